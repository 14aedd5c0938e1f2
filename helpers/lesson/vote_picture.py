"""A class's votes as bars: each option with its hands of the first vote and of the second."""

from collections.abc import Mapping, Sequence

from helpers.show import Picture
from helpers.show.letters import lines_of
from helpers.show.pen import BLUE, GHOST, GREEN, GREY, INK, PAPER, WIDTH, Pen

MARGIN, TOP, ROW, HEIGHT = 32, 168, 132, 712
LETTER, BARS, ROOM, BAR = 64, 216, 920, 32  # where letters and bars begin; the longest bar; how thick bars are
ROUNDS = ("first", "second")
RIGHT = "right answer"


def draw(question: str, options: Mapping[str, str], hands: Sequence[Sequence[int]], right: str | None) -> Picture:
    """Draw two rounds of hands, each with one number for each option; `right` is marked unless it is None."""
    description = " ".join(
        f"{letter}, {words.rstrip('.')}: {first} first, {second} second{f', {RIGHT}' * (letter == right)}."
        for (letter, words), first, second in zip(options.items(), *hands, strict=True)
    )
    pen = Pen(question, description, HEIGHT)
    for number, line in enumerate(lines_of(question, WIDTH - 2 * MARGIN, 34, bold=True)):
        pen.text(MARGIN, 52 + 42 * number, line, 34, bold=True)
    for x, number in ((LETTER + 40, 0), (LETTER + 340, 1)):
        _bar(pen, number, x, 116, 60)
        pen.text(x + 72, 140, f"{ROUNDS[number]} vote", fill=GREY)
    longest = max(1, *hands[0], *hands[1])
    for row, (letter, words) in enumerate(options.items()):
        y = TOP + ROW * row
        if letter == right:
            pen.rect(MARGIN - 12, y - 4, WIDTH - 2 * MARGIN + 24, ROW - 8, 12, PAPER, GREEN, 5)
            pen.symbol(WIDTH - 250, y + 24, 20, "tick", GREEN, 6)
            pen.text(WIDTH - MARGIN, y + 32, RIGHT, 26, bold=True, anchor="end")
        pen.text(LETTER, y + 34, letter, 34, bold=True, anchor="middle")
        pen.text(LETTER + 40, y + 34, words, 28, bold=True)
        for number, said in enumerate(hands):
            _count(pen, number, said[row], y + 46 + (BAR + 4) * number, said[row] * ROOM / longest)
    return Picture(pen.svg(), question, description)


def _count(pen: Pen, number: int, hands: int, y: float, width: float) -> None:
    pen.text(LETTER + 40, y + 24, ROUNDS[number], fill=GREY)
    if hands:
        _bar(pen, number, BARS, y, width)
    pen.text(BARS + (width + 12 if hands else 0), y + 25, str(hands), 26, bold=True)


def _bar(pen: Pen, number: int, x: float, y: float, width: float) -> None:
    """Draw a bar of the first vote with slanted lines, one of the second vote full."""
    if number == 0:
        pen.hatch(x, y, width, BAR)
        pen.rect(x, y, width, BAR, 10, "none", GHOST if width < 1 else INK, 2)
    else:
        pen.rect(x, y, width, BAR, 10, BLUE, INK, 2)
