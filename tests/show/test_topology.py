"""The topology: everybody who is plugged in is on it, and the ways of visits end where the visits ended."""

import dataclasses

import pytest

from helpers import case, show
from helpers.censor import middlebox
from helpers.censor.middlebox import Action, Interference
from helpers.failures import outcome
from helpers.show.doors import Kind
from helpers.show.lanes import RESOLVER, lanes_of, programs_of, struck_boxes
from helpers.show.sites import sites
from helpers.show.walk import journeys
from helpers.transports import UDP
from tests.cast import BLOCK_PAGE, DC2, NAME, PUBLIC, forge, public_resolver
from tests.show.reading import alternative_text, check_places, words_of
from tests.show.visits import visit

VILLAGE = dataclasses.replace(
    case.providers()[0], name="Village Net", client_ipv4="192.0.2.201", resolver_ipv4="192.0.2.202", policy="",
    answer_type="", answer="",
)  # fmt: skip


def lanes(internet, *captures):
    walked = [one for capture in captures for one in journeys(capture)]
    plan = sites(internet, None, programs_of(walked))
    return [lane for capture in captures for lane in lanes_of(capture, journeys(capture), plan)]


def ways(internet, capture):
    return {(lane.program, lane.kind, lane.target, lane.middlebox) for lane in lanes(internet, capture)}


def test_a_provider_and_a_middlebox_that_are_added_are_in_the_picture(internet):
    before = show.topology(internet)
    assert "Village Net" not in alternative_text(before)
    internet.plug_in(VILLAGE).middleboxes.append(middlebox.drop(middlebox.to_addresses(DC2)))
    picture = show.topology(internet)
    assert {"Village Net", f"drops: to {DC2}"} <= set(words_of(picture))
    assert f"Village Net: a client, and a resolver with no order; on the road: drops: to {DC2}." in alternative_text(
        picture
    )
    assert words_of(before).count("resolver") == words_of(picture).count("resolver")  # one of the others made room


def test_everybody_of_the_classroom_is_said(memory):
    picture = show.topology(memory)
    shown = [provider.name for provider in memory.providers if provider.name in words_of(picture)]
    assert shown[:3] == ["Telkomsel", "XL", "Telkom"] and shown[-1] == "abroad"
    missing = [provider.name for provider in memory.providers if provider.name not in shown]
    assert f"Not shown: {', '.join(missing)}." in alternative_text(picture)
    assert any(line.startswith(f"Not shown: {len(missing)} more.") for line in words_of(picture))
    assert words_of(picture).count("11 orders") == len(shown) - 1
    for machine in memory.machines.values():
        if machine.kind not in ("client", "resolver"):
            assert machine.label in alternative_text(picture)
    assert {"198.51.100.0/24", "149.154.160.0/20", "stand-in"} <= set(words_of(picture))
    assert alternative_text(picture).count("no middlebox") == len(shown)


@pytest.mark.parametrize(
    "box, words",
    [
        (middlebox.reset(middlebox.asking_server(NAME)), f"resets: server name {NAME}"),
        (middlebox.drop(middlebox.to_prefixes("149.154.160.0/20")), "drops: to 149.154.160.0/20"),
        (middlebox.redirect_dns("192.0.2.53"), "redirects DNS to 192.0.2.53"),
        (middlebox.inject_dns(forge), "injects DNS answers"),
        (middlebox.throttle(middlebox.to_ports(443), 800), "slows to 800 bytes a second: to port 443"),
        (lambda flow: None, "a function of your own"),
    ],
)
@pytest.mark.parametrize("place", ["Telkomsel", "abroad"])
def test_each_middlebox_is_named_in_plain_words(memory, place, box, words):
    memory.provider(place).middleboxes.append(box)
    picture = show.topology(memory)
    check_places(picture)
    assert words in alternative_text(picture)
    assert words.split()[0] in " ".join(words_of(picture))


def test_the_ways_of_the_case(memory):
    capture = visit(memory, "Telkomsel", "web client")
    assert ways(memory, capture) == {
        ("web client", Kind.ASKED, RESOLVER, None),
        ("web client", Kind.CHANGED, RESOLVER, None),
        ("web client", Kind.LED, "block page hosts", None),
    }
    assert ways(memory, visit(memory, "Telkomsel", "app")) == {("app", Kind.ASKED, "data centres", None)}
    assert ways(memory, visit(memory, "abroad", "web client")) == {
        ("web client", Kind.ASKED, RESOLVER, None),
        ("web client", Kind.PAIR, "DNS servers", None),
        ("web client", Kind.ASKED, "web hosts", None),
    }


def test_a_way_ends_at_the_middlebox_that_stopped_it(internet):
    quiet = middlebox.drop(middlebox.to_ports(25))
    internet.provider("abroad").middleboxes += [quiet, middlebox.reset(middlebox.asking_server(NAME))]
    capture = visit(internet, "abroad", "web client")
    assert ("web client", Kind.ASKED, "web hosts", 1) in ways(internet, capture)
    plan = sites(internet, None, programs_of(journeys(capture)))
    assert struck_boxes(capture, plan) == {("abroad", 1): "cross"}
    orders = sum(site.orders != "no order" for site in plan.all)
    assert show.topology(internet, capture).svg.count('fill="#CC79A7"') == orders + 1


def test_a_way_of_an_injected_answer_begins_at_its_middlebox(memory):
    memory.provider("XL").middleboxes.append(middlebox.inject_dns(forge))
    memory.resolver("XL").policy = None
    capture = visit(memory, "XL", "web client")
    assert ("web client", Kind.CHANGED, RESOLVER, 0) in ways(memory, capture)
    assert struck_boxes(capture, sites(memory)) == {("XL", 0): "unequal"}
    assert BLOCK_PAGE in alternative_text(show.topology(memory, capture))


def test_the_visits_are_in_the_title_and_door_by_door_in_the_alternative_text(memory):
    captures = [visit(memory, "Telkomsel", program) for program in ("web client", "app")]
    picture = show.topology(memory, *captures)
    assert picture.title == "Web client: shut at door 3. App: no door is shut"
    for capture in captures:
        for one in journeys(capture):
            assert f"At Telkomsel: {one.describe()}" in alternative_text(picture)
    assert {"web client", "app"} <= set(words_of(picture))


def test_a_machine_that_the_classroom_has_no_row_for_is_drawn_if_somebody_asked_it(memory):
    client = memory.client("Telkomsel")
    client.stub.use(public_resolver(memory), UDP)
    with memory.capture() as capture:
        outcome(client.web.connect)
    assert PUBLIC == "8.8.8.8" and "Google's resolver" in words_of(show.topology(memory, capture))


def test_more_than_fits_is_refused_and_the_chosen_are_drawn(memory):
    for number in range(4):
        address = f"192.0.2.{210 + 2 * number}", f"192.0.2.{211 + 2 * number}"
        memory.plug_in(
            dataclasses.replace(VILLAGE, name=f"Net {number}", client_ipv4=address[0], resolver_ipv4=address[1])
        )
    with pytest.raises(ValueError, match=r"do not fit: name some, as in providers=\['Telkomsel'\]"):
        show.topology(memory, providers=["Telkomsel", "XL", "Net 0", "Net 1", "Net 2", "Net 3", "abroad"])
    picture = show.topology(memory, providers=["Net 2", "abroad"])
    assert {"Net 2", "abroad"} <= set(words_of(picture)) and "Telkomsel" not in words_of(picture)
    assert "abroad" in words_of(show.topology(memory, providers=["abroad"]))
    with pytest.raises(LookupError, match="no provider 'Net 9'; there are: Telkomsel, XL, Telkom, .*, Net 0"):
        show.topology(memory, providers=["Net 9"])
    with pytest.raises(ValueError, match="needs a provider"):
        show.topology(memory, providers=[])
    memory.provider("XL").middleboxes += [lambda flow: Interference(Action.DROP)] * 5
    with pytest.raises(ValueError, match="5 middleboxes at XL: a picture shows 4"):
        show.topology(memory, providers=["XL"])


def test_as_much_as_fits_is_legible(memory):
    three = [memory.provider(name) for name in ("Telkomsel", "XL", "abroad")]
    for provider in three:
        provider.middleboxes += [middlebox.drop(middlebox.to_addresses(DC2))] * 2
    captures = [visit(memory, place.name, program) for place in three for program in ("web client", "app")]
    check_places(show.topology(memory, *captures))


def test_a_name_or_an_address_that_is_taken_can_not_be_plugged_in(memory):
    with pytest.raises(ValueError, match="there is a provider 'XL' already: choose another name"):
        memory.plug_in(dataclasses.replace(VILLAGE, name="XL"))
    with pytest.raises(ValueError, match=r"192\.0\.2\.53 is the address of provider's resolver"):
        memory.plug_in(dataclasses.replace(VILLAGE, resolver_ipv4="192.0.2.53"))
    assert "Village Net" not in [provider.name for provider in memory.providers]
    assert "192.0.2.201" not in memory.machines


def test_a_client_of_a_new_provider_is_recorded_under_its_name(memory):
    memory.plug_in(VILLAGE)
    (one,) = journeys(visit(memory, "Village Net", "web client"))
    assert (one.place, one.outcome) == ("Village Net", "opens")
