"""Four doors: what a picture says about one client's visit, before anything is drawn.

Every visit passes four doors: name, connection, certificate, page (OONI's
resolve, connect, tls_handshake, http_round_trip).
"""

import enum
from dataclasses import dataclass, field


class Door(enum.IntEnum):
    """The four doors in the order in which a visit comes to them."""

    NAME = 1
    CONNECTION = 2
    CERTIFICATE = 3
    PAGE = 4


INDONESIAN = {Door.NAME: "nama", Door.CONNECTION: "koneksi", Door.CERTIFICATE: "sertifikat", Door.PAGE: "halaman"}


class State(enum.Enum):
    """What became of a door; the value is the word on pictures."""

    OPEN = "open"
    LED = "opens, at another machine"
    CHANGED = "answer changed"
    SHUT = "shut"
    UNREACHED = "not reached"
    UNUSED = "not used"


LOOKS = {  # how the pen draws a door
    State.OPEN: "open",
    State.LED: "led",
    State.CHANGED: "changed",
    State.SHUT: "shut",
    State.UNREACHED: "unreached",
    State.UNUSED: "unused",
}


class Kind(enum.Enum):
    """How a move is drawn."""

    ASKED = "asked"  # as it was sent
    CHANGED = "changed"  # an interference made or changed it
    LED = "led"  # after a changed answer: at another machine
    PAIR = "pair"  # a resolver's own question and its answer
    GHOST = "ghost"  # it did not happen
    REST = "rest"  # what went on, in words only


@dataclass(frozen=True)
class Move:
    """One arrow between two machines, at one door."""

    door: Door
    sender: str
    receiver: str
    words: str
    kind: Kind = Kind.ASKED
    struck: str = ""  # the machine that stopped it on its way
    shut: bool = False  # it shut the door

    def describe(self) -> str:
        """Return the move as a sentence."""
        way = f"{self.sender} to {self.receiver}"
        if self.kind is Kind.GHOST:
            return f"Did not happen: {way} ({self.words})."
        if self.kind is Kind.REST:
            return f"{self.words[0].upper()}{self.words[1:]}."
        if self.struck:
            return f"{way}: {self.words}; stopped by the {self.struck}."
        return f"{way}{', changed' if self.kind is Kind.CHANGED else ''}: {self.words}."


@dataclass(frozen=True)
class Column:
    """A machine, or some, as one column of a picture."""

    key: str
    label: str
    touched: bool = True
    stand_in: bool = False


@dataclass(frozen=True)
class Journey:
    """One client's way through the doors."""

    client: str
    columns: tuple[Column, ...]
    moves: tuple[Move, ...]
    why_shut: str = ""  # "silence", "refused"; nothing if no door was shut
    notes: tuple[str, ...] = field(default=())  # what a picture must say about the machines
    place: str = ""  # the provider or vantage point where the client is plugged in

    @property
    def shut_at(self) -> Door | None:
        """The door that was shut, or None."""
        return next((move.door for move in self.moves if move.shut), None)

    @property
    def first(self) -> Door:
        """The door at which this client starts."""
        return min(move.door for move in self.moves)

    def at(self, door: Door) -> list[Move]:
        """Return the moves of one door, in order."""
        return [move for move in self.moves if move.door is door]

    def state(self, door: Door) -> State:
        """Say what became of a door; every picture, table and text asks here."""
        kinds = {move.kind for move in self.at(door)} - {Kind.GHOST, Kind.REST}
        if self.shut_at is not None and door >= self.shut_at:
            return State.SHUT if door is self.shut_at else State.UNREACHED
        if not kinds:
            return State.UNUSED
        if Kind.CHANGED in kinds:
            return State.CHANGED
        return State.LED if Kind.LED in kinds else State.OPEN

    def verdict(self, door: Door) -> str:
        """Return the words that stand at a door."""
        return f"shut: {self.why_shut}" if self.state(door) is State.SHUT else self.state(door).value

    @property
    def outcome(self) -> str:
        """How it ended, in the words of a table: "opens", "shut at 3"."""
        if self.shut_at is not None:
            return f"shut at {self.shut_at}"
        if all(move.door is Door.NAME for move in self.moves):
            return State.CHANGED.value if self.state(Door.NAME) is State.CHANGED else "answered"
        return "opens elsewhere" if self.state(Door.PAGE) is State.LED else "opens"

    @property
    def finding(self) -> str:
        """How it ended, in the words of a title: "Web client: shut at door 3"."""
        end = {
            "answer changed": "answer changed",
            "answered": "answered",
            "opens": "no door is shut",
            "opens elsewhere": "led to another machine",
        }.get(self.outcome, f"shut at door {self.shut_at}")
        return f"{self.client[0].upper()}{self.client[1:]}: {end}"

    def why_unused(self, door: Door) -> str:
        """Return why this client needs no such door."""
        if door is Door.NAME:
            return "no name is asked"
        if door is Door.CERTIFICATE and self.client == "app":
            return "no TLS: own keys"
        last = max(move.door for move in self.moves)
        return "nothing more is asked" if door > last else "no certificate is asked"

    def describe(self) -> str:
        """Return the whole journey in words, door by door."""
        lines = [f"{self.client[0].upper()}{self.client[1:]}."]
        for door in Door:
            why = f": {self.why_unused(door)}" if self.state(door) is State.UNUSED else ""
            moves = " ".join(move.describe() for move in self.at(door))
            lines.append(f"Door {door}, {door.name.lower()}: {self.verdict(door)}{why}. {moves}".rstrip())
        return " ".join(lines)
