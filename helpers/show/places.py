"""Where everything stands on a ladder: numbers only, in units of a card that is 1280 wide."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from helpers.show.doors import Column, Door, Journey, Kind, Move
from helpers.show.letters import halves_of, text_width
from helpers.show.pen import HEIGHT

TOP, LEFT, RIGHT, BETWEEN = 140, 222, 1256, 16
ROW, FOOT, GAP, LEAD, STRUCK = 41, 43, 12, 14, 12
TIGHT_ROW, TIGHT_FOOT = 31, 36
CLIENT, LABEL, MARGIN = 36, 32, 8  # the client's line in its room; labels beside it; room at the edges
MOST_COLUMNS = 7
NEAREST = 120
WORDS_BEFORE_FIRST = 230  # what a client asks for stands before the first machine, if it is not longer


@dataclass(frozen=True)
class Band:
    """A door's stretch of the picture, from top to bottom."""

    top: float
    bottom: float


@dataclass(frozen=True)
class Room:
    """One client's part of the picture: its edges, its own line, and the line of each machine."""

    journey: Journey
    left: float
    right: float
    x: dict[str, float]

    @property
    def client_x(self) -> float:
        return self.x[self.journey.client]


@dataclass(frozen=True)
class Places:
    """The whole picture."""

    bands: dict[Door, Band]
    rooms: tuple[Room, ...]
    row: float
    height: float

    def move_y(self, journey: Journey, move: Move) -> float:
        """Return the height of a move's arrow."""
        top = self.bands[move.door].top + LEAD * (journey.first is move.door)
        top += STRUCK * any(other.struck for other in journey.at(move.door))
        return top + (journey.at(move.door).index(move) + 1) * self.row - 6


def places(journeys: Sequence[Journey], lowest: float) -> Places:
    """Lay one or two journeys out; the last band ends at `lowest` or, with many rows, on a higher card.

    Raises ValueError with the remedy for more journeys or machines than a picture can hold.
    """
    rooms = _rooms(journeys)
    journeys = [room.journey for room in rooms]
    extra = {
        door: LEAD * any(journey.first is door for journey in journeys)
        + STRUCK * any(move.struck for journey in journeys for move in journey.at(door))
        for door in Door
    }
    rows = {door: max(1, *(len(journey.at(door)) for journey in journeys), 1) for door in Door}
    free, row, foot = lowest - TOP - 3 * GAP - sum(extra.values()), ROW, FOOT
    if sum(rows.values()) * row + 4 * foot > free:
        foot = TIGHT_FOOT
        row = max(TIGHT_ROW, (free - 4 * foot) // sum(rows.values()))
    bands, y = {}, float(TOP)
    for door in Door:
        bands[door] = Band(y, y + rows[door] * row + foot + extra[door])
        y = bands[door].bottom + GAP
    return Places(bands, tuple(rooms), row, HEIGHT + max(0.0, y - GAP - lowest))


def head_lines(column: Column, alone: bool) -> list[str]:
    """Return a machine's name in one or two lines."""
    if column.stand_in and column.touched and alone:
        return [column.label, "(stand-in)"]
    return halves_of(column.label)


def words_width(move: Move) -> float:
    """Return the room that a move's words take."""
    return text_width(move.words, 22, mono=is_wire(move))


def is_wire(move: Move) -> bool:
    """Say whether a move's words are names, addresses or messages, which stand in a fixed-width font."""
    first = move.words.split()[0]
    return move.kind not in (Kind.GHOST, Kind.REST) and (
        "." in first or "_" in first or first in ("GET", "POST", "resPQ") or first[0].isdigit()
    )


def _rooms(journeys: Sequence[Journey]) -> list[Room]:
    if len(journeys) > 2:
        raise ValueError(f"a picture shows one or two visits, not {len(journeys)}: begin a new capture for the others")
    for shorter in SHORTER:
        journeys = [shorter(one) for one in journeys]
        needed = [_needed(one, len(journeys) == 1) for one in journeys]
        spare = (RIGHT - LEFT - BETWEEN * (len(journeys) - 1)) - sum(width for _, width in needed)
        if spare >= 0 and sum(len(one.columns) for one in journeys) <= MOST_COLUMNS:
            break
    else:
        raise ValueError("this capture holds too many machines for one picture: capture one client at a time")
    rooms, left = [], float(LEFT)
    for one, (offsets, width) in zip(journeys, needed, strict=True):
        more = spare * width / sum(width for _, width in needed)
        step = more / max(1, len(one.columns))
        x = {key: round(left + offset + step * number) for number, (key, offset) in enumerate(offsets.items())}
        rooms.append(Room(one, round(left), round(left + width + more), x))
        left += width + more + BETWEEN
    return rooms


def _without_ports(one: Journey) -> Journey:
    moves = [
        replace(move, words=move.words.rpartition(":")[0]) if move.door is Door.CONNECTION and is_wire(move) else move
        for move in one.moves
    ]
    return replace(one, moves=tuple(moves))


def _without_columns(kind: Kind, door: Door, one: Journey) -> Journey:
    """Say moves of one kind in words instead of giving their machines a column."""
    gone = {move.receiver for move in one.at(door) if move.kind is kind}
    gone -= {name for move in one.moves if move.kind is not kind for name in (move.sender, move.receiver)}
    moves: list[Move] = []
    for move in one.moves:
        if move.receiver not in gone:
            moves.append(move)
        elif not moves or moves[-1].receiver or moves[-1].kind is not Kind.REST:
            what = "asked" if kind is Kind.PAIR else move.words
            moves.append(Move(door, one.client, "", f"{move.receiver}: {what}", Kind.REST))
    return replace(one, moves=tuple(moves), columns=tuple(column for column in one.columns if column.key not in gone))


SHORTER: tuple[Callable[[Journey], Journey], ...] = (  # what is left out, one after the other, until all fits
    lambda whole: whole,
    _without_ports,
    functools.partial(_without_columns, Kind.GHOST, Door.NAME),
    functools.partial(_without_columns, Kind.PAIR, Door.NAME),
    functools.partial(_without_columns, Kind.GHOST, Door.PAGE),
)


def _needed(journey: Journey, alone: bool) -> tuple[dict[str, float], float]:
    """Return how far from the room's left edge each line must stand at least, and how wide the room must be."""
    begin = CLIENT + LABEL
    said = [move for move in journey.moves if move.kind is not Kind.PAIR]
    first = [words_width(move) for move in said if move.door is Door.NAME and move.kind is not Kind.REST]
    at = {journey.client: float(CLIENT)}
    x, before = begin + min(max(first, default=NEAREST), WORDS_BEFORE_FIRST) + MARGIN, []
    for column in journey.columns:
        halves = [text_width(line, 22, bold=column.touched) / 2 for line in reversed(head_lines(column, alone))]
        x += max((left + 12 + right for left, right in zip(before, halves, strict=False)), default=0)
        at[column.key], before = x, halves
    ends = [x + max(before), *(begin + words_width(move) for move in said)]
    ends += [at[move.receiver] + 16 + words_width(move) for move in journey.moves if move.kind is Kind.PAIR]
    for door in Door:
        size = 26 if journey.shut_at is door else 22
        left = 0 if door < journey.first else begin
        ends.append(left + text_width(journey.verdict(door), size, bold=True))
        if not journey.at(door):
            ends.append(left + text_width(journey.why_unused(door), 22))
    return at, max(ends) + MARGIN
