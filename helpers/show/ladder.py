"""The ladder: what happened, door by door downwards, machine by machine across."""

from helpers.network.exchange import Capture
from helpers.show.doors import INDONESIAN, LOOKS, Door, Journey, Kind, Move, State
from helpers.show.letters import check_title, text_width
from helpers.show.pen import (
    BLUE,
    CARD,
    DOTTED,
    EDGE,
    GHOST,
    GREY,
    INK,
    PAPER,
    PLUM,
    RED,
    WIDTH,
    Pen,
)
from helpers.show.picture import Picture
from helpers.show.places import LABEL, Places, Room, head_lines, is_wire, places
from helpers.show.walk import journeys

MARGIN, TITLE_SIZE, LINE = 32, 34, 26


def journey(capture: Capture, title: str | None = None) -> Picture:
    """Draw one or two visits of a capture as a ladder: each step stands at one of the four doors.

    Raises ValueError with the remedy for an empty capture, for more than two
    visits, and for a title that does not fit.
    """
    walked = journeys(capture)
    foot = _foot(walked)
    plan = places(walked, lowest=668 - LINE * (len(foot) - 1))
    title = ". ".join(one.finding for one in walked) if title is None else title
    check_title(title)
    description = " ".join([*(one.describe() for one in walked), *foot])
    pen = Pen(title, description, plan.height)
    pen.text(MARGIN, 54, title, TITLE_SIZE, bold=True)
    _draw_doors(pen, plan)
    for room in plan.rooms:
        _draw_rooms(pen, plan, room)
        _draw_machines(pen, plan, room)
        _draw_client(pen, plan, room)
        for move in room.journey.moves:
            _draw_move(pen, plan, room, move)
        _draw_verdicts(pen, plan, room)
    for number, line in enumerate(foot):
        pen.text(MARGIN, plan.height - 17 - LINE * (len(foot) - 1 - number), line, fill=GREY)
    return Picture(pen.svg(), title, description)


def _foot(walked: list[Journey]) -> list[str]:
    """Return one or two lines: that this is a replay, and what must be said about the machines, as far as it fits."""
    lines = ["Classroom replay."]
    for note in dict.fromkeys(note for one in walked for note in one.notes):
        trial = list(lines)
        for word in note.split():
            longer = f"{trial[-1]} {word}"
            if text_width(longer, 22) <= WIDTH - 2 * MARGIN:
                trial[-1] = longer
            else:
                trial.append(word)
        if len(trial) <= 2:
            lines = trial
    return lines


def _draw_doors(pen: Pen, plan: Places) -> None:
    for door, band in plan.bands.items():
        middle = (band.top + band.bottom) / 2
        pen.door(50, middle, "number", 40, 54, number=door)
        pen.text(78, middle - 2, door.name.capitalize(), 23, bold=True)
        pen.text(78, middle + 25, INDONESIAN[door], fill=GREY)


def _draw_rooms(pen: Pen, plan: Places, room: Room) -> None:
    for door, band in plan.bands.items():
        state, size = room.journey.state(door), (room.right - room.left, band.bottom - band.top)
        if state is State.UNREACHED:
            pen.rect(room.left, band.top, *size, 10, PAPER, EDGE, dash="3 6")
        elif state is not State.UNUSED:
            pen.rect(room.left, band.top, *size, 10, CARD)


def _draw_machines(pen: Pen, plan: Places, room: Room) -> None:
    top, end = plan.bands[room.journey.first].top, plan.bands[Door.PAGE].bottom
    for column in room.journey.columns:
        x, lines = room.x[column.key], head_lines(column, len(plan.rooms) == 1)
        for number, line in enumerate(lines):
            y = top - 20 - LINE * (len(lines) - 1 - number)
            pen.text(x, y, line, bold=column.touched, fill=INK if column.touched else GREY, anchor="middle")
        pen.line(x, top - 8, x, end, GHOST, 2.5 if column.touched else 3, "" if column.touched else DOTTED)


def _draw_client(pen: Pen, plan: Places, room: Room) -> None:
    """Draw the client's own line: plum from the changed answer on, dotted below a shut door."""
    one, x = room.journey, room.client_x
    on, colour = plan.bands[one.first].top, BLUE
    for door in [door for door in Door if door >= one.first]:
        band = plan.bands[door]
        if one.state(door) is State.UNREACHED:
            pen.line(x, on, x, band.bottom, GHOST, 3, DOTTED)
        else:
            changed = [move for move in one.at(door) if move.kind is Kind.CHANGED]
            if changed:
                cut = plan.move_y(one, changed[0])
                pen.line(x, on, x, cut, colour, 6)
                on, colour = cut, PLUM
            pen.line(x, on, x, band.bottom, colour, 6)
        on = band.bottom
    pen.pill(room.left, plan.bands[one.first].top - 8, one.client)


def _draw_move(pen: Pen, plan: Places, room: Room, move: Move) -> None:
    one, y = room.journey, plan.move_y(room.journey, move)
    ground = PAPER if one.state(move.door) is State.UNREACHED else CARD
    label, mono = room.client_x + LABEL, is_wire(move)
    if move.kind is Kind.REST:
        pen.text(label, y - 4, move.words, halo=ground)
        return
    begin, end = room.x[move.sender], room.x[move.receiver]
    ahead = 1 if end > begin else -1
    if move.struck:
        at = room.x[move.struck]
        pen.text(label, y - 24, move.words, mono=mono, halo=ground)
        pen.arrow(at + 18 * ahead, end, y, "ghost")
        if at != begin:
            pen.arrow(begin, at - 14 * ahead, y, "asked")
        pen.diamond(at, y, "cross")
    elif move.kind is Kind.PAIR:
        pen.arrow(begin + 8 * ahead, end, y, "pair")
        pen.text(max(begin, end) + 16, y + 8, move.words, mono=mono, halo=ground)
    else:
        if move.kind is Kind.CHANGED:
            pen.diamond(begin, y, "unequal")
        pen.arrow(begin + 12 * ahead * (move.kind is Kind.CHANGED), end, y, move.kind.value)
        own = one.client in (move.sender, move.receiver)
        fill = GREY if move.kind is Kind.GHOST else INK
        pen.text(label if own else min(begin, end) + 24, y - 12, move.words, mono=mono, fill=fill, halo=ground)


def _draw_verdicts(pen: Pen, plan: Places, room: Room) -> None:
    one, x = room.journey, room.client_x
    for door, band in plan.bands.items():
        state, words, bottom = one.state(door), one.verdict(door), band.bottom
        if state is State.UNUSED:
            before = door < one.first
            at, y = (room.left, -38) if before else (x + LABEL, -6)
            middle = (band.top + band.bottom) / 2
            pen.text(at, middle + y, words, bold=True, fill=INK if before else GREY)
            pen.text(at, middle + y + 28, one.why_unused(door), fill=GREY)
        elif state is State.SHUT:
            pen.rect(room.left, bottom, room.right - room.left, 12, 3, RED)
            pen.door(x, bottom + 4, "shut", 46, 60)
            pen.text(x + LABEL, bottom - 13, words, 26, bold=True, halo=CARD)
        else:
            pen.door(x, bottom - 12 * (door is Door.PAGE), LOOKS[state])
            fill, ground = (GREY, PAPER) if state is State.UNREACHED else (INK, CARD)
            pen.text(x + LABEL, bottom - 12, words, bold=state is not State.UNREACHED, fill=fill, halo=ground)
