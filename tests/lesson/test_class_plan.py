"""The class of ninety minutes: its minutes add up, and it uses every core cell once."""

import itertools

import pytest

from helpers.lesson import class_plan, run_sheets
from helpers.lesson.class_plan import WHOLE, blocks, class_votes, written
from helpers.lesson.minutes import minutes, words
from helpers.lesson.notebook_file import cells, load
from helpers.lesson.run_sheets import ROOMS, run_sheet
from tests.notebooks.reading import PATHS, UNFAIR, sentences

LONGEST_IN_WORDS = 1200
NOTEBOOKS = {"00", "02", "03", "04"}
every_room = pytest.mark.parametrize("room", ROOMS)


def table(sheet):
    """Return the first table of a run sheet: when a part begins and ends, and what it is."""
    rows = [line.strip("| ").split(" | ") for line in sheet.splitlines() if line.startswith("| ")]
    return [(int(start), int(end), what) for start, end, what, _ in rows[2 : 2 + len(blocks())]]


@every_room
def test_the_minutes_add_up_to_ninety(room):
    rows = table(run_sheet(room))
    assert rows[0][0] == 0 and rows[-1][1] == WHOLE == 90
    assert all(before[1] == after[0] for before, after in itertools.pairwise(rows))
    assert sum(end - start for start, end, _ in rows) == 90 and all(end > start for start, end, _ in rows)


def test_each_block_has_the_minutes_that_its_cells_need():
    for block in blocks():
        assert block.needs <= block.minutes, f"{block.what}: {block.needs:.1f} of {block.minutes} minutes"


def test_the_blocks_need_what_the_notebooks_need():
    needed = {number: sum(block.needs for block in blocks() if block.notebook == number) for number in NOTEBOOKS}
    core = {path.stem[:2]: minutes(path).core for path in PATHS}
    assert needed == pytest.approx({number: core[number] for number in NOTEBOOKS})
    assert core["01"] == 0


def test_every_core_cell_is_done_once_in_its_order():
    for number in NOTEBOOKS:
        (path,) = [path for path in PATHS if path.stem.startswith(number)]
        core = [cell for cell in cells(load(path)) if "core" in cell.tags and (cell.is_code or "explain" in cell.tags)]
        steps = [step for block in blocks() if block.notebook == number for step in block.steps]
        assert len(steps) == len(core)
        assert all(step.begins in cell.source for step, cell in zip(steps, core, strict=True))


def test_the_human_internet_and_what_is_never_dropped():
    (play,) = [block for block in blocks() if block.handout == "human_internet"]
    assert play.minutes == 12
    dropped, kept = " ".join(written()["drop_first"]), " ".join(written()["never_drop"])
    assert dropped.index("Round 3") < dropped.index("second vote") and "Write the list" in kept and "remedies" in kept
    assert "`one_prefix`" in dropped and "one_prefix" in [vote.variable for vote in class_votes()]


@every_room
def test_what_is_committed_is_what_is_made(room):
    assert (run_sheets.INSTRUCTOR / ROOMS[room]).read_text("utf-8") == run_sheet(room), "run: make sheets"


@every_room
def test_a_run_sheet_is_short_and_fair(room):
    sheet = run_sheet(room)
    assert words(sheet) <= LONGEST_IN_WORDS
    assert [part for part in sentences(sheet) if len(part.split()) > 20] == []
    assert UNFAIR.findall(sheet) == []


def test_the_rooms_differ_in_what_the_class_does():
    pairs, one = run_sheet("pairs"), run_sheet("one_laptop")
    assert "swap the keyboard" in pairs and "swap" not in one
    assert "the class dictates, you type" in one and "cards up" in one


def test_another_room_is_refused():
    with pytest.raises(LookupError, match="no run sheet for 'gym'; there are: pairs, one_laptop"):
        run_sheet("gym")


@pytest.fixture
def other_plan(monkeypatch):
    """Let data/class.toml say something else."""

    def say(*rows):
        monkeypatch.setattr(
            class_plan, "written", lambda: {"blocks": [{"minutes": 5, "what": "", "say": ""} | row for row in rows]}
        )

    return say


def test_a_notebook_that_is_not_there_is_named(other_plan):
    other_plan({"notebook": "07"})
    with pytest.raises(LookupError, match="no notebook '07'; there are: 00_start_here, "):
        blocks()


def test_a_section_that_is_not_there_is_named(other_plan):
    other_plan({"notebook": "04", "begins_with": "12. Nothing"})
    with pytest.raises(
        LookupError, match=r"notebook 04 has no section '12\. Nothing'; data/class\.toml names one of: "
    ):
        blocks()
