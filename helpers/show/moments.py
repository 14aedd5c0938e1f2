"""Moments: when something happened or was said, as exactly as its source gives it: a day, or a day and an hour."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Any

from helpers import case

MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time; without an hour it is the whole day."""

    day: datetime.date
    hour: datetime.time | None = None

    @classmethod
    def of(cls, text: str) -> "Moment":
        """Return the moment that an ISO text such as 2017-07-14T17:23 or 2017-07-15 names; ValueError otherwise."""
        if "T" not in text:
            return cls(datetime.date.fromisoformat(text))
        exact = datetime.datetime.fromisoformat(text)
        return cls(exact.date(), exact.time())

    @property
    def time(self) -> datetime.datetime:
        """The moment itself; of a day its beginning."""
        return datetime.datetime.combine(self.day, self.hour or datetime.time())

    def __str__(self) -> str:
        day = f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"
        return f"{day}, {self.hour:%H:%M}" if self.hour else day


@dataclass(frozen=True)
class Mark:
    """One report on a timeline."""

    provider: str
    when: Moment
    state: str  # "blocked", "open" or other words
    teller: str
    claimed: bool  # somebody says so; otherwise the source saw it
    until: Moment | None = None
    doubt: str = ""

    def words(self, more: int = 0, with_teller: bool = True) -> str:
        """Return what stands on the picture, for it and some more reports that say the same."""
        hour = f"{self.when.hour:%H:%M} " if self.when.hour else ""
        others = f" +{more}" if more else ""
        return f"{hour}{self.teller}{others}: {self.state}" if with_teller else f"{hour}{self.state}{others}"

    def describe(self) -> str:
        """Return the report in a sentence."""
        until = f" until {self.until}" if self.until else ""
        doubt = f" Doubt: {self.doubt.rstrip('.')}." if self.doubt else ""
        return f"{self.when}{until}: {self.state}, {'says' if self.claimed else 'seen by'} {self.teller}.{doubt}"


@dataclass(frozen=True)
class Start:
    """An event on a timeline; rivals contradict each other, and none of them is the truth."""

    when: Moment
    words: str
    is_rival: bool

    def describe(self) -> str:
        """Return the event in a sentence."""
        return f"{self.when}{' (rival times)' if self.is_rival else ''}: {self.words.rstrip('.')}."


def marks_of(reports: Any) -> list[Mark]:
    """Return the reports of `case.reports()` as marks."""
    return [
        Mark(
            row.provider,
            Moment.of(row.when),
            state_of(row),
            row.said_by or teller_of(row.source),
            bool(row.said_by),
            Moment.of(row.until) if row.until else None,
            row.doubt,
        )
        for row in reports
    ]


def starts_of(events: Any) -> list[Start]:
    """Return the events of `case.chronology()`, rivals marked as such, in the order of time."""
    events = list(events)
    rivals = {event.rival_of for event in events} | {event.key for event in events if event.rival_of}
    found = [Start(Moment.of(row.when), row.what, bool(row.rival_of) or row.key in rivals) for row in events]
    return sorted(found, key=lambda start: start.when.time)


def state_of(row: Any) -> str:
    """Return the state that a report gives, as a word: "blocked"."""
    return str(getattr(row.state, "value", row.state))


def teller_of(keys: Any) -> str:
    """Return who published the first source of a row; its key where the record does not know it."""
    source = case.sources().get(keys[0])
    return source.publisher if source is not None else keys[0]
