"""A pen: the few marks that every picture is made of.  It knows no geometry of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from helpers.show.letters import text_width

PAPER, CARD, EDGE = "#FFFFFF", "#F3F5F7", "#CDD3DA"
INK, GREY, GHOST = "#1B2026", "#59626D", "#818A95"
BLUE, GREEN, PURPLE, PLUM, RED = "#0072B2", "#009E73", "#CC79A7", "#A8558A", "#D55E00"
TAR = "#D9DEE4"
TINTS = {"open": "#EAF6F2", "shut": "#FCF1EA", "changed": "#FAF0F5"}
SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace"
WIDTH, HEIGHT = 1280, 720
DOTTED = "1 9"


@dataclass(frozen=True)
class Text:
    """A text that was drawn: where its line begins, and how much room it takes in the widest font."""

    words: str
    x: float
    y: float
    size: float
    width: float


class Pen:
    """Draws on a white card; `texts` keeps what was written, for the tests."""

    def __init__(self, title: str, description: str, height: float = HEIGHT) -> None:
        self.texts: list[Text] = []
        self._height = height
        self._stamps: dict[str, list[str]] = {}
        self._marks = [f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"]
        self.rect(1, 1, WIDTH - 2, height - 2, 14, PAPER, EDGE)

    def svg(self) -> str:
        """Return the drawing."""
        size = f'viewBox="0 0 {WIDTH} {self._height:g}" role="img" font-family="{SANS}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        stamps = "".join(f'<g id="{name}">{"".join(marks)}</g>' for name, marks in self._stamps.items())
        defined = [f"<defs>{stamps}</defs>"] if stamps else []
        return "\n".join([head, *self._marks[:1], *defined, *self._marks[1:], "</svg>\n"])

    def text(self, x: float, y: float, words: str, size: float = 22, *, bold: bool = False, mono: bool = False,
             fill: str = INK, anchor: str = "start", halo: str | None = None) -> None:  # fmt: skip
        """Write one line whose baseline is y; `halo` is the colour of the ground, where the text crosses a line."""
        width = text_width(words, size, bold, mono)
        begin = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        self.texts.append(Text(words, begin, y, size, width))
        more = f' text-anchor="{anchor}"' if anchor != "start" else ""
        more += ' font-weight="700"' * bold + f' font-family="{MONO}"' * mono
        if halo:
            more += f' paint-order="stroke" stroke="{halo}" stroke-width="7" stroke-linejoin="round"'
        self._marks.append(f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{more}>{escape(words)}</text>')

    def path(self, d: str, *, fill: str = "none", stroke: str = "none", width: float = 3, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}" stroke-linejoin="round" '
            f'stroke-linecap="round"{dashed}/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 3, dash: str = "") -> None:
        self.path(f"M{x1:g} {y1:g}L{x2:g} {y2:g}", stroke=stroke, width=width, dash=dash)

    def rect(self, x: float, y: float, w: float, h: float, radius: float, fill: str, stroke: str = "none",
             width: float = 2, dash: str = "") -> None:  # fmt: skip
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{radius:g}" fill="{fill}" '
            f'stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'
        )

    def arrow(self, x1: float, x2: float, y: float, kind: str) -> None:
        """Draw a level arrow: "asked" blue, "led" plum, "changed" double, "ghost" dotted, "pair" both ways."""
        colour = {"asked": BLUE, "pair": BLUE, "led": PLUM, "changed": PLUM, "ghost": GHOST}[kind]
        ahead = 1 if x2 > x1 else -1
        tip, tail = x2 - 6 * ahead, x1 + 6 * ahead
        for offset in (-3.5, 3.5) if kind == "changed" else (0,):
            end = tip if kind == "ghost" else tip - 14 * ahead
            begin = tail + 14 * ahead if kind == "pair" else tail
            self.line(begin, y + offset, end, y + offset, colour, 4 if kind in ("asked", "led") else 3,
                      "2 8" if kind == "ghost" else "")  # fmt: skip
        if kind == "ghost":
            self.path(f"M{tip - 11 * ahead:g} {y - 8:g}L{tip:g} {y:g}L{tip - 11 * ahead:g} {y + 8:g}", stroke=colour)
            return
        half = 12 if kind == "changed" else 9
        self.path(f"M{tip:g} {y:g}l{-16 * ahead:g} {-half}v{2 * half}z", fill=colour)
        if kind == "pair":
            self.path(f"M{tail:g} {y:g}l{16 * ahead:g} {-half}v{2 * half}z", fill=colour)

    def diamond(self, x: float, y: float, symbol: str) -> None:
        """Draw the hand of an interference, with an "unequal" or a "cross"."""
        self.path(f"M{x:g} {y - 20:g}l20 20l-20 20l-20 -20z", fill=PURPLE)
        self.symbol(x, y, 17, symbol, INK, 3.5)

    def symbol(self, x: float, y: float, r: float, name: str, stroke: str, width: float) -> None:
        """Draw a "tick", a "cross" or an "unequal" sign as a path."""
        if name == "tick":
            d = f"M{x - r * 0.55:g} {y:g}l{r * 0.38:g} {r * 0.42:g}l{r * 0.72:g} {-r * 0.84:g}"
        elif name == "cross":
            k = r * 0.42
            d = f"M{x - k:g} {y - k:g}L{x + k:g} {y + k:g}M{x + k:g} {y - k:g}L{x - k:g} {y + k:g}"
        else:
            k = r * 0.5
            d = f"M{x - k:g} {y - r * 0.2:g}h{2 * k:g}M{x - k:g} {y + r * 0.2:g}h{2 * k:g}"
            d += f"M{x + k * 0.5:g} {y - r * 0.58:g}L{x - k * 0.5:g} {y + r * 0.58:g}"
        self.path(d, stroke=stroke, width=width)

    def door(self, x: float, y: float, look: str, w: float = 34, h: float = 44, number: int | None = None) -> None:
        """Draw an arch centred on (x, y), in one of the looks below; "unused" is a dash on the floor."""
        fill, stroke, sign, ink, dash = {
            "open": (PAPER, GREEN, "tick", GREEN, ""),
            "led": (PAPER, PLUM, "unequal", PLUM, ""),
            "changed": (PURPLE, PLUM, "unequal", INK, ""),
            "shut": (RED, RED, "cross", PAPER, ""),
            "unreached": (PAPER, GHOST, "", "", f"{w / 8.5:g} {w / 5.6:g}"),
            "unused": (PAPER, GHOST, "", "", ""),
            "number": (INK, INK, "", "", ""),
        }[look]
        if look == "unused":
            self.line(x - w * 0.3, y + h / 2 - 2, x + w * 0.3, y + h / 2 - 2, GHOST, max(3, w / 9))
            return
        left, top, bottom, r = x - w / 2, y - h / 2, y + h / 2, w / 2
        arch = f"M{left:g} {bottom:g}V{top + r:g}A{r:g} {r:g} 0 0 1 {left + w:g} {top + r:g}V{bottom:g}z"
        self.path(arch, fill=fill, stroke=stroke, width=max(3, w / 9), dash=dash)
        if sign:
            self.symbol(x, y + h * 0.07, r * 0.9, sign, ink, max(3, w / 9))
        if number is not None:
            self.text(x, y + h * 0.07 + w * 0.31, str(number), w * 0.86, bold=True, fill=PAPER, anchor="middle")

    def pill(self, x: float, y: float, words: str) -> float:
        """Draw who asks, from x on, around the height y; return its width."""
        width = pill_width(words)
        self.rect(x, y - 20, width, 40, 20, BLUE)
        self.text(x + width / 2, y + 8, words, bold=True, fill=PAPER, anchor="middle")
        return width

    def hatch(self, x: float, y: float, w: float, h: float) -> None:
        """Fill a box with slanted lines: nobody wrote down what was here."""
        self.rect(x, y, w, h, 10, PAPER, GHOST, 2)
        strokes = []
        for start in range(-int(h) + 14, int(w), 14):
            left, right = max(start, 4), min(start + h, w - 4)
            strokes.append(f"M{x + left:g} {y + h - (left - start):g}L{x + right:g} {y + h - (right - start):g}")
        self.path("".join(strokes), stroke=EDGE, width=1.5)

    def stamp(self, name: str, x: float, y: float, draw: Callable[[], None]) -> None:
        """Put what `draw` draws around (0, 0) at a place; the same name again is only a reference to it."""
        if name not in self._stamps:
            marks, self._marks = self._marks, []
            draw()
            self._stamps[name], self._marks = self._marks, marks
        self._marks.append(f'<use href="#{name}" x="{x:g}" y="{y:g}"/>')


def pill_width(words: str) -> float:
    """Return how wide a pill with these words is."""
    return text_width(words, 22, bold=True) + 28
