"""Series of numbers of the record."""

from dataclasses import dataclass

from helpers.case.rows import Confidence, Date, Moment, SourceKeys


@dataclass(frozen=True)
class Mail:
    """Numbered e-mails of the list that one operator applied at one moment, and the lines of its zone after it."""

    when: Moment
    mails: str  # 266, or 267-269
    zone_lines: int
    source: SourceKeys
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class WatchMonth:
    """Bots and channels that Telegram says it removed in a month, worldwide; its own counter, unaudited."""

    month: Date
    removed: int
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str = ""


@dataclass(frozen=True)
class Takedown:
    """A coordinated action against channels and what a study found after it [R1, R2]; changes within 30 days."""

    action: str
    channels_created_after: int
    mean_life_days: int
    posts_per_day: float
    own_change_pct: float
    forwarded_change_pct: float
    source: SourceKeys
    date: Date
    confidence: Confidence
