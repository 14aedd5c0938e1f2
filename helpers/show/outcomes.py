"""Outcomes of the remedies: a row is a scenario, a column a figure; the dotted line is what happens with nothing done.

The numbers rest on assumptions and predict nothing: picture, words and table say so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.case import Lever
from helpers.remedies import NOTHING, Comparison, Outcome
from helpers.show import chart
from helpers.show.letters import check_title, shortened
from helpers.show.numbers import short
from helpers.show.pen import BLUE, EDGE, GREY, INK, PURPLE
from helpers.show.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

TITLE = "What if: what each remedy would change"
MOST_ROWS = 6
LABELS, LEFT, RIGHT, GAP = 32, 304, 1248, 28
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
    with chart.settings():
        return chart.picture(draw(rows, nothing, title), title, words, table)


def draw(rows: list[tuple[str, Outcome]], nothing: Outcome, title: str) -> "Drawing":
    """Return the figure: one axes a column, on which bars begin at zero."""
    figure = chart.card(title)
    row = min((BOTTOM - TOP) / len(rows), HIGHEST_ROW)
    width = (RIGHT - LEFT - GAP * (len(COLUMNS) - 1)) / len(COLUMNS)
    chart.write(figure, LABELS, HEAD + 56, NOTHING, fill=GREY)
    for number, (name, _) in enumerate(rows):
        label = shortened(name, LEFT - LABELS - 16, bold=True)
        chart.write(figure, LABELS, TOP + row * number + 46, label, bold=True)
    for number, column in enumerate(COLUMNS):
        left = LEFT + (width + GAP) * number
        for line, words in enumerate(column.head):
            chart.write(figure, left, HEAD + 28 * line, words, bold=True)
        chart.write(figure, left, HEAD + 56, column.written(column.value(nothing)), fill=GREY)
        axes = chart.axes(figure, left, TOP, left + width, TOP + row * len(rows))
        _draw_bars(axes, column, rows, column.value(nothing), (width, row))
    for number, line in enumerate(FOOT):
        chart.write(figure, LABELS, 676 + 28 * number, line, fill=GREY)
    return figure


def _draw_bars(
    axes: "Axes", column: Column, rows: list[tuple[str, Outcome]], nothing: float, size: tuple[float, float]
) -> None:
    """Draw a column in units, `size` its width and a row's height: each bar as long as its number is of the largest."""
    width, row = size
    values = [column.value(one) for _, one in rows]
    scale = width / (max(*values, nothing) or 1)
    axes.set(xlim=(0, width), ylim=(row * len(rows), 0), xticks=[], yticks=[])
    tops = [row * number for number in range(len(rows))]
    blocks = [Lever.BLOCK in one.switches.levers for _, one in rows]
    axes.hlines(tops, 0, width, colors=EDGE, lw=2, clip_on=False)
    axes.barh(
        [y + 50 for y in tops],
        [max(SHORTEST, value * scale) if value else 0 for value in values],
        height=BAR,
        color=[PURPLE if block else BLUE for block in blocks],
        edgecolor=[INK if block else BLUE for block in blocks],
        linewidth=[2 if block else 0 for block in blocks],
        clip_on=False,
    )
    at, look = [nothing * scale] * len(rows), {"colors": INK, "lw": 4, "ls": (0, (1, 1.5))}
    axes.vlines(at, [y + 36 for y in tops], [y + 64 for y in tops], clip_on=False, zorder=3, **look)
    for y, value in zip(tops, values, strict=True):
        axes.text(0, y + 30, column.written(value), size=22, color=INK, weight="bold", va="baseline")


def _line(name: str, one: Outcome) -> tuple[str, ...]:
    times = [f"{hours:.1f} h" if hours is not None else "no action"
             for hours in (one.hours_to_action, one.hours_to_action_p95)]  # fmt: skip
    return (
        name, *times, f"{one.within_12_hours:.0%}", f"{one.exposure_per_channel:.1f}", f"{one.wrong_removals:,}",
        f"{one.backlog:,}", f"{one.user_days_lost:,.0f}",
    )  # fmt: skip
