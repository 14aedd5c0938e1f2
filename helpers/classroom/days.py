"""The days of the case as states: at whom a name was blocked, open, partly back, or nobody wrote it down.

"No record" is a state of its own: what was not reported is never filled in.
"""

import enum
from dataclasses import dataclass

from helpers import case

DAYS = ("before", "2017-07-14", "block", "2017-08-10 evening", "after")


class State(enum.Enum):
    """What was the case at a provider."""

    OPEN = "open"
    BLOCKED = "blocked"
    PARTLY_LIFTED = "partly lifted"
    NO_RECORD = "no record"


@dataclass(frozen=True)
class DayState:
    """The state of one provider on one day, the names that are blocked there, and why we say so."""

    state: State
    blocked: tuple[str, ...]
    because: str

    def __str__(self) -> str:
        return f"{self.state.value}: {self.because}"


def state_on(day: str, provider: case.Provider) -> DayState:
    """Return a provider's state on one of DAYS.

    "before" and "after" are before the order and after its end; "block" lets everybody obey who ever did, as a lesson
    needs it; "2017-07-14" and "2017-08-10 evening" hold what was reported of those days.
    """
    eleven = tuple(row.name for row in case.names())
    if not provider.answer_type:
        return DayState(State.OPEN, (), "no order reached it")
    if day in ("before", "after"):
        return DayState(State.OPEN, (), "no order is in force")
    if day == "2017-08-10 evening":
        return _that_evening(provider)
    if any(row.provider == provider.name and not row.names_provider for row in case.reports()):
        return _no_record(provider, day)
    if day == "block" or _is_invented(provider):
        return DayState(State.BLOCKED, eleven, "it obeys the list of eleven names")
    return _by_report(provider, eleven)


def _by_report(provider: case.Provider, eleven: tuple[str, ...]) -> DayState:
    """Say what was reported of 14 July."""
    reports = [row for row in case.reports() if row.provider == provider.name]
    blocked = [row for row in reports if row.state is case.ReportState.BLOCKED]
    first = next((row for row in blocked if row.when.startswith("2017-07-14")), None)
    if first is not None:
        return DayState(State.BLOCKED, eleven, str(first))
    if blocked:  # it began on another day
        return DayState(State.OPEN, (), str(blocked[0]))
    return _no_record(provider, "2017-07-14")


def _that_evening(provider: case.Provider) -> DayState:
    """Say what one tester found on the evening of 10 August, on a network without a name [S3]."""
    found = next(row for row in case.reports() if row.state is case.ReportState.PARTLY_LIFTED)
    if provider.name != found.provider and not _is_invented(provider):
        return _no_record(provider, "2017-08-10 evening")
    still = tuple(row.name for row in case.names() if not row.back_10aug_evening)
    return DayState(State.PARTLY_LIFTED, still, str(found))


def _no_record(provider: case.Provider, day: str) -> DayState:
    return DayState(State.NO_RECORD, (), f"nobody reported which answers {provider.name} gave then ({day})")


def _is_invented(provider: case.Provider) -> bool:
    return provider.name.endswith(".example")
