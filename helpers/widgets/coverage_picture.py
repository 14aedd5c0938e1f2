"""What a list catches: the names of the record in two columns, each with a symbol, its name and a word."""

from collections.abc import Sequence

from helpers.show import Picture
from helpers.show.pen import GHOST, GREY, INK, Pen
from helpers.widgets.tried import Tried

MARGIN, COLUMN, TOP, ROW = 32, 616, 150, 42
NAME, WORDS = 40, 372  # where a row's texts begin, from its left edge
LEGEND = "caught: the answer is changed; missed, free: no order for this name"
WARNING = "warning: the browser stops, for the certificate is for another name"


def draw(tried: Sequence[Tried]) -> Picture:
    """Draw what became of each name, with the counts as the headlines."""
    columns = [[one for one in tried if one.listed], [one for one in tried if not one.listed]]
    heads = ["The eleven names", "Not on the list"]
    counts = [f"{sum(one.caught for one in column)} of {len(column)} caught" for column in columns]
    title = ". ".join(f"{head}: {count}" for head, count in zip(heads, counts, strict=True))
    words = ". ".join([*map(str, tried), f"Classroom replay. {LEGEND}. {WARNING}."])
    height = TOP + ROW * max(map(len, columns)) + 74
    pen = Pen(title, words, height)
    for number, (head, count, column) in enumerate(zip(heads, counts, columns, strict=True)):
        left = MARGIN + COLUMN * number
        pen.text(left, 54, head, 26, bold=True)
        pen.text(left, 98, count, 34, bold=True)
        for row, one in enumerate(column):
            _draw_row(pen, left, TOP + ROW * row, one)
    pen.text(MARGIN, height - 48, f"{LEGEND}.", fill=GREY)
    pen.text(MARGIN, height - 20, f"{WARNING}. Classroom replay.", fill=GREY)
    return Picture(pen.svg(), title, words)


def _draw_row(pen: Pen, left: float, y: float, one: Tried) -> None:
    if one.caught:
        pen.diamond(left + 20, y - 8, "unequal")
    else:
        pen.path(f"M{left + 8} {y - 8}a12 12 0 1 0 24 0a12 12 0 1 0 -24 0z", stroke=GHOST)
    pen.text(left + NAME, y, one.name, mono=True, fill=INK)
    pen.text(left + WORDS, y, f"{one.verdict}: {one.shows}", bold=one.caught)
