"""The time model: how many minutes a notebook takes somebody who reads in a second language, and works in a pair.

Reading, predictions, exercises, widgets, the quiz and the talk are estimated; the running time is measured when the
notebook is made, and divided equally among its code cells.  A cell tagged `optional` takes no time; one tagged `core`
belongs to the class of ninety minutes as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.lesson.notebook_file import Cell, cells, load, save

WORDS_PER_MINUTE = 100
OF_CODE = {"predict": 4, "exercise": 6, "widget": 5, "quiz": 4}  # tag of a code cell -> minutes with a neighbour
OF_TEXT = {"explain": 5}
CHECK = "lesson.check("  # an exercise takes its time once, in the cell that checks it
HEADING = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
IN_ALL = re.compile(r"\*\*About \d+ minutes?\b")
SO_FAR = re.compile(r"^\*About \d+ minutes? so far\.\*\n*", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """What stands below one heading, and how long it takes; `before` are the minutes that have gone by then."""

    heading: str
    full: float
    core: float
    before: float
    cells: tuple[Cell, ...] = field(repr=False)


@dataclass(frozen=True)
class Minutes:
    """A notebook's minutes: of all cells but the optional ones, of the core cells, and section by section."""

    full: float
    core: float
    sections: tuple[Section, ...]


def minutes(path: Path) -> Minutes:
    """Return how long a notebook takes.

    Raises ValueError for a notebook that does not begin with a title.
    """
    return _minutes(load(path))


def write_minutes(path: Path) -> Minutes:
    """Write the minutes below the title and below each heading that is not optional; twice is the same as once.

    Raises ValueError for a title without its line **About N minutes.**
    """
    notebook = load(path)
    found = with_minutes(notebook)
    if found != notebook:
        save(path, found)
    return _minutes(found)


def with_minutes(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the same notebook whose title and headings say its minutes as they are now.

    Raises ValueError for a title without its line **About N minutes.**
    """
    found = _minutes(notebook)
    if not IN_ALL.search("".join(notebook["cells"][0]["source"])):
        raise ValueError("the title has no line **About 45 minutes.**; write one, with any number")
    sections = iter(found.sections)
    written = []
    for raw, cell in zip(notebook["cells"], cells(notebook), strict=True):
        if not cell.is_code:
            text = SO_FAR.sub("", cell.source)
            text = HEADING.sub(lambda match, tags=cell.tags: _heading(match[0], next(sections), tags), text).rstrip()
            if not written:
                text = IN_ALL.sub(f"**About {_count(found.full)}", text)
            raw = {**raw, "source": text.splitlines(keepends=True)}
        written.append(raw)
    return {**notebook, "cells": written}


def _heading(line: str, section: Section, tags: frozenset[str]) -> str:
    if line.startswith("# ") or "optional" in tags:
        return line
    return f"{line}\n\n*About {_count(section.before)} so far.*"


def _count(number: float) -> str:
    whole = max(1, round(number))
    return f"{whole} minute{'s' if whole > 1 else ''}"


def _minutes(notebook: dict[str, Any]) -> Minutes:
    sections: list[Section] = []
    for heading, full, core, cell in _parts(notebook):
        if heading is not None:
            before = sections[-1].before + sections[-1].full if sections else 0.0
            sections.append(Section(heading, full, core, before, (cell,)))
        elif not sections:
            raise ValueError("the notebook does not begin with a title: write a first line such as # Start here")
        else:
            last = sections[-1]
            sections[-1] = Section(last.heading, last.full + full, last.core + core, last.before, (*last.cells, cell))
    return Minutes(sum(one.full for one in sections), sum(one.core for one in sections), tuple(sections))


def _parts(notebook: dict[str, Any]) -> Iterator[tuple[str | None, float, float, Cell]]:
    """Yield a heading with the time of its text, and None with the time of whatever else follows it; and the cell."""
    found = list(cells(notebook))
    seconds = notebook["metadata"].get("eleven_names", {}).get("seconds", 0)
    running = seconds / 60 / max(1, sum(cell.is_code for cell in found))
    for cell in found:
        if cell.is_code:
            yield None, *_counted(running + _of_code(cell), cell.tags), cell
            continue
        begin, *others = HEADING.split(SO_FAR.sub("", cell.source))
        at_once = sum(number for tag, number in OF_TEXT.items() if tag in cell.tags)
        if not others or words(begin):
            yield None, *_counted(words(begin) / WORDS_PER_MINUTE + (0 if others else at_once), cell.tags), cell
        for number, (heading, text) in enumerate(zip(others[::2], others[1::2], strict=True), 1):
            talk = at_once if number == len(others) // 2 else 0
            yield heading, *_counted(words(f"{heading} {text}") / WORDS_PER_MINUTE + talk, cell.tags), cell


def _of_code(cell: Cell) -> float:
    tags = cell.tags if CHECK in cell.source else cell.tags - {"exercise"}
    return sum(number for tag, number in OF_CODE.items() if tag in tags)


def _counted(number: float, tags: frozenset[str]) -> tuple[float, float]:
    full = 0.0 if "optional" in tags else number
    return full, full if "core" in tags else 0.0


def words(source: str) -> int:
    """Return how many words a reader reads in a text of Markdown: no tags, no signs that stand alone.

    >>> words("**Run.** The block of `t.me` - now<br>")
    6
    """
    return sum(any(map(str.isalnum, word)) for word in re.sub(r"<[^>]+>", " ", source).split())
