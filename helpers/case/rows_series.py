"""Series of numbers of the record: one row is one step, month, site or range."""

from dataclasses import dataclass

from helpers.case.rows import Asns, Confidence, Date, HostName, Moment, Network, SourceKeys, Words
from helpers.case.rows_record import Traced


@dataclass(frozen=True)
class Mail(Traced):
    """Numbered e-mails of the list that one operator applied at one moment, and the lines of its zone after it."""

    when: Moment
    mails: str  # 266, or 267-269
    zone_lines: int
    source: SourceKeys
    date: Date
    confidence: Confidence

    def line(self) -> str:
        return f"{self.when}: e-mail {self.mails}, then {self.zone_lines} lines"


@dataclass(frozen=True)
class WatchMonth(Traced):
    """Bots and channels that Telegram says it removed in a month, worldwide; its own counter, unaudited."""

    month: Date
    removed: int
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str = ""

    def line(self) -> str:
        return f"{self.month}: {self.removed} removed, by Telegram's own counter"


@dataclass(frozen=True)
class Takedown(Traced):
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

    def line(self) -> str:
        changes = f"own posts {self.own_change_pct:+g}%, forwarded {self.forwarded_change_pct:+g}%"
        return f"{self.action}: {changes}; channels created after it lived {self.mean_life_days} days"


@dataclass(frozen=True)
class SiteTest(Traced):
    """How often tests of one site gave a block page, an anomaly, a failed control or nothing unusual [S60]."""

    site: HostName
    block_pages: int
    anomalies: int
    control_failed: int
    not_blocked: int
    source: SourceKeys
    date: Date
    confidence: Confidence

    def line(self) -> str:
        others = f"{self.anomalies} anomalies, {self.control_failed} failed controls, {self.not_blocked} not blocked"
        return f"{self.site}: {self.block_pages} block pages, {others}"


@dataclass(frozen=True)
class BackupStep(Traced):
    """A change of how Telegram Desktop finds addresses when its own are blocked; `when` is empty for today's code."""

    when: Moment | None
    until: Moment | None
    versions: str
    words: str
    commits: Words
    source: SourceKeys
    date: Date
    confidence: Confidence

    def line(self) -> str:
        versions = f" ({self.versions})" if self.versions else ""
        return f"{self.when or 'today'}{versions}: {self.words}"


@dataclass(frozen=True)
class AnnouncedRange(Traced):
    """The range in which a data centre's address lies, and the networks that announce it, in the year of `date`."""

    dc: int
    prefix: Network
    region: str
    asns: Asns
    source: SourceKeys
    date: Date
    confidence: Confidence

    def line(self) -> str:
        networks = " or ".join(f"AS{asn}" for asn in self.asns)
        return f"data centre {self.dc}: {self.prefix}, {self.region}, {networks}"
