"""The fact sheet beside the project, read for tests: its sections, and what stands in them."""

import calendar
import datetime
import functools
import re

from tests.require_all import shared

MONTHS = list(calendar.month_abbr)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
NUMBER = re.compile(r"\d+(?:[.:]\d+)*")


@functools.cache
def sections() -> dict[str, str]:
    """Return the text of each section by its number: "0" to "11", and "3.2b" for one below."""
    parts = re.split(r"(?m)^#{2,3} (\d+(?:\.\d+b?)?)\.? ", (shared("case") / "FACTS.md").read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def text(names: str) -> str:
    """Return the text of some sections, such as "1 3.2b"."""
    return "\n".join(sections()[name] for name in names.split())


@functools.cache
def keys(names: str) -> frozenset[str]:
    """Return the source keys that some sections name, those inside [S2-S6] and [S94]-[S102] as well."""
    found = set(re.findall(r"\b[SCDRLX]\d+b?\b", text(names)))
    for first, last in re.findall(r"\[?S(\d+)\]?-\[?S(\d+)\]?", text(names)):
        found |= {f"S{number}" for number in range(int(first), int(last) + 1)}
    return frozenset(found)


@functools.cache
def numbers(names: str) -> frozenset[str]:
    """Return the numbers of some sections: 2017, 11:22, 149.154.160.0; 17,000 as 17000, lines of CSV as they are."""
    return frozenset([*numbers_in(text(names)), *NUMBER.findall(text(names))])


def numbers_in(words: str) -> list[str]:
    """Return the numbers of a text, without commas."""
    return NUMBER.findall(THOUSANDS.sub("", words))


def names_moment(names: str, moment: str) -> bool:
    """Say whether some sections name a moment or a date: 2017-07-14T17:23 as "14 Jul" and "17:23"."""
    written = text(names)
    day, _, hour = moment.partition("T")
    if hour and hour not in written:
        return False
    if day in written or len(day) == 4:
        return day in written
    date = datetime.date.fromisoformat((day + "-01")[:10])
    month = MONTHS[date.month]
    if len(day) == 7:
        return re.search(rf"{month}\w* (\d+-)?{date.year}|{month}\b", written) is not None
    return re.search(rf"\b{date.day}(-\d+)? {month}|\b\d+-{date.day} {month}", written) is not None
