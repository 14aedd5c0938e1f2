"""A demo: what was said on the wire, what the room should see, and the picture of it."""

import html
from dataclasses import dataclass

from helpers import show
from helpers.show.card import style
from helpers.show.pen import INK, PAPER

FONT = "font:20px ui-monospace,Menlo,Consolas,monospace"


@dataclass(frozen=True, repr=False)
class Demo:
    """The lines are in the order in which they were said."""

    said: tuple[str, ...]
    look: str
    picture: show.Picture | None = None  # none of the real internet

    def __repr__(self) -> str:
        return "\n".join([*self.said, f"What you should see: {self.look}"])

    def _repr_html_(self) -> str:
        lines = html.escape("\n".join(self.said))
        look = f"<b>What you should see:</b> {html.escape(self.look)}"
        words = f'<pre style="{FONT};color:{INK};background:{PAPER}">{lines}</pre><p style="font-size:18px">{look}</p>'
        picture = self.picture._repr_html_() if self.picture else ""
        return f'<div style="{style()}">{words}</div>{picture}'
