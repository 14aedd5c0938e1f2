"""Run sheets of the class of ninety minutes: minute by minute, for twenty pairs and for one laptop."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.lesson.class_plan import Activity, Block, Step, blocks, class_text, class_votes
from helpers.lesson.notebook_file import INSTRUCTOR
from helpers.lesson.quiz_files import SIX, quizzes
from helpers.lesson.sheets import markdown_table
from helpers.lesson.solutions import rewrite_the_article

ROOMS = {"pairs": "class_of_pairs.md", "one_laptop": "class_with_one_laptop.md"}  # how a room is, and its file
LONGEST_CODE = 60  # characters


def run_sheet(room: str) -> str:
    """Return the run sheet of a room, "pairs" or "one_laptop", in Markdown; LookupError for another."""
    if room not in ROOMS:
        raise LookupError(f"there is no run sheet for {room!r}; there are: {', '.join(ROOMS)}")
    text, found = class_text(), blocks()
    parts = [
        f"# {text[room]['title']}",
        text[room]["room"],
        _listed("The day before", [*text[room]["before"], *text["before"]]),
        _listed("Safe and neutral", text["safe"]),
        "\n".join(markdown_table(("from", "to", "what", "with"), map(_row, found))),
        _listed("Drop this first", text["drop_first"]),
        _listed("Never drop", text["never_drop"]),
        _listed("Behind time", text["behind_time"]),
        _listed("Activities", [f"{activity.value}: {text[room][activity.value]}." for activity in Activity]),
        *(part for block in found for part in _details(block)),
        _listed("Right answers", _right()),
    ]
    return "\n\n".join(parts) + "\n"


def write_run_sheets() -> list[Path]:
    """Write both run sheets into their files, and return these."""
    paths = [INSTRUCTOR / name for name in ROOMS.values()]
    for path, room in zip(paths, ROOMS, strict=True):
        path.write_text(run_sheet(room), "utf-8", newline="\n")
    return paths


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([f"**{heading}**\n", *(f"- {line}" for line in lines)])


def _row(block: Block) -> tuple[str, ...]:
    material = f"notebook {block.notebook}" if block.notebook else f"handout `{block.handout}`"
    return str(block.start), str(block.end), block.what, material


def _details(block: Block) -> Iterator[str]:
    """Yield what the teacher says in a block, and the cells that the class does, with the activity of each."""
    yield f"## {block.start} to {block.end}: {block.what}"
    yield block.say
    if block.steps:
        head = f"Notebook {block.notebook}, these cells:"
        yield "\n".join(
            [head, "", *markdown_table(("section", "the cell begins", "activity"), map(_step, block.steps))]
        )


def _step(step: Step) -> tuple[str, ...]:
    code = f"`{step.begins[:LONGEST_CODE].strip().replace('`', chr(39))}`" if step.begins else "(text)"
    return step.section, code, step.activity.value


def _right() -> Iterator[str]:
    """Yield the right answers: of the four devices, the votes, the three sentences and the six questions."""
    yield "Four devices: both browsers stop, both apps go on [S125, S126]."
    yield f"Votes: {', '.join(f'`{vote.variable}` {vote.right}' for vote in class_votes())}."
    yield "Three sentences, in any words:"
    yield from (line.strip() for line in rewrite_the_article().strip().splitlines())
    asked = [
        f"{question.id} {''.join(option.letter for option in question.options if option.correct)}"
        for question in quizzes()[SIX]
    ]
    yield f"Six questions: {', '.join(asked)}."
