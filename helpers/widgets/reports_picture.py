"""Reports as a table: providers stand side by side, time runs downwards, and what nobody reported stays empty."""

import datetime
from collections.abc import Sequence
from typing import Any

from helpers.show import Picture
from helpers.show.letters import halves_of, shortened, text_width
from helpers.show.moments import MONTHS, state_of, teller_of
from helpers.show.pen import EDGE, GREY, INK, PAPER, PURPLE, WIDTH, Pen
from helpers.show.timeline import LOOKS, NO_RECORD, OTHERWISE

MARGIN, HEADS, TOP, ROW, CELL = 32, 232, 100, 62, 50
SIGN = 28  # the room of a sign before its word
FOOT = "Solid: seen by the source. Dashed: somebody says so. Hatched: no record. Times: WIB (UTC+7)."
LAST = "~"  # behind every hour of its day: nobody knows when
NOBODY = ("no hour", "nobody")  # the only row of an empty table
DISAGREE = "disagree"


def draw(reports: Sequence[Any], providers: Sequence[str]) -> Picture:
    """Draw some reports, each in its provider's column, in the row of its time and teller."""
    rows = _rows(reports)
    judged = {name: judge(reports, name) for name in providers}
    title = f"{len(reports)} reports of {len(providers)} providers"
    words = " ".join(
        [*(f"{describe(one)}." for one in reports), *(f"{name}: {word}." for name, word in judged.items()), FOOT]
    )
    height = TOP + ROW * (max(1, len(rows)) + 1) + 66
    pen = Pen(title, words, height)
    pitch = (WIDTH - MARGIN - HEADS) / len(providers)
    left = {name: HEADS + pitch * number for number, name in enumerate(providers)}
    for name in providers:
        lines = halves_of(name) if text_width(name, 22, bold=True) > pitch - 8 else [name]
        for number, line in enumerate(reversed(lines)):
            pen.text(left[name] + pitch / 2 - 4, 70 - 26 * number, line, bold=True, anchor="middle")
    for number, (head, found) in enumerate(rows or [(NOBODY, {})]):
        y = TOP + ROW * number
        pen.text(MARGIN, y + 22, shortened(head[0], HEADS - MARGIN - 10, bold=True), bold=True)
        pen.text(MARGIN, y + 48, shortened(head[1], HEADS - MARGIN - 10), fill=GREY)
        for name in providers:
            _draw_cell(pen, left[name], y, pitch - 8, found.get(name), not rows)
    y = TOP + ROW * max(1, len(rows))
    pen.line(MARGIN, y, WIDTH - MARGIN, y, EDGE, 2)
    pen.text(MARGIN, y + 36, "all in all")
    for name, word in judged.items():
        pen.text(left[name] + pitch / 2 - 4, y + 36, word, bold=word == DISAGREE, anchor="middle")
    pen.text(MARGIN, height - 22, FOOT, fill=GREY)
    return Picture(pen.svg(), title, words)


def judge(reports: Sequence[Any], provider: str) -> str:
    """Say in a word or two what some reports together say of a provider; those of one day may disagree."""
    own = [one for one in reports if one.provider == provider]
    days = {(one.when[:10], state_of(one)) for one in own}
    if len({day for day, _ in days}) < len(days):
        return DISAGREE
    return NO_RECORD if not own else f"{len(own)} report{'s' if len(own) > 1 else ''}"


def describe(report: Any) -> str:
    """Return a report in a line: when, of whom, what, and who says so."""
    until = f" until {moment(report.until)}" if report.until else ""
    verb = f"{report.said_by} says: " if report.said_by else f"{teller_of(report.source)} saw: "
    return f"{moment(report.when)}{until}, {report.provider}: {verb}{state_of(report)}"


def moment(text: str) -> str:
    """Return a day of 2017, with its hour where one is given: "14 Jul, 17:23"."""
    day, _, hour = text.partition("T")
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {MONTHS[date.month - 1][:3]}{f', {hour[:5]}' if hour else ''}"


def _rows(reports: Sequence[Any]) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    """Return the rows from the earliest on, each day's without an hour last: when and who, then each report."""
    rows: list[tuple[tuple[str, str], dict[str, Any]]] = []
    for one in sorted(reports, key=lambda one: (one.when[:10], one.when[10:] or LAST, one.number)):
        head = (moment(one.when) + ("" if one.when[10:] else ", no hour"), one.said_by or teller_of(one.source))
        fitting = next((found for known, found in rows if known == head and one.provider not in found), None)
        if fitting is None:
            rows.append((head, fitting := {}))
        fitting[one.provider] = one
    return rows


def _draw_cell(pen: Pen, x: float, y: float, width: float, report: Any, spoken: bool) -> None:
    """Draw a report, or hatching where there is none; only an empty table says in each cell what hatching means."""
    if report is None:
        pen.hatch(x, y + 4, width, CELL)
        if spoken:
            pen.text(x + width / 2, y + 36, NO_RECORD, bold=True, anchor="middle", halo=PAPER)
        return
    fill, outline = LOOKS.get(state_of(report), OTHERWISE)
    seen = not report.said_by
    pen.rect(x, y + 4, width, CELL, 6, fill if seen else PAPER, outline, 3, dash="" if seen else "9 6")
    sign = SIGN if seen and fill == PURPLE else 0
    words = shortened(state_of(report), width - 12 - sign, bold=seen)
    middle = x + (width + sign) / 2
    if sign:
        left = middle - text_width(words, 22, bold=True) / 2
        pen.symbol(left - sign / 2, y + 29, 15, "unequal", INK, 3.5)
    pen.text(middle, y + 36, words, bold=seen, fill=INK, anchor="middle")
