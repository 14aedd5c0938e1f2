"""The check of sums: published totals beside the sums of their parts."""

import calendar
import re

from helpers.case import isis_watch, sums
from helpers.lesson.panel import Line

INDONESIAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September")


def find_the_gaps(answer: object) -> Line:
    """Check what is left when the parts are taken from each total, and the month that is as large as one gap."""
    if not isinstance(answer, tuple | list) or len(answer) != 3:
        return Line("NOT YET", f"These are no three answers but {answer!r}. Give the three names of the cell above.")
    surabaya, watch = sums()[:2]
    for name, found, one in (("surabaya_gap", answer[0], surabaya), ("watch_gap", answer[1], watch)):
        wrong = _wrong_gap(name, _number(found), one.gap, sum(one.parts), one.said)
        if wrong:
            return Line("NOT YET", wrong)
    return _month(answer[2], watch.gap)


def _wrong_gap(name: str, found: float | None, gap: int, added: int, said: int) -> str:
    """Return what to do about a gap that is not right, or nothing."""
    if found is None:
        return f"{name} is no number yet. Add the parts up with sum(...), and take this from what was said."
    if found == gap:
        return ""
    if found == -gap:
        return f"{name} has the right size. Begin with what was said, then take the sum away: mind the sign."
    if found == added:
        return f"{name}: {added:,} is the sum of the parts. How far is it from what was said?"
    if found == said:
        return f"{name}: {said:,} is what was said. Take the sum of the parts away."
    return f"{name}: {found:,g} is another number. It is what was said, less the sum of all its parts."


def _month(answer: object, gap: int) -> Line:
    """Check the month that is left out of the total: its number is as large as the gap."""
    months = [row for row in isis_watch() if row.month >= "2017"]
    (left_out,) = [row for row in months if row.removed == abs(gap)]
    named = _month_of(answer)
    if named == left_out.month:
        return Line(
            "PASS",
            f"The parts of Surabaya are {sums()[0].gap} short. The other total leaves out January 2017: "
            f"{left_out.removed:,}. A counter that nobody audits may be right; its report is not.",
        )
    row = next((row for row in months if row.month == named), None)
    if row is None:
        return Line("NOT YET", "Both gaps are right. Now name the month of 2017 that is as large as watch_gap.")
    return Line("NOT YET", f"Both gaps are right. But {row.month} has {row.removed:,}; the gap is {abs(gap):,}.")


def _month_of(answer: object) -> str:
    """Return a month such as "2017-01", from that, from its number, or from its English or Indonesian name."""
    words = str(answer).strip().casefold().removesuffix(" 2017")
    for number in range(1, len(INDONESIAN) + 1):
        names = (calendar.month_name[number], calendar.month_abbr[number], INDONESIAN[number - 1])
        if words in {f"2017-{number:02}", str(number), f"{number:02}", *(name.casefold() for name in names)}:
            return f"2017-{number:02}"
    return ""


def _number(answer: object) -> float | None:
    """Return a number, also from a text such as "2,968"; None for anything else, and for what nobody can count."""
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return answer if abs(answer) < 10**12 else None
    words = str(answer).strip().replace("\N{MINUS SIGN}", "-").replace(",", "")
    return int(words) if re.fullmatch(r"[+-]?[0-9]{1,12}", words) else None
