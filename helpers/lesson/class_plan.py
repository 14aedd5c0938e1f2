"""The class of ninety minutes: the blocks of data/class.toml, and the core cells of the notebooks that they use."""

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.case.sources import DATA
from helpers.case.table import read_text
from helpers.lesson.minutes import HEADING, Section, minutes
from helpers.lesson.notebook_file import Cell, cells, lessons, load
from helpers.lesson.votes import Vote, votes

WHOLE = 90  # minutes
ACTIVITIES = ("vote", "predict", "exercise", "widget", "explain", "run")  # the first that a cell is tagged with


@dataclass(frozen=True)
class Step:
    """A core cell that the class does: its section, how the cell begins, and the activity."""

    section: str
    begins: str
    activity: str


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
def written() -> dict[str, Any]:
    """Return data/class.toml as it is."""
    return tomllib.loads(read_text(DATA / "class.toml"))


def blocks() -> tuple[Block, ...]:
    """Return the blocks in their order.

    Raises LookupError for a notebook or a section that is not there.
    """
    found: list[Block] = []
    rows = written()["blocks"]
    for row, following in zip(rows, [*rows[1:], {}], strict=True):
        start = found[-1].end if found else 0
        last = following.get("begins_with") if following.get("notebook") == row.get("notebook") else None
        sections = _sections(row["notebook"], row.get("begins_with"), last) if "notebook" in row else []
        needs = sum(section.core for section in sections)
        steps = tuple(_steps(row["notebook"], {section.heading for section in sections})) if sections else ()
        found.append(
            Block(start, row["minutes"], row["what"], row["say"], row.get("notebook"), row.get("handout"), needs, steps)
        )
    return tuple(found)


def class_votes() -> tuple[Vote, ...]:
    """Return the votes of the class: those that a core cell of its notebooks asks for, in their order."""
    asked = [step.begins.split(" = ")[0] for block in blocks() for step in block.steps if step.activity == "vote"]
    return tuple(next(vote for vote in votes() if vote.variable == variable) for variable in asked)


def _sections(notebook: str, first: str | None, last: str | None) -> list[Section]:
    """Return the sections of a notebook from one heading up to before another."""
    all_of_it = list(minutes(_path(notebook)).sections)
    headings = [section.heading for section in all_of_it]
    for heading in filter(None, (first, last)):
        if heading not in headings:
            raise LookupError(
                f"notebook {notebook} has no section {heading!r}; data/class.toml names one of: {headings}"
            )
    begin = headings.index(first) if first else 0
    return all_of_it[begin : headings.index(last) if last else None]


def _steps(notebook: str, sections: set[str]) -> Iterator[Step]:
    section, is_vote = "", False
    for cell in cells(load(_path(notebook))):
        heading = None if cell.is_code else HEADING.search(cell.source)
        section = heading[1] if heading else section
        if not cell.is_code:
            is_vote = "vote" in cell.tags
        if section in sections and "core" in cell.tags and (cell.is_code or "explain" in cell.tags):
            yield Step(section, _begins(cell), _activity(cell, is_vote))


def _begins(cell: Cell) -> str:
    """Return the first line of code that is more than an import; of a text nothing."""
    if not cell.is_code:
        return ""
    lines = [line for line in cell.source.splitlines() if line and not line.startswith(("from ", "import ", "#"))]
    return lines[0]


def _activity(cell: Cell, is_vote: bool) -> str:
    if "lesson.check(" in cell.source:
        return "check"
    found = next((activity for activity in ACTIVITIES if activity in cell.tags), "run")
    return "vote" if found == "predict" and is_vote else found


def _path(notebook: str) -> Path:
    found = next((path for path in lessons() if path.stem.startswith(notebook)), None)
    if found is None:
        raise LookupError(f"there is no notebook {notebook!r}; there are: {', '.join(path.stem for path in lessons())}")
    return found
