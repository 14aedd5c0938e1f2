"""A table: rows of the record under headings, as a card that stands in the light and the dark theme, and as text."""

import html
from dataclasses import dataclass

from helpers import case
from helpers.show.card import style
from helpers.show.pen import EDGE

CELL = f"text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid {EDGE};white-space:normal"


@dataclass(frozen=True, repr=False)
class Table:
    """Headings and rows; the first cell of a row is its heading."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        return "\n".join([self.title, *(" | ".join(row) for row in (self.head, *self.rows))])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="{CELL}">{html.escape(cell)}</th>' for cell in self.head)
        body = "".join(map(_row, self.rows))
        return (
            f'<div style="{style(padding="8px 12px", width=1246)};font-size:15px;line-height:1.4;overflow-x:auto">'
            f'<table style="border-collapse:collapse;width:100%;font-size:15px">'
            f'<caption style="text-align:left;font-weight:700;font-size:18px;padding:4px 10px">'
            f"{html.escape(self.title)}</caption>"
            f'<thead><tr style="background:none">{head}</tr></thead><tbody>{body}</tbody></table></div>'
        )


def comparisons() -> Table:
    """Return the cases of other years and countries: which lever was pulled, what it reached, what came of it."""
    rows = tuple(
        (
            row.case,
            f"{row.when} to {row.until}" if row.until else str(row.when),
            row.lever,
            row.reach,
            f"{row.outcome} Not sure: {row.doubt}." if row.doubt else row.outcome,
            f"{' '.join(row.source)} ({row.confidence.value})",
        )
        for row in case.comparisons()
    )
    return Table(
        f"{len(rows)} cases, one lever each", ("Case", "When", "Lever", "What it reached", "Outcome", "Sources"), rows
    )


def _row(row: tuple[str, ...]) -> str:
    first, *others = (html.escape(cell) for cell in row)
    cells = "".join(f'<td style="{CELL}">{cell}</td>' for cell in others)
    return f'<tr style="background:none"><th scope="row" style="{CELL}">{first}</th>{cells}</tr>'
