"""A demo: what was said on the wire, what the room should see, and the picture of it."""

import html
from dataclasses import dataclass

from helpers import show

FONT = "font:20px ui-monospace,Menlo,Consolas,monospace"
CARD = "background:#FFFFFF;color:#1B2026;border:1px solid #CDD3DA;border-radius:8px;padding:8px 16px;max-width:1246px"


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
        words = (
            f'<pre style="{FONT};color:#1B2026;background:#FFFFFF">{lines}</pre><p style="font-size:18px">{look}</p>'
        )
        picture = self.picture._repr_html_() if self.picture else ""
        return f'<div style="{CARD}">{words}</div>{picture}'
