"""Teaching sheets: one page for each notebook, made from the notebook itself, data/ and what data/sheets.toml adds."""

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from helpers.case.sources import DATA
from helpers.case.table import read_toml
from helpers.lesson.minutes import Minutes, minutes
from helpers.lesson.misconceptions import misconceptions
from helpers.lesson.notebook_file import INSTRUCTOR, cells, load
from helpers.lesson.votes import Vote, votes

LONGEST_IN_WORDS = 450
CHECKED = re.compile(r'lesson\.check\("([^"]+)"')


def sheet(path: Path) -> str:
    """Return the teaching sheet of a notebook in Markdown.

    Raises LookupError if data/sheets.toml has nothing for it.
    """
    number = path.stem[:2]
    own = _written(number)
    found = minutes(path)
    said, *plan = _plan(found)
    parts = [
        f"# Teaching sheet {number}: {found.sections[0].heading}",
        said,
        "**Aims.** " + " ".join(own["aims"]),
        "\n".join(plan),
        f"**Drop this first.** {own['drop']}",
        *map(_vote, votes(number)),
        "\n".join(_beliefs(number)),
        f"**Materials.** {own['materials']}",
        f"**Answer key.** `answer_key.ipynb`: {', '.join(_exercises(path)) or 'no exercise in this notebook'}.",
        f"**Safe and neutral.** {own['safety']}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_sheet(path: Path) -> Path:
    """Write the sheet of a notebook into its file, and return that; LookupError as for `sheet`."""
    file = INSTRUCTOR / f"{path.stem[:2]}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(sheet(path), "utf-8", newline="\n")
    return file


def markdown_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(words.replace('|', chr(92) + '|') for words in row)} |"


@functools.cache
def _all_written() -> dict[str, Any]:
    return read_toml(DATA / "sheets.toml")


def _written(number: str) -> dict[str, Any]:
    if number not in _all_written():
        raise LookupError(
            f"data/sheets.toml has nothing for notebook {number}; write its aims, drop, materials, safety"
        )
    return _all_written()[number]


def _plan(found: Minutes) -> list[str]:
    """Return the minutes in a sentence, then the lines of a table: when each section begins, and how long it takes."""
    of_class = f" The class of ninety minutes takes {found.core:.0f} of them." if found.core else " It is homework."
    rows = (
        (f"{one.before:.0f}", f"{one.full:.0f}", f"{one.core:.0f}" if one.core >= 0.5 else "", one.heading)
        for one in found.sections[1:]
        if one.full
    )
    return [f"{found.full:.0f} minutes.{of_class}", *markdown_table(("from", "minutes", "in class", "section"), rows)]


def _vote(row: Vote) -> str:
    return (
        f'**Vote** (`lesson.vote("{row.id}")`). {row.question} **Right: {row.right}.** '
        f"Likely: {row.likely_wrong} *Meet it:* {row.meet_it}"
    )


def _beliefs(number: str) -> Iterator[str]:
    found = misconceptions(number)
    if found:
        yield "**Wrong ideas met here**\n"
    for row in found:
        yield f"- {row.id}: {row.belief}"


def _exercises(path: Path) -> list[str]:
    code = "\n".join(cell.source for cell in cells(load(path)) if cell.is_code)
    return list(dict.fromkeys(CHECKED.findall(code)))
