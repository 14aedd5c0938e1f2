"""The scorecard as a picture: options in the order of their places, six scores each, and two rulings beside them."""

from fractions import Fraction

from helpers import case
from helpers.show import Picture
from helpers.show.letters import lines_of
from helpers.show.pen import BLUE, CARD, EDGE, GREEN, GREY, INK, WIDTH, Pen
from helpers.widgets.weighing import CRITERIA, MOST, OPTIONS, Weighed

MARGIN, NAMES, SCORES, PITCH, BARS, ROW, TOP = 32, 74, 392, 100, 990, 58, 190
BAR = WIDTH - MARGIN - BARS - 66
LETTERS = 22


def draw(weighed: Weighed) -> Picture:
    """Draw weights, scores, points and places; below them what would change the first place, and the rulings."""
    title = f"First place: {' and '.join(f'{key} {OPTIONS[key]}' for key in weighed.first())}"
    below = [(verdict(weighed), True), *((line, False) for line in _rulings())]
    lines = [(part, bold) for words, bold in below for part in lines_of(words, WIDTH - 2 * MARGIN, bold=bold, most=4)]
    height = TOP + ROW * len(OPTIONS) + 30 + 32 * len(lines) + 8
    pen = Pen(title, " ".join(words for words, _ in below), height)
    _draw_heads(pen, weighed)
    for number, letter in enumerate(weighed.ranking()):
        _draw_option(pen, weighed, letter, TOP + ROW * number)
    for number, (line, bold) in enumerate(lines):
        y = TOP + ROW * len(OPTIONS) + 40 + 32 * number
        pen.text(MARGIN, y, line, LETTERS, bold=bold, fill=INK if bold else GREY)
    return Picture(pen.svg(), title, " ".join(words for words, _ in below), _table(weighed))


def verdict(weighed: Weighed) -> str:
    """Say which weight would change the first place, in two sentences at most."""
    first = weighed.first()
    if len(first) > 1:
        differ = [name for at, name in enumerate(CRITERIA) if len({weighed.scores[letter][at] for letter in first}) > 1]
        decides = f"Any change of this weight decides: {' or '.join(differ)}" if differ else "No weight can part them"
        return f"{listed(first)} share the first place. {decides}."
    turn = weighed.turn()
    if turn is None:
        return f"{first[0]} is first, and no single weight from 0 to {MOST} can change that."
    moves = "rises" if turn.level > turn.now else "falls"
    return (
        f"{turn.criterion} would overturn it: if its weight {moves} from {turn.now} to {number(turn.level)}, "
        f"{turn.rival} draws level with {first[0]}."
    )


def number(value: Fraction) -> str:
    """Return a fraction as a decimal number where that is exact, else rounded and with the fraction itself.

    >>> number(Fraction(7, 2)), number(Fraction(4, 3))
    ('3.5', 'about 1.33 (4/3)')
    """
    exact = Fraction(f"{float(value):.2f}") == value
    return f"{float(value):g}" if exact else f"about {float(value):.2f} ({value})"


def listed(letters: list[str]) -> str:
    """Return letters with commas and an "and" between them."""
    *begin, last = letters
    return f"{', '.join(begin)} and {last}" if begin else last


def _draw_heads(pen: Pen, weighed: Weighed) -> None:
    pen.text(NAMES, 44, "How do they weigh?", 30, bold=True)
    pen.text(NAMES, 156, "weight, 0 to 10", fill=GREY)
    pen.text(BARS, 156, "mean, 0 to 10", fill=GREY)
    for at, (name, weight) in enumerate(zip(CRITERIA, weighed.weights, strict=True)):
        x, y = SCORES + PITCH * at + PITCH / 2, 114 if at % 2 else 84
        pen.line(x, y + 8, x, 132, EDGE, 2)
        pen.text(x, y, name, anchor="middle")
        pen.text(x, 156, str(weight), 26, bold=True, anchor="middle")
    pen.line(MARGIN, 172, WIDTH - MARGIN, 172, EDGE, 2)


def _draw_option(pen: Pen, weighed: Weighed, letter: str, y: float) -> None:
    is_first = weighed.place(letter) == 1
    if is_first:
        pen.rect(MARGIN - 8, y, WIDTH - 2 * MARGIN + 16, ROW - 4, 8, CARD, GREEN, 3)
    middle = y + 36
    pen.text(MARGIN + 4, middle, f"{weighed.place(letter)}.", 26, bold=True)
    pen.text(NAMES, middle, f"{letter} {OPTIONS[letter]}", 24, bold=is_first)
    for at, score in enumerate(weighed.scores[letter]):
        pen.text(SCORES + PITCH * at + PITCH / 2, middle, str(score), 24, anchor="middle")
    points = float(weighed.points(letter))
    pen.rect(BARS, y + 14, BAR, 28, 4, CARD, EDGE)
    if points:
        pen.rect(BARS, y + 14, BAR * points / MOST, 28, 4, GREEN if is_first else BLUE)
    pen.text(WIDTH - MARGIN - 2, middle, f"{points:.2f}", bold=is_first, anchor="end")


def _rulings() -> list[str]:
    """Return each ruling of an Indonesian court in a line, with what the record does not hold of it."""
    begin = "Two rulings of Indonesian courts stand beside this yardstick, as the record holds them."
    return [begin, *(str(row) for row in case.rulings())]


def _table(weighed: Weighed) -> tuple[tuple[str, ...], ...]:
    head = ("Place and option", *CRITERIA, "Mean")
    weights = ("weight", *map(str, weighed.weights), "")
    rows = [
        (
            f"{weighed.place(letter)}. {letter} {OPTIONS[letter]}",
            *map(str, weighed.scores[letter]),
            f"{float(weighed.points(letter)):.2f}",
        )
        for letter in weighed.ranking()
    ]
    return (head, weights, *rows)
