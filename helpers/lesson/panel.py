"""A panel: what the lesson says back, as a card that stands in the light and the dark theme, and as plain text."""

import html
import re
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
    "RIGHT": ("\N{CHECK MARK}", GREEN),
    "DONE": ("\N{CHECK MARK}", GREEN),
    "OPEN": ("\N{HORIZONTAL ELLIPSIS}", PLUM),
    "KEPT": ("+", BLUE),
    "BEFORE": ("1", BLUE),
    "AFTER": ("2", BLUE),
    "NEXT": ("\N{RIGHTWARDS ARROW}", BLUE),
    "HINT": ("?", BLUE),
    "NOTE": ("i", BLUE),
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
        rows = "".join(f'<p style="margin:4px 0;{look(line)}">{words(line)}</p>' for line in self.lines)
        card = style(padding="8px 12px", width=900)
        return f'<div style="{card};font-size:16px;line-height:1.5">{rows}</div>'


def look(line: Line) -> str:
    """Return the CSS of a line: a bar in the colour of its word."""
    return f"padding-left:10px;border-left:6px solid {SIGNS[line.word][1]}"


def words(line: Line) -> str:
    """Return a line as HTML: symbol, word and sentence."""
    sentence = re.sub(r"\n( *)", lambda found: "<br>" + "&nbsp;" * len(found[1]), html.escape(line.sentence))
    return f"<b>{SIGNS[line.word][0]} {line.word}</b> {sentence}"
