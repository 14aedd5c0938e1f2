"""A card of the jigsaw: one view of the case at full strength, as a card on the screen and as text."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from helpers import case
from helpers.case import JigsawKind, JigsawLine
from helpers.show.card import style
from helpers.show.pen import BLUE, GREY

HEADINGS = {
    JigsawKind.VIEW: "As its holder would put it (in this kit's words)",
    JigsawKind.SAID: "What was said",
    JigsawKind.NUMBER: "A number",
    JigsawKind.RIVAL: "Its rival",
}


@dataclass(frozen=True, repr=False)
class ViewCard:
    """The lines of one view; each says its sources and its date."""

    view: str
    lines: tuple[JigsawLine, ...]

    @property
    def title(self) -> str:
        return f"{self.view[0].upper()}{self.view[1:]}"

    def of(self, kind: JigsawKind) -> list[JigsawLine]:
        """Return its lines of one kind."""
        return [line for line in self.lines if line.kind is kind]

    def __repr__(self) -> str:
        parts = (f"{HEADINGS[kind]}:\n" + "\n".join(f"- {line}" for line in self.of(kind)) for kind in JigsawKind)
        return "\n".join([f"Card: {self.view}", *parts])

    def _repr_html_(self) -> str:
        parts = "".join(
            f'<p style="margin:10px 0 2px;font-weight:700;color:{GREY}">{HEADINGS[kind]}</p>{_list(self.of(kind))}'
            for kind in JigsawKind
        )
        look = f"{style(padding='8px 16px', width=900)};border-top:6px solid {BLUE};font-size:16px;line-height:1.5"
        return (
            f'<div style="{look}"><p style="font-size:20px;margin:0"><b>{html.escape(self.title)}</b></p>{parts}</div>'
        )


def jigsaw(view: str) -> ViewCard:
    """Return a card: "ministry", "Telegram", "providers" or "users and critics"; LookupError for another view."""
    return ViewCard(view, case.jigsaw(view))


def _list(lines: Iterable[JigsawLine]) -> str:
    items = (f'<li style="margin:2px 0">{html.escape(str(line))}</li>' for line in lines)
    return f'<ul style="margin:0;padding-left:22px">{"".join(items)}</ul>'
