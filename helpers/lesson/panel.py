"""A panel: what the lesson says back, as a card that stands in the light and the dark theme, and as plain text."""

import html
from dataclasses import dataclass

INK, GREY, PAPER, EDGE = "#1B2026", "#59626D", "#FFFFFF", "#CDD3DA"
GREEN, PLUM, RED, BLUE = "#009E73", "#A8558A", "#D55E00", "#0072B2"
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
        return (
            f'<div style="background:{PAPER};color:{INK};border:1px solid {EDGE};border-radius:8px;'
            f'padding:8px 12px;max-width:900px;font-size:16px;line-height:1.5">{rows}</div>'
        )


def _row(line: Line) -> str:
    symbol, colour = SIGNS[line.word]
    sentence = html.escape(line.sentence).replace("\n", "<br>")
    return (
        f'<p style="margin:4px 0;padding-left:10px;border-left:6px solid {colour}">'
        f"<b>{symbol} {line.word}</b> {sentence}</p>"
    )
