"""Days: where the hours of a timeline stand.  Each day has a stretch of its own; what lies between is left out."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.show.moments import MONTHS, Mark, Start

HOUR = datetime.timedelta(hours=1)
BETWEEN, NARROWEST = 24, 190
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


@dataclass(frozen=True)
class Place:
    """Where a mark stands: its day, its left edge and width, and its lane in the provider's row."""

    mark: Mark
    day: Day
    begin: datetime.datetime
    width: float
    lane: int


def days_of(
    marks: Sequence[Mark], starts: Sequence[Start], left: float, right: float, width_of: Callable[[Mark], float]
) -> list[Day]:
    """Lay the days out from left to right; those without hours are as narrow as their words.

    Raises ValueError with the remedy for more days than fit.
    """
    moments = [one.when for one in (*marks, *starts)]
    dates = sorted({moment.day for moment in moments})
    exact = {date: any(moment.hour for moment in moments if moment.day == date) for date in dates}
    narrow = {
        date: max([NARROWEST, *(width_of(mark) + 4 for mark in marks if mark.when.day == date)])
        for date in dates
        if not exact[date]
    }
    free = right - left - sum(narrow.values()) - BETWEEN * (len(dates) - 1)
    with_hours = len(dates) - len(narrow)
    widest = max(map(width_of, marks))
    if free < 0 or (with_hours and free / with_hours < widest + 60):
        raise ValueError(f"{len(dates)} days do not fit on one timeline: choose fewer days")
    stretch = free / with_hours if with_hours else 0
    found, x = [], left
    for date in dates:
        width = stretch if exact[date] else narrow[date] + (free / len(narrow) if not with_hours else 0)
        found.append(_day(date, x, x + width, marks, starts, width_of, exact[date]))
        x += width + BETWEEN
    return found


def _day(
    date: datetime.date, left: float, right: float, marks: Sequence[Mark], starts: Sequence[Start],
    width_of: Callable[[Mark], float], has_hours: bool,
) -> Day:  # fmt: skip
    """Return a day whose last mark just fits in."""
    midnight = datetime.datetime.combine(date, datetime.time())
    if not has_hours:
        return Day(date, left, right, midnight, midnight + 24 * HOUR, midnight, has_hours)
    ends = [mark.until for mark in marks if mark.until]
    moments = [*(one.when for one in (*marks, *starts)), *ends]
    times = [moment.time for moment in moments if moment.day == date and moment.hour]
    begin, width = min(times) - HOUR / 2, right - left
    needed = [
        (mark.when.time - begin) * (width / (width - width_of(mark) - 4))
        for mark in marks
        if mark.when.day == date and mark.when.hour
    ]
    end = begin + max([*needed, max(times) - begin + HOUR])
    return Day(date, left, right, begin, end, min(times), has_hours)


def rows_of(
    marks: Sequence[Mark], days: Sequence[Day], width_of: Callable[[Mark], float]
) -> tuple[dict[str, int], list[Place]]:
    """Return how many lanes each provider's row has, and the place of each mark; marks that would meet get lanes."""
    rows: dict[str, int] = {}
    places: list[Place] = []
    for mark in sorted(marks, key=lambda mark: mark.when.time):
        day = next(day for day in days if day.date == mark.when.day)
        begin = mark.when.time if mark.when.hour else day.begin
        left, width = day.left + day.units(begin), day.right - day.left
        if mark.when.hour:
            end = min(mark.until.time, day.end) if mark.until else begin
            width = max(width_of(mark), day.units(end) - day.units(begin))
        own = [place for place in places if place.mark.provider == mark.provider]
        lane = 0
        while any(
            place.lane == lane
            and left < place.day.left + place.day.units(place.begin) + place.width + 8
            and place.day.left + place.day.units(place.begin) < left + width + 8
            for place in own
        ):
            lane += 1
        places.append(Place(mark, day, begin, width, lane))
        rows[mark.provider] = max(rows.get(mark.provider, 1), lane + 1)
    order = dict.fromkeys(mark.provider for mark in marks)
    return {provider: rows[provider] for provider in order}, places
