"""The remedies in the record: who offered, asked and agreed what, which claims are rivals, and what followed.

A claim or a finding stands in one table only.  Rivals and what followed are references to such rows, so each of them
keeps the source, the date and the doubt that it has there.
"""

import functools

from helpers.case.record import claims, findings, isis_watch
from helpers.case.rows_record import Traced
from helpers.case.rows_remedies import (
    Agreement,
    Demand,
    Followed,
    FollowedLine,
    Lever,
    Measure,
    Reason,
    RivalLine,
    Rivals,
    Sum,
)
from helpers.case.sources import table
from helpers.case.table import rows_with


@functools.cache
def measures() -> tuple[Measure, ...]:
    """Return Telegram's three measures of 16 July 2017 as they were written, each beside how the article told it.

    >>> [row.status for row in measures()]
    ['done', 'done', 'under way']
    """
    return table("remedies/measures.csv", Measure)


@functools.cache
def demands() -> tuple[Demand, ...]:
    """Return the ministry's four demands of 17 July 2017 in five rows: the fourth is reported in two ways."""
    return table("remedies/demands.csv", Demand)


@functools.cache
def agreed() -> tuple[Agreement, ...]:
    """Return the four parts of what was agreed by 10 August 2017 [S55]."""
    return table("remedies/agreed.csv", Agreement)


@functools.cache
def reasons(side: str | None = None) -> tuple[Reason, ...]:
    """Return the reasons of all sides, or of one; LookupError names the sides that there are."""
    return rows_with(table("remedies/reasons.csv", Reason), "side", side, "side")


@functools.cache
def rivals(side: str | None = None) -> tuple[Rivals, ...]:
    """Return questions that claims answer in different ways: about figures of the ministry, of Telegram, of both.

    LookupError names the sides that there are.
    """
    lines = rows_with(table("remedies/rivals.csv", RivalLine), "side", side, "side")
    return tuple(Rivals(line.side, line.question, claims(line.topic)) for line in lines)


@functools.cache
def sums() -> tuple[Sum, ...]:
    """Return published parts beside the totals that were given for them; none of these totals is their sum.

    >>> [(one.name, one.gap) for one in sums()][0]
    ('Accounts blocked, 13 to 16 May 2018', 174)
    """
    months = [row for row in isis_watch() if row.month >= "2017"]
    parts = tuple(row.removed for row in months)
    totals = [claim for claim in claims("ISIS Watch 2017") if claim.unit == "removed in all"]
    counted = [
        Sum(f"ISIS Watch, {claim.when[:4]}", claim.who, parts, int(claim.figure.replace(",", "")), claim.source,
            claim.date, claim.confidence)
        for claim in totals
    ]  # fmt: skip
    return (*table("remedies/sums.csv", Sum), *counted)


@functools.cache
def followed(lever: Lever | str | None = None) -> tuple[Followed, ...]:
    """Return what is known after the case of all levers, or of one such as "direct channel".

    ValueError names the levers that there are.
    """
    if lever is not None and lever not in {*Lever, *(one.value for one in Lever)}:
        raise ValueError(f"no lever {lever!r}; there are: {', '.join(one.value for one in Lever)}")
    wanted = None if lever is None else Lever(lever)
    lines = table("remedies/followed.csv", FollowedLine)
    return tuple(Followed(line.lever, _row(line)) for line in lines if wanted in (None, line.lever))


def _row(line: FollowedLine) -> Traced:
    """Return the one row to which a line refers."""
    rows = {"claims": claims, "findings": findings, "reasons": reasons}[line.table](line.topic)
    found = [row for row in rows if _begin(row).startswith(line.begins)]
    if len(found) != 1:
        raise ValueError(
            f"followed.csv: {len(found)} rows of {line.table}, {line.topic}, begin with {line.begins!r}; expected one"
        )
    return found[0]


def _begin(row: Traced) -> str:
    return f"{row.figure} {row.unit}" if hasattr(row, "figure") else row.words
