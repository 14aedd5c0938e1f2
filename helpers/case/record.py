"""The record of the case: chronology, reports, claims, comparisons, as rows with their sources."""

import functools

from helpers.case.rows_record import BlockAnswer, Claim, Comparison, Event, Finding, Report, Ruling
from helpers.case.rows_series import AnnouncedRange, BackupStep, Mail, SiteTest, Takedown, WatchMonth
from helpers.case.sources import table
from helpers.case.table import rows_with


@functools.cache
def chronology() -> tuple[Event, ...]:
    """Return what happened, in the order of time; the start of the block has three rival times.

    >>> [event.when for event in chronology() if event.rival_of == "start"]
    ['2017-07-14T11:00', '2017-07-14T11:22', '2017-07-14T11:30']
    """
    return table("chronology.csv", Event)


@functools.cache
def reports(named: bool = False) -> tuple[Report, ...]:
    """Return what each provider is reported to have done, and when; what nobody reported has no row.

    With `named` only the reports that name the provider: six of them, as many as one timeline holds.
    """
    found = table("reports.csv", Report)
    return tuple(row for row in found if row.names_provider or not named)


@functools.cache
def block_answers() -> tuple[BlockAnswer, ...]:
    """Return the block answers that OONI saw in Indonesia, each for other names than Telegram's [D4]."""
    return table("block_answers.csv", BlockAnswer)


@functools.cache
def claims(topic: str | None = None) -> tuple[Claim, ...]:
    """Return all claims, or those on one topic; LookupError names the topics that there are."""
    return rows_with(table("claims.csv", Claim), "topic", topic, "claims on")


@functools.cache
def comparisons() -> tuple[Comparison, ...]:
    """Return comparable cases of other years and countries."""
    return table("comparisons.csv", Comparison)


@functools.cache
def rulings() -> tuple[Ruling, ...]:
    """Return two rulings of Indonesian courts [L1, L2]; what is not in the record, the row says so."""
    return table("rulings.csv", Ruling)


@functools.cache
def findings(topic: str | None = None) -> tuple[Finding, ...]:
    """Return what is known of the blocking, the app, the measurements and what followed, or what is of one topic.

    What was looked for and not found has the topic "not known".  LookupError names the topics that there are.
    """
    return rows_with(table("findings.csv", Finding), "topic", topic, "findings on")


@functools.cache
def site_tests() -> tuple[SiteTest, ...]:
    """Return the tests of four sites in 2016 and 2017 that show unequal blocking [S60]."""
    return table("site_tests.csv", SiteTest)


@functools.cache
def backup_steps() -> tuple[BackupStep, ...]:
    """Return how Telegram Desktop's way to find addresses in an emergency changed, as its code shows [C1, D9]."""
    return table("backup.csv", BackupStep)


@functools.cache
def announced_ranges() -> tuple[AnnouncedRange, ...]:
    """Return the range of each data centre as it was announced in 2026, not in 2017 [C6]."""
    return table("announced.csv", AnnouncedRange)


@functools.cache
def operator_mails() -> tuple[Mail, ...]:
    """Return one operator's diary of the list's e-mails around the case [D3]; number 271 is not recorded."""
    return table("operator_mails.csv", Mail)


@functools.cache
def isis_watch() -> tuple[WatchMonth, ...]:
    """Return Telegram's own monthly counts of removed bots and channels [S87, S88]; September 2017 ends on the 26th."""
    return table("isis_watch.csv", WatchMonth)


@functools.cache
def takedowns() -> tuple[Takedown, ...]:
    """Return two coordinated actions and what a study found after them [R1, R2]."""
    return table("takedowns.csv", Takedown)
