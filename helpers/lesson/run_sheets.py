"""Run sheets of the class of ninety minutes: minute by minute, for twenty pairs and for one laptop."""

from collections.abc import Iterator
from pathlib import Path

from helpers.lesson.class_plan import ACTIVITIES, WHOLE, Block, Step, blocks, class_votes, written
from helpers.lesson.notebook_file import INSTRUCTOR
from helpers.lesson.quiz_files import SIX, quizzes

ROOMS = {"pairs": "class_of_pairs.md", "one_laptop": "class_with_one_laptop.md"}  # how a room is, and its file
LONGEST_CODE = 60  # characters


def run_sheet(room: str) -> str:
    """Return the run sheet of a room, "pairs" or "one_laptop", in Markdown; LookupError for another."""
    if room not in ROOMS:
        raise LookupError(f"there is no run sheet for {room!r}; there are: {', '.join(ROOMS)}")
    text, found = written(), blocks()
    parts = [
        f"# {text[room]['title']}",
        text[room]["room"],
        _listed("Before", text["before"]),
        _listed("Safe and neutral", text["safe"]),
        "\n".join(["| from | to | what | with |", "| --- | --- | --- | --- |", *map(_row, found)]),
        _listed("Drop this first", text["drop_first"]),
        _listed("Never drop", text["never_drop"]),
        _listed("Activities", [f"{activity}: {text[room][activity]}." for activity in (*ACTIVITIES, "check")]),
        *(part for block in found for part in _details(block, text[room])),
        f"**Right answers.** {_right()}",
    ]
    return "\n\n".join(parts) + "\n"


def write_run_sheets() -> list[Path]:
    """Write both run sheets into their files, and return these."""
    paths = [INSTRUCTOR / name for name in ROOMS.values()]
    for path, room in zip(paths, ROOMS, strict=True):
        path.write_text(run_sheet(room), "utf-8", newline="\n")
    return paths


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join([f"**{heading}**\n", *(f"- {line}" for line in lines)])


def _row(block: Block) -> str:
    return f"| {block.start} | {block.end} | {block.what} | {_with(block)} |"


def _with(block: Block) -> str:
    return f"notebook {block.notebook}" if block.notebook else f"handout `{block.handout}`"


def _details(block: Block, in_the_room: dict[str, str]) -> Iterator[str]:
    """Yield what the teacher says in a block, and the cells that the class does, with the activity of each."""
    yield f"## {block.start} to {block.end}: {block.what}"
    yield block.say
    if block.handout == "six_questions":
        yield f"In this room: {in_the_room['six_questions']}."
    if block.steps:
        head = [
            f"Notebook {block.notebook}, these cells:",
            "",
            "| section | the cell begins | activity |",
            "| --- | --- | --- |",
        ]
        yield "\n".join([*head, *map(_step, block.steps)])


def _step(step: Step) -> str:
    code = f"`{step.begins[:LONGEST_CODE].strip()}`" if step.begins else "(text)"
    return f"| {step.section} | {code} | {step.activity} |"


def _right() -> str:
    """Return the right letters of the votes and of the six questions."""
    voted = [f"`{vote.variable}` {vote.right}" for vote in class_votes()]
    asked = [
        f"{question.id} {''.join(option.letter for option in question.options if option.correct)}"
        for question in quizzes()[SIX]
    ]
    return f"Votes: {', '.join(voted)}. Six questions: {', '.join(asked)}. The class has {WHOLE} minutes."
