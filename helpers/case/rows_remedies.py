"""The rows of data/remedies: measures, demands, the agreement, reasons, and where claims do not fit each other."""

import enum
from dataclasses import dataclass

from helpers.case.rows import Confidence, Counts, Date, SourceKeys
from helpers.case.rows_record import Claim, Traced


class Lever(enum.Enum):
    """What somebody may do: Telegram's three remedies, the block of names, and its pressure on the company."""

    REMOVAL = "removal"
    CHANNEL = "direct channel"
    MODERATORS = "moderators"
    BLOCK = "block"
    PRESSURE = "pressure"


@dataclass(frozen=True)
class Measure(Traced):
    """One of the three measures as Durov wrote it on 16 July 2017, beside how the article told it [S1]."""

    number: int
    words: str
    status: str  # done, or under way
    told_as: str
    difference: str
    told_source: SourceKeys
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        told = f"Told as: {self.told_as} {self.difference} [{', '.join(self.told_source)}]"
        return f"measure {self.number} ({self.status}): {self.words} {told}"


@dataclass(frozen=True)
class Demand(Traced):
    """One of the ministry's four demands of 17 July 2017; two rows with one number are two reports of the same."""

    number: int
    words: str
    reported_as: str  # whose task it is, where reports differ
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        reported = f" One report: it is {self.reported_as}." if self.reported_as else ""
        return f"demand {self.number}: {self.words}{reported}"


@dataclass(frozen=True)
class Agreement(Traced):
    """One part of what was agreed by 10 August 2017, as one newspaper lists it [S55]."""

    number: int
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"agreed {self.number}: {self.words}"


@dataclass(frozen=True)
class Reason(Traced):
    """Why somebody was for the block or against it, as that side puts it."""

    side: str
    who: str
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.side}, {self.who}: {self.words}"


@dataclass(frozen=True)
class Sum(Traced):
    """Parts that somebody published, and the total that somebody gave for them."""

    name: str
    who: str  # gave the total
    parts: Counts
    said: int
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str = ""

    @property
    def gap(self) -> int:
        """How much the total is above the sum of its parts; below zero where it is under it."""
        return self.said - sum(self.parts)

    def line(self) -> str:
        parts = " + ".join(f"{part:,}" for part in self.parts)
        return f"{self.name}: {self.said:,}, says {self.who}; {parts} = {sum(self.parts):,} (our sum)"


@dataclass(frozen=True)
class RivalLine:
    """A line of rivals.csv: a question, and the topic of the claims that answer it in different ways."""

    side: str  # whose figures these are: the ministry's, Telegram's, or of both
    question: str
    topic: str


@dataclass(frozen=True)
class Rivals:
    """A question and the claims that answer it in different ways; none of them is called the right one."""

    side: str
    question: str
    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        return "\n".join([self.question, *(f"- {claim}" for claim in self.claims)])


@dataclass(frozen=True)
class FollowedLine:
    """A line of followed.csv: a lever, and the row of another table that bears on it."""

    lever: Lever
    table: str  # claims, findings or reasons
    topic: str  # of a reason: its side
    begins: str  # the first words of the row's figure and unit, or of its words


@dataclass(frozen=True)
class Followed:
    """What is known of a lever after the case: a row of another table, with its own source, date and doubt."""

    lever: Lever
    row: Traced

    def __str__(self) -> str:
        return f"{self.lever.value}: {self.row}"
