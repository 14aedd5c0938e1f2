"""How the counts of a class stand on a card: a table, which is its own text."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.lesson import panel
from helpers.lesson.panel import Line
from helpers.show.card import style
from helpers.show.pen import EDGE, GREY, INK, PAPER, TINTS

NOBODY = "no answer"
TITLES = {
    "exercise": "Exercises",
    "quiz": "Quizzes of the notebooks",
    "before": "Six questions before the lesson",
    "after": "Six questions after the lesson",
}
TICK = "\N{CHECK MARK}"
KEY = "A tick marks what is right. (m1) is a misconception of data/misconceptions.csv."


@dataclass(frozen=True)
class Cell:
    """What was done or answered, and by how many, as it may be shown."""

    what: str
    count: str
    is_right: bool = False

    def __str__(self) -> str:
        return f"{f'{TICK} ' if self.is_right else ''}{self.what}: {self.count}"


@dataclass(frozen=True)
class Row:
    """The counts of one exercise or question."""

    kind: str  # a key of TITLES
    id: str
    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, repr=False)
class ClassTable:
    """Rows in groups, and below them what is to be said; `repr` is the same as text."""

    rows: tuple[Row, ...]
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        parts = []
        for kind, rows in self._groups():
            parts += [TITLES[kind], *(f"  {row.id}: {', '.join(map(str, row.cells))}" for row in rows)]
        return "\n".join([*parts, *map(str, self.lines)])

    def _repr_html_(self) -> str:
        tables = "".join(_table(TITLES[kind], rows) for kind, rows in self._groups())
        key = f'<p style="margin:4px 0;color:{GREY}">{KEY}</p>' if self.rows else ""
        notes = "".join(f'<p style="margin:4px 0;{panel.look(line)}">{panel.words(line)}</p>' for line in self.lines)
        return f'<div style="{style()};font-size:16px;line-height:1.4">{tables}{key}{notes}</div>'

    def _groups(self) -> list[tuple[str, list[Row]]]:
        found = [(kind, [row for row in self.rows if row.kind == kind]) for kind in TITLES]
        return [(kind, rows) for kind, rows in found if rows]


def _table(title: str, rows: Sequence[Row]) -> str:
    """Return a table that has its own colours: JupyterLab's dark theme would give it others."""
    wide = max(len(row.cells) for row in rows)
    look = f"table-layout:auto;border-collapse:collapse;width:100%;margin:0 0 12px;font-size:15px;color:{INK}"
    caption = f'<caption style="text-align:left;padding:4px 0;color:{INK}"><b>{title}</b></caption>'
    return f'<table style="{look}">{caption}<tbody>{"".join(_row(row, wide) for row in rows)}</tbody></table>'


def _row(row: Row, wide: int) -> str:
    """Return a row of the table, as wide as the widest; a tint repeats what the tick says."""
    words = f'<br><span style="font-weight:400">{html.escape(row.words)}</span>' if row.words else ""
    head = f'<th scope="row" style="{_look(PAPER)};width:40%">{html.escape(row.id)}{words}</th>'
    grounds = [TINTS["open"] if cell.is_right else PAPER for cell in row.cells]
    cells = [_cell(ground, str(cell)) for ground, cell in zip(grounds, row.cells, strict=True)]
    return f"<tr>{head}{''.join(cells)}{_cell(PAPER, '') * (wide - len(cells))}</tr>"


def _cell(ground: str, text: str) -> str:
    return f"<td style={_look(ground)!r}>{html.escape(text)}</td>"


def _look(ground: str) -> str:
    return f"background:{ground};color:{INK};border:1px solid {EDGE};padding:4px 8px;text-align:left;vertical-align:top"
