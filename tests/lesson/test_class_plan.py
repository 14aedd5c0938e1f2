"""The class of ninety minutes: its minutes add up, and it uses every core cell once."""

import itertools

import pytest

from helpers.handouts import HANDOUTS
from helpers.lesson import class_plan, run_sheets
from helpers.lesson.class_plan import WHOLE, Activity, blocks, class_text, class_votes
from helpers.lesson.minutes import minutes, words
from helpers.lesson.notebook_file import cells, load
from helpers.lesson.run_sheets import ROOMS, run_sheet
from helpers.lesson.sheets import markdown_table
from tests.notebooks.reading import PATHS, UNFAIR, sentences

LONGEST_IN_WORDS = 1250
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


def test_every_handout_of_the_class_is_there():
    assert {block.handout for block in blocks() if block.handout} <= set(HANDOUTS)
    assert all(block.handout or block.notebook for block in blocks())


@pytest.mark.parametrize(
    ("begins", "activity"),
    [
        ('laptop_browser = "?"', Activity.PREDICT),
        ('my_list = """', Activity.EXERCISE),
        ('lesson.check("02-list", my_list)', Activity.CHECK),
        ("show.coverage(order)", Activity.RUN),
        ('exact_vote = "?"', Activity.VOTE),
        ('remedy_opens = "?"', Activity.VOTE),
        ("widgets.remedies_bench()", Activity.WIDGET),
        ("", Activity.EXPLAIN),
        ('my_sentences = """', Activity.EXERCISE),
    ],
)
def test_what_the_class_does_at_a_cell(begins, activity):
    assert [step.activity for block in blocks() for step in block.steps if step.begins == begins] == [activity]


def test_the_human_internet_and_what_is_never_dropped():
    (play,) = [block for block in blocks() if block.handout == "human_internet"]
    assert play.minutes == 12
    dropped, kept = " ".join(class_text()["drop_first"]), " ".join(class_text()["never_drop"])
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
    assert "Swap the keyboard" in pairs and "Swap" not in one
    assert "the class dictates, you type" in one and "cards up" in one


def test_another_room_is_refused():
    with pytest.raises(LookupError, match="no run sheet for 'gym'; there are: pairs, one_laptop"):
        run_sheet("gym")


@pytest.fixture
def other_plan(monkeypatch):
    """Let data/class.toml say something else."""

    def say(*rows):
        each = WHOLE // len(rows)
        found = {"blocks": [{"minutes": each, "what": "a part", "say": ""} | row for row in rows]}
        monkeypatch.setattr(class_plan, "class_text", lambda: found)

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


def test_a_block_of_nothing_is_named(other_plan):
    other_plan({"what": "a rest"})
    with pytest.raises(LookupError, match="'a rest' has no notebook and no handout"):
        blocks()


def test_blocks_that_take_other_than_ninety_minutes_are_refused(other_plan):
    other_plan({"handout": "jigsaw", "minutes": 80})
    with pytest.raises(ValueError, match="take 80 minutes; they must take 90"):
        blocks()


def test_two_blocks_of_a_notebook_share_its_sections_whatever_stands_between(other_plan):
    other_plan({"notebook": "04"}, {"handout": "jigsaw"}, {"notebook": "04", "begins_with": "9. Mark and rewrite"})
    first, _, last = blocks()
    (path,) = [path for path in PATHS if path.stem.startswith("04")]
    assert first.needs + last.needs == pytest.approx(minutes(path).core) and last.needs > 6


def test_blocks_against_the_order_of_the_sections_are_refused(other_plan):
    other_plan(
        {"notebook": "04", "begins_with": "9. Mark and rewrite"}, {"notebook": "04", "begins_with": "6. Four views"}
    )
    with pytest.raises(ValueError, match="the blocks of notebook 04 do not follow its sections"):
        blocks()


def test_a_vote_that_the_data_does_not_have_is_named(other_plan, monkeypatch):
    monkeypatch.setattr(class_plan, "votes", lambda: ())
    with pytest.raises(LookupError, match="a core cell votes on 'exact_vote'; data/votes.csv has: "):
        class_votes()


def test_a_sign_of_markdown_in_a_cell_does_not_break_the_table():
    (row,) = list(markdown_table(("a",), [("x = a | b",)]))[2:]
    assert row == "| x = a \\| b |"
