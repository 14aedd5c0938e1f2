"""Outcomes of the remedies: a row is a scenario, a column a figure; the dotted line is what happens with nothing done.

The numbers rest on assumptions and predict nothing: picture, words and table say so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.remedies import NOTHING, Comparison, Outcome
from helpers.show.letters import check_title, shortened
from helpers.show.numbers import short
from helpers.show.pen import BLUE, DOTTED, EDGE, GREY, INK, PURPLE, Pen
from helpers.show.picture import Picture

TITLE = "What if: what each remedy would change"
MOST_ROWS = 6
LABELS, LEFT, COLUMN_WIDTH, GAP = 32, 304, 215, 28
HEAD, TOP, BOTTOM, HIGHEST_ROW = 104, 196, 646, 100
BAR, SHORTEST = 20, 3
FOOT = (
    "Dotted: with nothing done. Only in the first column more is better.",
    "What if: it rests on assumptions, most of them without a source. It predicts nothing.",
)


@dataclass(frozen=True)
class Column:
    """A figure of an outcome, in words, and how it is written."""

    head: tuple[str, str]
    value: Callable[[Outcome], float]
    written: Callable[[float], str]


COLUMNS = (
    Column(("acted on", "within 12 hours"), lambda one: 100 * one.within_12_hours, lambda number: f"{number:.0f}%"),
    Column(("days of exposure", "a channel"), lambda one: one.exposure_per_channel, lambda number: f"{number:.1f}"),
    Column(("wrong", "removals"), lambda one: one.wrong_removals, lambda number: f"{number:,.0f}"),
    Column(("user-days lost", "by bystanders"), lambda one: one.user_days_lost, short),
)
TABLE_HEAD = (
    "scenario", "half of the actions within", "95% of the actions within", "acted on within 12 hours",
    "days of exposure a channel", "wrong removals", "backlog", "user-days lost by bystanders",
)  # fmt: skip


def outcomes(comparison: Comparison, title: str = TITLE) -> Picture:
    """Draw what each scenario of `remedies.compare()` leads to, beside what nothing leads to.

    Raises ValueError with the remedy for nothing to draw, and for more than six scenarios.
    """
    rows = [(name, one) for name, one in comparison.outcomes if name != NOTHING]
    if not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"{len(rows)} scenarios: a picture shows 1 to {MOST_ROWS} beside nothing; choose some")
    check_title(title)
    nothing = comparison[NOTHING]
    words = " ".join([*(f"{name}: {one}." for name, one in [(NOTHING, nothing), *rows]), *FOOT])
    words += f" The seed is {comparison.seed}."
    table = [TABLE_HEAD, *(_line(name, one) for name, one in comparison.outcomes)]
    pen = Pen(title, words)
    _draw(pen, rows, nothing, title)
    return Picture(pen.svg(), title, words, tuple(table))


def _draw(pen: Pen, rows: list[tuple[str, Outcome]], nothing: Outcome, title: str) -> None:
    pen.text(LABELS, 54, title, 34, bold=True)
    pen.text(LABELS, HEAD + 56, NOTHING, fill=GREY)
    row = min((BOTTOM - TOP) / len(rows), HIGHEST_ROW)
    tops = [TOP + row * number for number in range(len(rows))]
    for y, (name, _) in zip(tops, rows, strict=True):
        pen.text(LABELS, y + 46, shortened(name, LEFT - LABELS - 16, bold=True), bold=True)
    for number, column in enumerate(COLUMNS):
        _draw_column(pen, column, LEFT + (COLUMN_WIDTH + GAP) * number, tops, [one for _, one in rows], nothing)
    for number, line in enumerate(FOOT):
        pen.text(LABELS, 676 + 28 * number, line, fill=GREY)


def _draw_column(
    pen: Pen, column: Column, left: float, tops: list[float], shown: list[Outcome], nothing: Outcome
) -> None:
    """Draw a figure of all scenarios: each bar begins at zero and is as long as its number is of the largest."""
    for line, words in enumerate(column.head):
        pen.text(left, HEAD + 28 * line, words, bold=True)
    pen.text(left, HEAD + 56, column.written(column.value(nothing)), fill=GREY)
    scale = COLUMN_WIDTH / (max(column.value(one) for one in [*shown, nothing]) or 1)
    dotted = left + column.value(nothing) * scale
    for y, one in zip(tops, shown, strict=True):
        value, block = column.value(one), one.switches.block
        pen.line(left, y, left + COLUMN_WIDTH, y, EDGE, 2)
        pen.text(left, y + 30, column.written(value), bold=True)
        if value:
            length = max(SHORTEST, value * scale)
            pen.rect(left, y + 40, length, BAR, 0, PURPLE if block else BLUE, INK if block else "none")
        pen.line(dotted, y + 38, dotted, y + 62, INK, 4, DOTTED)


def _line(name: str, one: Outcome) -> tuple[str, ...]:
    times = [f"{hours:.1f} h" if hours is not None else "no action"
             for hours in (one.hours_to_action, one.hours_to_action_p95)]  # fmt: skip
    return (
        name, *times, f"{one.within_12_hours:.0%}", f"{one.exposure_per_channel:.1f}", f"{one.wrong_removals:,}",
        f"{one.backlog:,}", f"{one.user_days_lost:,.0f}",
    )  # fmt: skip
