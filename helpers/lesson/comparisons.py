"""Comparisons: the cases of other years and countries as a table."""

from helpers import case
from helpers.show import Table

HEAD = ("case", "when", "lever", "what it reached", "outcome", "sources")


def comparisons() -> Table:
    """Return each case: which lever was pulled, what it reached, what came of it, and how sure that is."""
    return Table("Other years, other levers", HEAD, tuple(map(_line, case.comparisons())))


def _line(row: case.Comparison) -> tuple[str, ...]:
    when = f"{row.when} to {row.until}" if row.until else row.when
    outcome = f"{row.outcome} Not sure: {row.doubt}." if row.doubt else row.outcome
    return row.case, when, row.lever, row.reach, outcome, f"{' '.join(row.source)} ({row.confidence.value})"
