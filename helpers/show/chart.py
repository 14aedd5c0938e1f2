"""A chart: matplotlib's axes on the kit's white card, in its units, colours and letters.

A figure is 1280 x 720 points, so that a point is a unit.  Texts stay texts:
they are laid out in the widest common font, and each computer shows them in
its own.  The same figure gives the same bytes.
"""

import contextlib
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from helpers.show.letters import check_title, text_width
from helpers.show.pen import EDGE, HEIGHT, INK, MONO, PAPER, SANS, WIDTH
from helpers.show.picture import Picture

if TYPE_CHECKING:  # matplotlib takes half a second, and most programs draw no chart
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

MARGIN = 32
WIDEST_MONO = "'DejaVu Sans Mono'"
EVERYWHERE = (  # what matplotlib says of each text and line, and the root says once
    r"(?s)\s*<defs>\s*<style.*?</style>\s*</defs>",
    r" font-family: 'DejaVu Sans';",
    r' transform="rotate\(-0 [^"]*\)"',
)
SETTINGS = {
    "font.family": "DejaVu Sans",
    "hatch.linewidth": 1.4,
    "lines.color": INK,
    "text.color": INK,
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "eleven names",
    "text.parse_math": False,
}


@contextlib.contextmanager
def settings() -> Iterator[None]:
    """Draw with the kit's settings; those that a notebook has made for charts of its own come back afterwards."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        yield


def card(title: str) -> "Figure":
    """Return a figure that is an empty card with a title; ValueError for a title that does not fit."""
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    check_title(title)
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor="none")
    corners = "round,pad=0,rounding_size=14"
    paper = FancyBboxPatch((1, 1), WIDTH - 2, HEIGHT - 2, corners, fc=PAPER, ec=EDGE, lw=2, transform=None, zorder=-1)
    figure.add_artist(paper)
    write(figure, MARGIN, 54, title, 34, bold=True)
    return figure


def axes(figure: "Figure", left: float, top: float, right: float, bottom: float) -> "Axes":
    """Return axes without frame and ticks at a place on the card."""
    place = (left / WIDTH, 1 - bottom / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT)
    found = figure.add_axes(place, facecolor="none", frame_on=False)
    found.tick_params(length=0, labelsize=22, labelcolor=INK)
    return found


def write(figure: "Figure", x: float, y: float, words: str, size: float = 22, *, bold: bool = False,
          mono: bool = False, fill: str = INK, anchor: str = "left") -> float:  # fmt: skip
    """Write one line on the card, its baseline y units from the top; return the room that it takes."""
    figure.text(x / WIDTH, 1 - y / HEIGHT, words, size=size, color=fill, ha=anchor, va="baseline",
                weight="bold" if bold else "normal", family="DejaVu Sans Mono" if mono else "DejaVu Sans")  # fmt: skip
    return text_width(words, size, bold, mono)


def unequal() -> "Path":
    """Return the sign of what was changed, as a marker."""
    from matplotlib.path import Path

    ends = [(-0.5, 0.2), (0.5, 0.2), (-0.5, -0.2), (0.5, -0.2), (0.25, 0.58), (-0.25, -0.58)]
    return Path(ends, [Path.MOVETO, Path.LINETO] * 3)


def picture(figure: "Figure", title: str, description: str, table: Sequence[Sequence[str]] = ()) -> Picture:
    """Return the figure as a picture."""
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    head, rest = drawn.getvalue().partition("<svg ")[2].split(">", 1)  # without the address of a DTD
    for everywhere in EVERYWHERE:
        rest = re.sub(everywhere, "", rest)
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    root = f'<svg {head} role="img" font-family="{SANS}" stroke-linejoin="round">'
    return Picture(root + words + rest.replace(WIDEST_MONO, MONO), title, description, tuple(map(tuple, table)))
