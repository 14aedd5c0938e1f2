"""The human internet: the cards say what data/ says, and each round goes in the small internet as it is printed."""

import re
import sys

import dns.name
import dns.zone
import pytest

from helpers import case, transports
from helpers.classroom.internet import Internet
from helpers.failures import NetworkFailure, Operation, outcome
from helpers.handouts import human_internet
from helpers.handouts.human_internet import filled, human_internet_text
from helpers.handouts.servers_say import NAME, OTHER, PROVIDER, servers_say
from helpers.network.memory import MemoryNetwork
from helpers.network.road import Road
from helpers.servers.forwarder import Forwarder

module = sys.modules[filled.__module__]  # the package has a function of this name
DOOR_OF = {
    Operation.RESOLVE: "A",
    Operation.DNS_ROUND_TRIP: "A",
    Operation.CONNECT: "B",
    Operation.TLS_HANDSHAKE: "C",
    Operation.HTTP_ROUND_TRIP: "D",
}
HOME_ROUTER = "192.0.2.200"


def zone(origin):
    return dns.zone.from_text(case.zone_text(origin), origin, relativize=False, check_origin=False)


def value(origin, owner, rdtype):
    """Return the first value in a zone file, as dnspython reads it."""
    return zone(origin).get_rdataset(dns.name.from_text(owner), rdtype)[0].to_text()


def steps(role):
    (card,) = [card for card in human_internet_text()["cards"] if card["role"] == role]
    return card["where"] + " " + " ".join(card["steps"])


def test_everybody_of_the_play_has_a_card():
    roles = [card["role"] for card in human_internet_text()["cards"]]
    servers = ["Root server", "Server of org.", "Server of telegram.org.", "Web server", "Data centre 2"]
    resolvers = ["Resolver of Telkomsel", "Resolver of another provider"]
    assert roles == ["Browser", "App", "Stub resolver", *resolvers, *servers, "Block page host"]


def test_the_cards_of_the_servers_hold_what_the_zone_files_hold():
    tld, tld_server = "org.", value(".", "org.", "NS")
    assert value(".", tld_server, "A") in steps("Root server") and tld in steps("Root server")
    zone_server = value(tld, "telegram.org.", "NS")
    assert value(tld, zone_server, "A") in steps("Server of org.")
    address = zone("telegram.org.").get_rdataset(dns.name.from_text(NAME), "A")
    assert f"`{address[0]}`" in steps("Server of telegram.org.")
    assert f"{address.ttl} seconds" in steps("Server of telegram.org.")
    assert f"`{address[0]}`" in steps("Web server")


def test_the_cards_of_the_others_hold_what_the_rows_hold():
    (root,) = [row for row in case.machines() if "." in row.serves]
    provider, other = (next(row for row in case.providers() if row.name == name) for name in (PROVIDER, OTHER))
    assert root.ipv4 in steps("Root server") and provider.resolver_ipv4 in steps("Resolver of Telkomsel")
    assert other.resolver_ipv4 in steps("Resolver of another provider") and other.confidence is case.Confidence.INVENTED
    (block_page,) = [row for row in case.machines() if row.ipv4 == provider.answer]
    assert block_page.ipv4 in steps("Block page host") and block_page.serves[0] in steps("Block page host")
    assert case.datacentres()[1].ipv4 in steps("App") and case.datacentres()[1].ipv4 in steps("Data centre 2")


def test_the_envelope_holds_the_eleven_names_and_no_other():
    envelope = human_internet().split("Envelope")[1].split("</ul>")[0]
    assert re.findall(r"<li><code>(.+?)</code></li>", envelope) == [row.name for row in case.names()]


def door(visit):
    """Return the letter of the door that stopped a visit, or "opens"."""
    return DOOR_OF[visit.operation] if isinstance(visit, NetworkFailure) else "opens"


SETUPS = ("nobody has an envelope", "the envelope is open", "the other has no envelope", "the order has ended")


def played(setup):
    """Play a round in the small internet; return who stopped where."""
    assert setup in SETUPS
    internet = Internet(MemoryNetwork(seed=2017), "before")
    provider = internet.provider(PROVIDER)
    eleven = [row.name for row in case.names()]
    client = internet.client(OTHER if setup == "the other has no envelope" else PROVIDER)
    if setup != "nobody has an envelope":
        provider.obey(eleven)
    if setup == "the order has ended":  # who remembers in place of the stub resolver is a home router, as in the lesson
        router = Forwarder(Road(internet.network, HOME_ROUTER), provider.resolver.address)
        transports.serve(internet.network, router, HOME_ROUTER)
        client.stub.use(router)
        client.stub.resolve(NAME)
        provider.obey([])
    found = {"browser": door(outcome(lambda: client.browser.get(f"https://{NAME}/")))}
    if setup == "the order has ended":
        internet.clock.advance(int(servers_say()["changed_seconds"]))
        found["browser, when the slip's time is over"] = door(outcome(lambda: client.browser.get(f"https://{NAME}/")))
    return found | {"app": door(outcome(client.app.connect))}


@pytest.mark.parametrize("number", range(4))
def test_each_round_goes_as_it_is_printed(number):
    one = human_internet_text()["rounds"][number]
    assert played(one["setup"]) == one["ends"]


def test_the_rounds_are_those_of_the_lesson():
    assert [one["ends"]["browser"] for one in human_internet_text()["rounds"]] == ["opens", "C", "opens", "C"]


def test_a_word_that_no_server_says_is_refused_by_its_name():
    for text in ("go to {the_moon}", "{name.of.nobody}", "{", "{}"):
        with pytest.raises(LookupError, match="a word in braces is none of: name, ") as caught:
            filled(["{name}", {"role": text}])
        assert repr(text) in str(caught.value)


def test_a_card_of_an_unknown_kind_is_refused(monkeypatch):
    card = {"role": "x", "peran": "x", "where": "x", "steps": [], "kind": '"><script>'}
    monkeypatch.setattr(module, "human_internet_text", lambda: human_internet_text() | {"cards": [card]})
    with pytest.raises(ValueError, match="is not a valid Look"):
        module.human_internet()
