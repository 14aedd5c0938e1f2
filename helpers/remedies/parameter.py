"""A parameter: one number of the model with its unit, its range, and a source or the word "assumption"."""

import dataclasses
import enum
from dataclasses import dataclass
from typing import Any

ASSUMPTION = "assumption"


class Unit(enum.Enum):
    """What a number counts, the least and the most that the model can take, and whether it is a whole number."""

    SHARE = ("share", 0, 1, False)
    RETURNING = ("share of removals", 0, 0.95, False)  # with 1 a channel would come back for ever
    CHANCE = ("chance a day", 0, 1, False)
    HOURS = ("hours", 0, 8_760, False)
    DAYS = ("days", 0, 3_650, False)
    WHOLE_DAYS = ("days", 1, 3_650, True)
    DAYS_BETWEEN = ("days", 0.5, 3_650, False)  # with 0 a channel would be reported for ever in one moment
    REPORTS = ("reports a day", 0.01, 100_000, False)
    CHANNELS = ("channels", 0, 100_000, True)
    MODERATORS = ("moderators", 1, 10_000, True)
    READERS = ("readers", 0, 10_000_000, False)
    USERS = ("users a day", 0, 1_000_000_000, False)

    def __init__(self, words: str, lowest: float, highest: float, whole: bool) -> None:
        self.words, self.lowest, self.highest, self.whole = words, lowest, highest, whole


@dataclass(frozen=True)
class Parameter:
    """One line of the table of parameters; `low` and `high` are how far the sensitivity table moves the value."""

    name: str
    meaning: str
    unit: Unit
    value: float
    low: float
    high: float
    source: tuple[str, ...]  # empty for an assumption
    note: str  # what the source says, or why nothing better is known

    @property
    def source_words(self) -> str:
        """Return the keys of the sources, or the word "assumption"."""
        return f"[{', '.join(self.source)}]" if self.source else ASSUMPTION


def parameter(value: float, unit: Unit, low: float, high: float, meaning: str, note: str, source: str = "") -> Any:
    """Return a dataclass field with a default and all that the table says of it; no source means: assumption."""
    about = {"unit": unit, "low": low, "high": high, "meaning": meaning, "note": note, "source": tuple(source.split())}
    return dataclasses.field(default=value, metadata=about)


def parameters_of(values: Any) -> tuple[Parameter, ...]:
    """Return the lines of the table for an instance of a dataclass whose fields `parameter` made."""
    return tuple(
        Parameter(name=one.name, value=getattr(values, one.name), **one.metadata) for one in dataclasses.fields(values)
    )


def check(name: str, value: object, unit: Unit) -> None:
    """Raise ValueError with the remedy for a value that is no number, not a whole one, or outside the unit's range."""
    kind = "a whole number" if unit.whole else "a number"
    remedy = f"give {kind} from {unit.lowest:,} to {unit.highest:,} ({unit.words})"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} is {repr(value)[:40]}, not a number: {remedy}")
    if not unit.lowest <= value <= unit.highest:  # nan is in no range
        why = "nobody would read a report; " if unit is Unit.MODERATORS and value == 0 else ""
        raise ValueError(f"{name} is {_short(value)}: {why}{remedy}")
    if unit.whole and not isinstance(value, int):
        raise ValueError(f"{name} is {value}: {remedy}")


def _short(value: float) -> str:
    """Return a number in a few letters."""
    if -1e12 < value < 1e12 or value != value:
        return f"{value:,}"
    return "far above every range" if value > 0 else "far below every range"
