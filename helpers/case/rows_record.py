"""The rows of the record: what was reported, claimed, measured and decided, each with its source.

A row of low confidence says why it may be wrong: its `doubt` is printed with it.
"""

import enum
from dataclasses import dataclass

from helpers.case.rows import Confidence, Date, IPv4, Moment, SourceKeys


class ReportState(enum.Enum):
    """What a report says that a provider did; where nobody reported anything, there is no row: no record."""

    DENIES = "denies"
    WAITS = "waits"  # for the order
    NO_LETTER = "no letter"
    TOLD_TO_BLOCK = "told to block"
    BLOCKED = "blocked"
    OPEN = "open"
    ALL_BLOCKED = "all blocked"  # the app as well
    TOLD_TO_LIFT = "told to lift"
    LIFTING = "lifting"
    PARTLY_LIFTED = "partly lifted"


class Traced:
    """A row that prints itself as one line with its sources, its date and its doubt."""

    def __str__(self) -> str:
        doubt = getattr(self, "doubt", "")
        doubt = f", not sure: {doubt}" if doubt else ""
        return f"{self.line()} [{', '.join(self.source)}] ({self.date}{doubt})"

    def line(self) -> str:
        """Return what the row says, in one line."""
        raise NotImplementedError


@dataclass(frozen=True)
class Event(Traced):
    """Something that happened, in the order of time; events with the same `rival_of` are rival accounts of one."""

    key: str
    when: Moment
    until: Moment | None
    what: str
    rival_of: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.when}: {self.what}"


@dataclass(frozen=True)
class Report(Traced):
    """What one provider is reported to have done, and when; `when` is the hour of the report if one is given.

    `said_by` is empty where the source itself saw it, else it names who says so.
    """

    number: int
    provider: str
    when: Moment
    until: Moment | None
    state: ReportState
    said_by: str
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    @property
    def names_provider(self) -> bool:
        """Say whether the source names the provider; "Detik's network" stands in for a name that it does not give."""
        return not self.provider.endswith(" network")

    def line(self) -> str:
        return f"{self.provider}, {self.when} ({f'{self.said_by} says' if self.said_by else 'seen'}): {self.words}"


@dataclass(frozen=True)
class BlockAnswer(Traced):
    """An answer that a provider gave for other blocked names, as OONI's fingerprints have it."""

    provider: str
    asn: int | None
    answer_type: str
    answer: str
    address: IPv4
    seen_date: Date
    seen_for: str
    fingerprint: str
    source: SourceKeys
    date: Date
    confidence: Confidence

    def line(self) -> str:
        address = "" if self.answer == self.address else f" -> {self.address}"
        return f"{self.provider}: {self.answer_type} {self.answer}{address}, seen for {self.seen_for}, {self.seen_date}"


@dataclass(frozen=True)
class Claim(Traced):
    """A figure or a statement, who made it and when; claims of one `topic` are rivals or a series."""

    topic: str
    figure: str
    unit: str
    who: str
    when: Moment
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.topic}: {self.figure} ({self.unit}), says {self.who}, {self.when}. {self.words}".rstrip()


@dataclass(frozen=True)
class Comparison(Traced):
    """Another case: which lever was pulled, what it reached, and what came of it."""

    case: str
    when: Moment
    until: Moment | None
    lever: str
    reach: str
    outcome: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.case}, {self.when}: {self.lever}. {self.reach} {self.outcome}"


@dataclass(frozen=True)
class Ruling(Traced):
    """A judgment of an Indonesian court on cutting access."""

    name: str
    court: str
    when: Date
    about: str
    outcome: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.court}, {self.name}, {self.when}: {self.about} {self.outcome}"


@dataclass(frozen=True)
class Finding(Traced):
    """One thing that is known about a topic: how blocking worked, what was measured, what followed."""

    topic: str
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.topic}: {self.words}"
