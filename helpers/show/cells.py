"""A cell: what one visit says in a grid, in four doors and a word."""

from dataclasses import dataclass
from typing import Any

from helpers.failures import NetworkFailure
from helpers.network.exchange import Capture
from helpers.show import phrases
from helpers.show.doors import Door, Journey, State
from helpers.show.legs import DOORS
from helpers.show.walk import journeys

NO_RECORD = "no record"


@dataclass(frozen=True)
class Cell:
    """Four doors (None: not known) and the verdict; a cell without doors was never recorded."""

    states: tuple[State | None, ...] | None
    words: str
    detail: str = ""  # why a door was shut

    @property
    def tint(self) -> str:
        """The ground on which it is drawn."""
        states = self.states or ()
        if State.SHUT in states:
            return "shut"
        return "changed" if {State.CHANGED, State.LED} & set(states) else "open"

    def describe(self) -> str:
        """Return the verdict and what became of each door."""
        if self.states is None:
            return self.words
        doors = [
            f"{door.name.lower()} {state.value if state else 'not known'}"
            for door, state in zip(Door, self.states, strict=True)
        ]
        why = f" ({self.detail})" if self.detail else ""
        return f"{self.words}{why}; {', '.join(doors)}"


def cell_of(visit: Any) -> Cell:
    """Return the cell of a capture, a journey, a NetworkFailure or None; ValueError for anything else."""
    if visit is None:
        return Cell(None, NO_RECORD)
    if isinstance(visit, NetworkFailure):
        door = DOORS.get(visit.operation, Door.PAGE)  # it says where a visit ended, not what became of the doors before
        states = [None if other < door else State.SHUT if other is door else State.UNREACHED for other in Door]
        return Cell(tuple(states), f"shut at {door}", phrases.why_shut(visit))
    if isinstance(visit, Capture):
        walked = journeys(visit)
        if len(walked) != 1:
            raise ValueError(f"a cell shows one visit, and this capture holds {len(walked)}: capture each one alone")
        visit = walked[0]
    if not isinstance(visit, Journey):
        raise ValueError(f"a cell is a capture, a journey, a NetworkFailure or None, not {visit!r}")
    return Cell(tuple(visit.state(door) for door in Door), visit.outcome, visit.why_shut)
