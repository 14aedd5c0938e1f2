"""What a list catches: the names of the record in two columns, each with a symbol, its name and a word."""

from collections.abc import Sequence

from helpers.show import Picture
from helpers.show.pen import GHOST, GREY, INK, Pen
from helpers.widgets.tried import Tried

MARGIN, COLUMN, TOP, ROW = 24, 622, 150, 42
NAME, WORDS = 46, 384  # where a row's texts begin, from its left edge
LEGEND = "Classroom replay. Caught: the answer is changed. Missed, free: it is not."
SHOWN = "Warning: the certificate is for another name. Not found: the answer is that no such name exists."


def draw(tried: Sequence[Tried]) -> Picture:
    """Draw what became of each name, with the counts as the headlines."""
    columns = [[one for one in tried if one.listed], [one for one in tried if not one.listed]]
    heads = ["The eleven names", "Not on the list"]
    counts = [f"{sum(one.caught for one in column)} of {len(column)} caught" for column in columns]
    title = ". ".join(f"{head}: {count}" for head, count in zip(heads, counts, strict=True))
    words = " ".join([*(f"{one}." for one in tried), LEGEND, SHOWN])
    height = TOP + ROW * max(map(len, columns)) + 74
    pen = Pen(title, words, height)
    for number, (head, count, column) in enumerate(zip(heads, counts, columns, strict=True)):
        left = MARGIN + COLUMN * number
        pen.text(left, 54, head, 26, bold=True)
        pen.text(left, 98, count, 34, bold=True)
        for row, one in enumerate(column):
            _draw_row(pen, left, TOP + ROW * row, one)
    pen.text(MARGIN, height - 48, LEGEND, fill=GREY)
    pen.text(MARGIN, height - 20, SHOWN, fill=GREY)
    return Picture(pen.svg(), title, words)


def _draw_row(pen: Pen, left: float, y: float, one: Tried) -> None:
    if one.caught:
        pen.diamond(left + 20, y - 8, "unequal")
    else:
        pen.path(f"M{left + 8} {y - 8}a12 12 0 1 0 24 0a12 12 0 1 0 -24 0z", stroke=GHOST)
    pen.text(left + NAME, y, one.name, mono=True, fill=INK)
    pen.text(left + WORDS, y, f"{one.verdict}: {one.shows}")
