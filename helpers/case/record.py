"""The record of the case: chronology, reports, claims, comparisons, as rows with their sources."""

import functools

from helpers.case.rows_record import BlockAnswer, Claim, Comparison, Event, Finding, Report, Ruling, Statement
from helpers.case.rows_series import Mail, Takedown, WatchMonth
from helpers.case.sources import table


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
    return tuple(row for row in found if not (named and row.provider.endswith(" network")))


@functools.cache
def block_answers() -> tuple[BlockAnswer, ...]:
    """Return the block answers that OONI saw in Indonesia, each for other names than Telegram's [D4]."""
    return table("block_answers.csv", BlockAnswer)


@functools.cache
def claims(topic: str | None = None) -> tuple[Claim, ...]:
    """Return all claims, or those on one topic; LookupError names the topics that there are."""
    found = table("claims.csv", Claim)
    if topic is None:
        return found
    topics = list(dict.fromkeys(claim.topic for claim in found))
    if topic not in topics:
        raise LookupError(f"no claims on {topic!r}; there are: {', '.join(topics)}")
    return tuple(claim for claim in found if claim.topic == topic)


@functools.cache
def statements() -> tuple[Statement, ...]:
    """Return Telegram's measures, the ministry's demands, what was agreed, and the reasons of each side."""
    return table("statements.csv", Statement)


@functools.cache
def comparisons() -> tuple[Comparison, ...]:
    """Return comparable cases of other years and countries."""
    return table("comparisons.csv", Comparison)


@functools.cache
def rulings() -> tuple[Ruling, ...]:
    """Return two rulings of Indonesian courts, one each way [L1, L2]."""
    return table("rulings.csv", Ruling)


@functools.cache
def findings() -> tuple[Finding, ...]:
    """Return what is known of the blocking, the app, the measurements and what followed, by topic."""
    return table("findings.csv", Finding)


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
