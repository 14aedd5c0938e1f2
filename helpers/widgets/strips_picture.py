"""Clients at the four doors, a strip each: the ladder laid on its side."""

from collections.abc import Sequence

from helpers.show import Door, Journey, Picture, State
from helpers.show.doors import INDONESIAN, LOOKS
from helpers.show.pen import BLUE, DOTTED, GHOST, GREY, PLUM, Pen, pill_width

DOORS = {Door.NAME: 316, Door.CONNECTION: 496, Door.CERTIFICATE: 676, Door.PAGE: 856}
MARGIN, OUTCOME, TOP, STRIP, HALF = 32, 940, 170, 140, 40


def draw(walked: Sequence[Journey], foot: Sequence[str]) -> Picture:
    """Draw one strip for each journey; `foot` are the last lines, what must be said about all of it."""
    title = ". ".join(f"{one.client[0].upper()}{one.client[1:]}: {one.outcome}" for one in walked)
    words = " ".join([*(one.describe() for one in walked), *foot])
    height = TOP + STRIP * len(walked) + 28 * len(foot) - 10
    pen = Pen(title, words, height)
    for door, x in DOORS.items():
        pen.text(x, 50, f"{door} {door.name.lower()}", bold=True, anchor="middle")
        pen.text(x, 78, INDONESIAN[door], fill=GREY, anchor="middle")
    for number, one in enumerate(walked):
        _draw_strip(pen, one, TOP + STRIP * number)
    for number, line in enumerate(foot):
        pen.text(MARGIN, height - 20 - 28 * (len(foot) - 1 - number), line, fill=GREY)
    return Picture(pen.svg(), title, words)


def _draw_strip(pen: Pen, one: Journey, y: float) -> None:
    width = pill_width(one.client)
    first = next(door for door in Door if one.state(door) is not State.UNUSED)
    left = MARGIN if first is Door.NAME else DOORS[first] - HALF - 24 - width
    x, colour = left + width, BLUE
    for door, middle in DOORS.items():
        state = one.state(door)
        if state is State.UNUSED:
            pen.line(middle - 20, y + 40, middle + 20, y + 40, GHOST, 7)
            continue
        if state is State.UNREACHED:
            pen.line(x, y, middle - HALF, y, GHOST, 3, DOTTED)
        else:
            pen.line(x, y, middle - HALF, y, colour, 6)
        pen.door(middle, y, LOOKS[state], 60, 80)
        colour = PLUM if state in (State.CHANGED, State.LED) else colour
        x = middle + HALF
    pen.pill(left, y, one.client)
    pen.text(OUTCOME, y + 4, one.outcome, 34, bold=True)
    if one.shut_at:
        pen.text(OUTCOME, y + 36, one.why_shut, fill=GREY)
