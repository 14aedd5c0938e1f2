"""The class of ninety minutes: the blocks of data/class.toml, and the core cells of the notebooks that they use."""

import enum
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.case.sources import DATA
from helpers.case.table import read_toml
from helpers.lesson.minutes import CHECK, Section, minutes
from helpers.lesson.notebook_file import Cell, lessons
from helpers.lesson.votes import Vote, votes

WHOLE = 90  # minutes


class Activity(enum.Enum):
    """What a class does at a cell: the first of these words that the cell is tagged with."""

    VOTE = "vote"
    PREDICT = "predict"
    EXERCISE = "exercise"
    CHECK = "check"  # no tag: a cell that only checks what stands in the one before
    WIDGET = "widget"
    EXPLAIN = "explain"
    RUN = "run"  # any other cell, too


@dataclass(frozen=True)
class Step:
    """A core cell that the class does: its section, its first line (none of a text), and the activity."""

    section: str
    begins: str
    activity: Activity


@dataclass(frozen=True)
class Block:
    """A part of the class: when it begins, how long it takes, what it needs by the time model, and its cells."""

    start: int
    minutes: int
    what: str
    say: str
    notebook: str | None
    handout: str | None
    needs: float
    steps: tuple[Step, ...]

    @property
    def end(self) -> int:
        return self.start + self.minutes


@functools.cache
def class_text() -> dict[str, Any]:
    """Return data/class.toml as it is."""
    return read_toml(DATA / "class.toml")


def blocks() -> tuple[Block, ...]:
    """Return the blocks in their order.

    Raises LookupError for a block without notebook and handout, and for a notebook or a section that is not there,
    ValueError where the blocks do not take ninety minutes.
    """
    found: list[Block] = []
    rows = class_text()["blocks"]
    for number, row in enumerate(rows):
        if "notebook" not in row and "handout" not in row:
            raise LookupError(f"data/class.toml: {row['what']!r} has no notebook and no handout; give it one")
        sections = _sections(row, rows[number + 1 :]) if "notebook" in row else []
        found.append(
            Block(
                start=found[-1].end if found else 0,
                minutes=row["minutes"],
                what=row["what"],
                say=row["say"],
                notebook=row.get("notebook"),
                handout=row.get("handout"),
                needs=sum(section.core for section in sections),
                steps=tuple(
                    Step(section.heading, _begins(cell), _activity(cell))
                    for section in sections
                    for cell in section.cells
                    if "core" in cell.tags and (cell.is_code or "explain" in cell.tags)
                ),
            )
        )
    if found[-1].end != WHOLE:
        raise ValueError(f"the blocks of data/class.toml take {found[-1].end} minutes; they must take {WHOLE}")
    return tuple(found)


def class_votes() -> tuple[Vote, ...]:
    """Return the votes of the class in their order: those that a core cell of its notebooks asks for.

    Raises LookupError for a vote that data/votes.csv does not have.
    """
    known = {vote.variable: vote for vote in votes()}
    steps = [step for block in blocks() for step in block.steps if step.activity is Activity.VOTE]
    asked = [step.begins.split(" = ")[0] for step in steps]
    unknown = [variable for variable in asked if variable not in known]
    if unknown:
        raise LookupError(f"a core cell votes on {unknown[0]!r}; data/votes.csv has: {', '.join(known)}")
    return tuple(known[variable] for variable in asked)


def _sections(row: dict[str, Any], later: Sequence[dict[str, Any]]) -> list[Section]:
    """Return the sections of a block: from where it begins up to where the next block of the same notebook does."""
    number = row["notebook"]
    sections = list(minutes(_path(number)).sections)
    headings = [section.heading for section in sections]
    following = next((other for other in later if other.get("notebook") == number), {})
    ends = [block.get("begins_with") for block in (row, following)]
    for heading in filter(None, ends):
        if heading not in headings:
            raise LookupError(f"notebook {number} has no section {heading!r}; data/class.toml names one of: {headings}")
    first = headings.index(ends[0]) if ends[0] else 0
    last = headings.index(ends[1]) if ends[1] else len(headings)
    if last <= first:
        raise ValueError(f"data/class.toml: the blocks of notebook {number} do not follow its sections: {ends}")
    return sections[first:last]


def _begins(cell: Cell) -> str:
    return cell.source.splitlines()[0] if cell.is_code else ""


def _activity(cell: Cell) -> Activity:
    if cell.source.startswith(CHECK):
        return Activity.CHECK
    return next((activity for activity in Activity if activity.value in cell.tags), Activity.RUN)


def _path(number: str) -> Path:
    found = next((path for path in lessons() if path.stem.startswith(number)), None)
    if found is None:
        raise LookupError(f"there is no notebook {number!r}; there are: {', '.join(path.stem for path in lessons())}")
    return found
