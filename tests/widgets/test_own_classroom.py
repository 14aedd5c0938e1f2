"""A widget's classroom: the reader's day, and everybody whom the reader has plugged in."""

import pytest

from helpers import classroom, widgets
from helpers.classroom import State
from helpers.network.memory import MemoryNetwork
from helpers.widgets.own_classroom import own_classroom
from tests.cast import NAME
from tests.classroom.test_plugging import VILLAGE

EVENING = "2017-08-10 evening"
NOW = "what the provider does now"
SHOW = {  # what each widget shows of a vantage point
    "two clients": lambda internet, place: widgets.two_clients(internet, place),
    "as it is now": lambda internet, place: widgets.doors(NOW, provider=place, internet=internet),
    "bench": lambda internet, place: widgets.policy_bench(internet, place),
    "its twin": lambda internet, place: widgets.policy_coverage("t.me CNAME .\n", place, internet=internet),
    "stepper": lambda internet, place: widgets.query_stepper(internet, vantage_point=place),
}


@pytest.mark.parametrize("show", SHOW.values(), ids=SHOW)
def test_a_provider_of_the_readers_own_is_shown(memory, show):
    memory.plug_in(VILLAGE)
    assert show(memory, "Village Net").describe()


@pytest.mark.parametrize("show", SHOW.values(), ids=SHOW)
def test_a_provider_without_a_record_on_that_day_is_named_as_such(show):
    evening = classroom.open(MemoryNetwork(), day=EVENING)
    with pytest.raises(LookupError, match=r"no record: nobody reported which answers XL gave then \(2017-08-10 even"):
        show(evening, "XL")
    assert show(evening, "Detik's network").describe()


def test_a_provider_without_a_record_may_be_chosen_and_the_sentence_says_it():
    stepper = widgets.query_stepper(classroom.open(MemoryNetwork(), day=EVENING))
    stepper.set({"From": "XL"})
    assert stepper.sentence.startswith("no record: nobody reported which answers XL gave then")


def test_before_the_order_nobody_changes_an_answer():
    before = classroom.open(MemoryNetwork(), day="before")
    assert widgets.doors(NOW, internet=before).title == "Web client: opens. App: opens"
    assert {one.censor.policy for one in own_classroom(before).providers} == {None}


def test_what_the_reader_plugged_in_does_what_it_does_there(memory):
    quiet = memory.plug_in(VILLAGE, obeys=False)
    assert own_classroom(memory).states["Village Net"].state is State.OPEN
    assert widgets.message(2, NAME, "Village Net", internet=memory).title.startswith("Message 2 of 8")
    quiet.obey([NAME])
    assert widgets.message(2, NAME, "Village Net", internet=memory).title.startswith("Message 2 of 2")


def test_a_middlebox_that_the_reader_took_away_is_away(memory):
    stands = memory.provider("redirect.example").middleboxes
    assert own_classroom(memory).provider("redirect.example").middleboxes == stands and len(stands) == 1
    stands.clear()
    assert own_classroom(memory).provider("redirect.example").middleboxes == []
    assert len(own_classroom(memory, as_now=False).provider("redirect.example").middleboxes) == 1


def test_an_injector_of_ones_own_obeys_what_is_tried_and_leaves_the_readers_alone(memory):
    place = memory.provider("injection.example")
    before = place.censor.policy
    own = own_classroom(memory).provider("injection.example")
    assert own.middleboxes == [own.censor] and own.censor is not place.censor
    bench = widgets.policy_bench(memory, "injection.example", "t.me A 203.0.113.200\n")
    assert bench.sentence.startswith("11 listed names: 1 caught") and place.censor.policy is before
