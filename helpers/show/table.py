"""A table on a card: it stands in the light and the dark theme, and `repr` is the same as text."""

import html
from dataclasses import dataclass

from helpers.show.card import style
from helpers.show.pen import EDGE, GREY, INK, PAPER

CELL = (  # on its own paper: themes colour every second row of a table
    f"background:{PAPER};border:0;border-top:1px solid {EDGE};padding:4px 12px 4px 0;text-align:left;vertical-align:top"
)


@dataclass(frozen=True, repr=False)
class Table:
    """Lines under headings; the first cell of a line is its name.  `foot` are sentences about all of it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "\n".join([self.title, *(" | ".join(cells) for cells in (self.head, *self.rows)), *self.foot])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="{CELL};color:{GREY}">{html.escape(cell)}</th>' for cell in self.head)
        rows = "".join(map(_row, self.rows))
        foot = "".join(f'<p style="margin:6px 0 0;color:{GREY}">{html.escape(words)}</p>' for words in self.foot)
        look = f"color:{INK};border-collapse:collapse;table-layout:auto;width:100%;margin:0;"
        look += "font-size:15px;line-height:1.4"
        caption = f'<caption style="text-align:left;font-size:18px;font-weight:700;color:{INK};padding-bottom:6px">'
        return (
            f'<div style="{style()};overflow-x:auto"><table style="{look}">{caption}{html.escape(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{foot}</div>"
        )


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    name = f'<th scope="row" style="{CELL};font-weight:700">{html.escape(first)}</th>'
    others = "".join(f'<td style="{CELL}">{html.escape(cell)}</td>' for cell in rest)
    return f"<tr>{name}{others}</tr>"
