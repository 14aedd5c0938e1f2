"""Two clients at the four doors: what is drawn is what happened when they really connected."""

import itertools

import pytest

from helpers import classroom, widgets
from helpers.censor import middlebox
from helpers.network.memory import MemoryNetwork
from helpers.show import State
from helpers.show.doors import Door
from helpers.widgets.two_clients import DOH, ELEVEN, NONE, OFF, PAGE, PREFIX, PROVIDERS, RESOLVERS, WILDCARD, walk

NAMES = (NONE, PAGE, ELEVEN, WILDCARD)


@pytest.mark.parametrize("state", [*itertools.product(NAMES, (False, True), RESOLVERS)], ids=str)
def test_which_client_stops_where(state):
    names, prefix, resolver = state
    web, app = walk(names, prefix, resolver, "Telkomsel", None)
    at_web = {PROVIDERS: None if names == NONE else Door.CERTIFICATE, OFF: Door.NAME, DOH: None}[resolver]
    assert (web.client, web.shut_at) == ("web client", at_web)
    assert (app.client, app.shut_at) == ("app", Door.CONNECTION if prefix else None)
    assert app.state(Door.NAME) is State.UNUSED


def test_the_sentence_says_what_has_changed():
    both = widgets.two_clients()
    begin = "The web client stops at door 3, certificate: the browser stops. The app opens: it asks for no name."
    assert both.sentence == begin
    both.set({"Names blocked": NONE})
    assert both.sentence.endswith("The app opens: it asks for no name. Before: Web client: shut at 3.")
    both.controls[f"{PREFIX} blocked"].value = True
    assert "The app stops at door 2, connection: silence. Before: App: opens." in both.sentence
    both.set({"Resolver": OFF})
    assert both.sentence.startswith("The web client stops at door 1, name: silence.")
    both.reset()
    assert both.sentence == begin
    both.set({"Names blocked": WILDCARD})
    assert both.sentence == f"{begin} Nothing changed for either."


def test_the_picture_shows_each_door_as_the_journey_does():
    picture = widgets.doors(ELEVEN, prefix=True)
    assert picture.title == "Web client: shut at 3. App: shut at 2"
    for one in walk(ELEVEN, True, PROVIDERS, "Telkomsel", None):
        assert one.describe() in picture.description
    assert "no source gives their addresses of 2017" in picture.description


def test_what_the_readers_provider_does_now(memory):
    memory.provider("Telkomsel").obey(["venus.web.telegram.org"])
    with memory.capture() as capture:
        both = widgets.two_clients(memory)
        both.set({"Names blocked": "what the provider does now"})
    assert both.sentence.startswith("The web client stops at door 3") and not capture
    memory.resolver("Telkomsel").policy = None
    memory.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_ports(5222, 443)))
    both.set({"Resolver": OFF})
    both.set({"Resolver": PROVIDERS})
    assert both.sentence.startswith("The web client stops at door 2, connection: silence.")
    both.set({"Names blocked": NONE})
    assert both.sentence.startswith("The web client opens.")
    memory.provider("Telkomsel").middleboxes.clear()
    both.set({"Names blocked": "what the provider does now"})
    both.set({"Resolver": DOH})
    both.set({"Resolver": PROVIDERS})
    assert both.sentence.startswith("The web client opens.")
    assert both.shown.code.endswith("internet=internet)")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: widgets.two_clients(provider="Telkomm"), "there are: Telkomsel, XL"),
        (lambda: widgets.two_clients(names="all"), "there are: none, the page"),
        (lambda: widgets.doors("all"), "no names 'all'; there are: none, the page, "),
        (lambda: widgets.doors(resolver="mine"), "there are: the provider's, off, abroad, over DoH"),
        (lambda: widgets.doors("what the provider does now"), "there are: none"),
    ],
)
def test_mistakes_are_said_with_the_remedy(call, words):
    with pytest.raises(LookupError, match=words):
        call()


def test_no_record_of_a_day_is_never_filled_in():
    evening = classroom.open(MemoryNetwork(), day="2017-08-10 evening")
    with pytest.raises(LookupError, match="no record"):
        widgets.doors("what the provider does now", provider="XL", internet=evening)
