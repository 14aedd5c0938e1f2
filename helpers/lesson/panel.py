"""A panel: what the lesson says back, as a card that stands in the light and the dark theme, and as plain text."""

import html
from dataclasses import dataclass

from helpers.show.card import style
from helpers.show.pen import BLUE, GREEN, PLUM, RED

SIGNS = {  # word -> (symbol, colour)
    "PASS": ("\N{CHECK MARK}", GREEN),
    "NOT YET": ("\N{HORIZONTAL ELLIPSIS}", PLUM),
    "OK": ("\N{CHECK MARK}", GREEN),
    "FIX": ("!", RED),
    "SAME": ("=", GREEN),
    "DIFFERENT": ("\N{NOT EQUAL TO}", PLUM),
    "NOT FILLED": ("?", BLUE),
}


@dataclass(frozen=True)
class Line:
    """One thing said: a word of SIGNS, and a sentence with the reason."""

    word: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.word}: {self.sentence}"


@dataclass(frozen=True, repr=False)
class Panel:
    """Some lines under each other; `repr` is the same as text."""

    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return "\n".join(map(str, self.lines))

    def _repr_html_(self) -> str:
        rows = "".join(map(_row, self.lines))
        look = style(padding="8px 12px", width=900)
        return f'<div style="{look};font-size:16px;line-height:1.5">{rows}</div>'


def _row(line: Line) -> str:
    symbol, colour = SIGNS[line.word]
    sentence = html.escape(line.sentence).replace("\n", "<br>")
    return (
        f'<p style="margin:4px 0;padding-left:10px;border-left:6px solid {colour}">'
        f"<b>{symbol} {line.word}</b> {sentence}</p>"
    )
