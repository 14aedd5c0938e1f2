"""The grid: what stands in a cell is what the journey says, and nothing else fits into one."""

import pytest

from helpers import show
from helpers.failures import outcome
from helpers.show.cells import cell_of
from helpers.show.doors import Door, State
from helpers.show.walk import journeys
from tests.cast import NAME, URL
from tests.show.reading import alternative_text, words_of
from tests.show.visits import visit


def looks(picture):
    """Return how often each door is drawn."""
    return {state: picture.svg.count(f'<use href="#{look}"') for state, look in show.doors.LOOKS.items()}


def test_a_cell_is_the_visits_four_doors_and_a_word(internet):
    web, app = visit(internet, "Telkomsel", "web client"), visit(internet, "Telkomsel", "app")
    picture = show.grid({"web client": {"Telkomsel": web}, "app": {"Telkomsel": app}})
    assert looks(picture) == {
        State.CHANGED: 1, State.LED: 1, State.SHUT: 1, State.UNREACHED: 1, State.OPEN: 2, State.UNUSED: 2,
    }  # fmt: skip
    assert {"shut at 3", "opens", "web client", "app", "Telkomsel"} <= set(words_of(picture))
    assert picture.table[0] == ("", "Telkomsel")
    assert [line[0] for line in picture.table[1:]] == ["web client", "app"]
    for one in (*journeys(web), *journeys(app)):
        for door in Door:
            assert f"{door.name.lower()} {one.state(door).value}" in alternative_text(picture)
            assert one.state(door).value in " ".join(picture.table[1] + picture.table[2])


def test_a_journey_is_as_good_as_its_capture(memory):
    capture = visit(memory, "Telkomsel", "web client")
    assert cell_of(capture) == cell_of(show.journeys(capture)[0])


def test_a_failure_says_where_it_ended_and_nothing_about_the_doors_before(memory):
    failure = outcome(lambda: memory.client("Telkomsel").browser.get(URL))
    cell = cell_of(failure)
    assert cell.states == (None, None, State.SHUT, State.UNREACHED)
    assert cell.describe() == (
        "shut at 3 (the browser stops); name not known, connection not known, certificate shut, page not reached"
    )


@pytest.mark.parametrize("place, word", [("Telkomsel", "answer changed"), ("abroad", "answered")])
def test_a_lookup_alone_is_answered_or_changed(memory, place, word):
    with memory.capture() as capture:
        memory.client(place).stub.resolve(NAME)
    assert cell_of(capture).words == word


def test_a_page_of_the_block_page_host_opens_elsewhere(memory):
    with memory.capture() as capture:
        memory.client("Telkomsel").browser.get("http://t.me/")
    assert cell_of(capture).words == "opens elsewhere"
    assert cell_of(capture).tint == "changed"


def test_what_nobody_recorded_is_hatched_with_the_words(memory):
    capture = visit(memory, "abroad", "app")
    picture = show.grid({"app": {"abroad": capture, "Tri": None}, "web client": {"abroad": capture}})
    assert words_of(picture).count("no record") == 2
    assert "app, Tri: no record." in alternative_text(picture)
    assert picture.table[2][2] == "no record"


def test_history_has_a_solid_rule_and_a_what_if_a_dashed_one(memory):
    capture = visit(memory, "abroad", "app")
    picture = show.grid({"app": {"order": capture, "prefixes": capture}},
                        over={"14 July 2017": ["order"], "what if": ["prefixes"]})  # fmt: skip
    assert {"14 July 2017", "what if"} <= set(words_of(picture))
    assert picture.svg.count('stroke-dasharray="9 6"') == 1
    assert "What if: prefixes." in alternative_text(picture)


def test_what_is_no_visit_is_refused_with_the_remedy(memory):
    with memory.capture() as two:
        for program in ("app", "web"):
            outcome(getattr(memory.client("abroad"), program).connect)
    with pytest.raises(ValueError, match="capture each one alone"):
        show.grid({"both": {"abroad": two}})
    with pytest.raises(ValueError, match="a cell is a capture, a journey, a NetworkFailure or None"):
        show.grid({"app": {"abroad": "opens"}})
    with pytest.raises(ValueError, match="a grid needs a visit"):
        show.grid({})
    with pytest.raises(ValueError, match="7 rows and 1 columns are too many.*make two grids"):
        show.grid({str(number): {"abroad": None} for number in range(7)})
    with pytest.raises(ValueError, match="1 rows and 8 columns are too many"):
        show.grid({"app": {str(number): None for number in range(8)}})
