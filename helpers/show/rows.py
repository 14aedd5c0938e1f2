"""Rows of a timeline: where each report stands, and what is said together because it would not fit apart."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.show.days import Day, mark_room
from helpers.show.letters import shortened, text_width
from helpers.show.moments import Mark

BESIDE, SIGN = 28, 30  # the room of a mark beside its words; that of its sign


@dataclass(frozen=True)
class Place:
    """A mark on the picture: its left edge is the time of its first report."""

    marks: tuple[Mark, ...]
    day: Day
    begin: datetime.datetime
    width: float = 0
    lane: int = 0
    words: str = ""

    @property
    def provider(self) -> str:
        return self.marks[0].provider

    @property
    def state(self) -> str:
        """The state that all its reports give; nothing if they differ."""
        states = {mark.state for mark in self.marks}
        return states.pop() if len(states) == 1 else ""

    @property
    def claimed(self) -> bool:
        return any(mark.claimed for mark in self.marks)

    @property
    def has_hour(self) -> bool:
        return self.marks[0].when.hour is not None

    @property
    def has_sign(self) -> bool:
        return self.state == "blocked" and not self.claimed

    @property
    def left(self) -> float:
        return self.day.left + self.day.units(self.begin)

    def with_words(self) -> "Place":
        """Return the place with the words that fit into it, and as wide as they are, or as the time that it spans."""
        bold, width = not self.claimed, self.day.right - self.day.left
        beside = BESIDE + SIGN * self.has_sign
        if not self.has_hour:
            whole, short = ("; ".join(mark.words(with_teller=told) for mark in self.marks) for told in (True, False))
            fits = text_width(whole, 22, bold) <= width - beside
            return replace(self, words=shortened(whole if fits else short, width - beside, bold=bold), width=width)
        room, more = mark_room(width) - beside - 4, len(self.marks) - 1
        first = self.marks[0]
        choices = [first.words(more), first.words(more, with_teller=False), first.words(with_teller=False)]
        fitting = [words for words in choices if text_width(words, 22, bold) <= room]
        words = fitting[0] if fitting else shortened(choices[-1], room, bold=bold)
        until = max((mark.until.time for mark in self.marks if mark.until), default=self.begin)
        span = self.day.units(min(until, self.day.end)) - self.day.units(self.begin)
        return replace(self, words=words, width=max(text_width(words, 22, bold) + beside, span))

    def meets(self, other: "Place") -> bool:
        """Say whether they would touch if they stood in one lane."""
        return self.left < other.left + other.width + 8 and other.left < self.left + self.width + 8

    def says_the_same(self, other: "Place") -> bool:
        """Say whether one mark may stand for both."""
        if self.provider != other.provider or self.day is not other.day or self.has_hour is not other.has_hour:
            return False
        return not self.has_hour or (self.state == other.state and self.claimed == other.claimed and self.meets(other))


def places_of(marks: Sequence[Mark], days: Sequence[Day]) -> list[Place]:
    """Return the places of all marks, in the order of time; those of a provider that meet stand in lanes."""
    found: list[Place] = []
    for mark in sorted(marks, key=lambda mark: (mark.when.time, mark.when.hour is not None)):
        day = next(day for day in days if day.date == mark.when.day)
        place = Place((mark,), day, mark.when.time if mark.when.hour else day.begin).with_words()
        alike = next((other for other in found if place.says_the_same(other)), None)
        if alike is None:
            found.append(place)
        else:
            found[found.index(alike)] = replace(alike, marks=(*alike.marks, mark)).with_words()
    placed: list[Place] = []
    for place in found:
        own = [other for other in placed if other.provider == place.provider and place.meets(other)]
        lane = next(lane for lane in range(len(own) + 1) if lane not in [other.lane for other in own])
        placed.append(replace(place, lane=lane))
    return placed


def lanes_of_each(places: Sequence[Place], marks: Sequence[Mark]) -> dict[str, int]:
    """Return how many lanes the row of each provider has, in the order of the reports."""
    return {
        provider: 1 + max(place.lane for place in places if place.provider == provider)
        for provider in dict.fromkeys(mark.provider for mark in marks)
    }
