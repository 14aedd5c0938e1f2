"""Days: where the hours of a timeline stand.  Each day has a stretch of its own; what lies between is left out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.show.moments import MONTHS, Mark, Start

HOUR = datetime.timedelta(hours=1)
BETWEEN, NARROWEST, NARROW = 24, 270, 200  # a day with hours, and one without, at least
MARK, SHORTEST_MARK = 0.44, 240  # the room of a mark: this part of its day, at least these units
STEPS = (1, 2, 3, 4, 6, 12)
TICK = 96  # the room of an hour's label


@dataclass(frozen=True)
class Day:
    """A day's stretch of the picture; a day for which no source gives an hour has no ticks."""

    date: datetime.date
    left: float
    right: float
    begin: datetime.datetime
    end: datetime.datetime
    first: datetime.datetime  # the first moment that anybody gives
    has_hours: bool

    @property
    def name(self) -> str:
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year}"[: None if self.has_hours else -5]

    @property
    def ticks(self) -> list[datetime.datetime]:
        """The hours that are written below it."""
        if not self.has_hours:
            return []
        hours = (self.end - self.begin) / HOUR
        step = next((step for step in STEPS if hours / step * TICK <= self.right - self.left), STEPS[-1])
        midnight = datetime.datetime.combine(self.date, datetime.time())
        found = [midnight + HOUR * hour for hour in range(0, 24, step)]
        return [tick for tick in found if self.begin + HOUR / 4 <= tick <= self.end - HOUR / 4]

    def units(self, time: datetime.datetime) -> float:
        """Return how far from its left edge a time stands, in units."""
        return (time - self.begin) / (self.end - self.begin) * (self.right - self.left)

    def days(self, units: float) -> float:
        """Return a width in matplotlib's unit of time, a day."""
        return units / (self.right - self.left) * ((self.end - self.begin) / datetime.timedelta(days=1))

    @staticmethod
    def number(time: datetime.datetime) -> float:
        """Return a time as matplotlib counts it: days since 1970."""
        return (time - datetime.datetime(1970, 1, 1)) / datetime.timedelta(days=1)


def days_of(marks: Sequence[Mark], starts: Sequence[Start], left: float, right: float) -> list[Day]:
    """Lay the days out from left to right: wide where much happened, narrow where no source gives an hour.

    Raises ValueError with the remedy for more days than fit.
    """
    moments = [*(one.when for one in (*marks, *starts)), *(mark.until for mark in marks if mark.until)]
    dates = sorted({one.when.day for one in (*marks, *starts)})
    hours = {date: {moment.hour for moment in moments if moment.day == date and moment.hour} for date in dates}
    with_hours = [date for date in dates if hours[date]]
    free = right - left - BETWEEN * (len(dates) - 1)
    if with_hours:
        free -= NARROW * (len(dates) - len(with_hours))
    narrowest, others = (NARROWEST, with_hours) if with_hours else (NARROW, dates)
    if free < narrowest * len(others):
        raise ValueError(f"{len(dates)} days do not fit on one timeline: choose fewer days")
    shares = {date: 1 + len(hours[date]) for date in others}
    spare = free - narrowest * len(others)
    found, x = [], left
    for date in dates:
        width = narrowest + spare * shares[date] / sum(shares.values()) if date in shares else NARROW
        times = [moment.time for moment in moments if moment.day == date and moment.hour]
        found.append(_day(date, x, x + width, times))
        x += width + BETWEEN
    return found


def _day(date: datetime.date, left: float, right: float, times: Sequence[datetime.datetime]) -> Day:
    """Return a day on which a mark that begins with the last moment still fits in."""
    midnight = datetime.datetime.combine(date, datetime.time())
    if not times:
        return Day(date, left, right, midnight, midnight + 24 * HOUR, midnight, False)
    begin = min(times) - HOUR / 2
    end = begin + max(HOUR, max(times) - begin) / (1 - mark_room(right - left) / (right - left))
    return Day(date, left, right, begin, end, min(times), True)


def mark_room(width: float) -> float:
    """Return the most that a mark with an hour takes of a day that is so wide."""
    return max(MARK * width, SHORTEST_MARK)
