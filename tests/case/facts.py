"""The fact sheet beside the project, read for tests: its sections, their paragraphs, and what stands in them."""

import calendar
import datetime
import functools
import re

from tests.require_all import shared

MONTHS = list(calendar.month_abbr)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
KEY = r"[SCDRLX]\d+b?"


@functools.cache
def sections() -> dict[str, str]:
    """Return the text of each section by its number: "0" to "11", and "3.2b" for one below."""
    parts = re.split(r"(?m)^#{2,3} (\d+(?:\.\d+b?)?)\.? ", (shared("case") / "FACTS.md").read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def text(names: str) -> str:
    """Return the text of some sections, such as "1 3.2b"."""
    return "\n".join(sections()[name] for name in names.split())


@functools.cache
def about(names: str, sources: tuple[str, ...]) -> str:
    """Return the paragraphs of some sections that cite one of the sources, or cite nothing."""
    paragraphs = re.split(r"\n\n|\n(?=[-|] ?|\d+\. )", text(names))
    return "\n".join(one for one in paragraphs if not keys_in(one) or keys_in(one) & set(sources))


def keys_in(words: str) -> set[str]:
    """Return the source keys that a text names, those inside [S2-S6] and [S94]-[S102] as well."""
    found = set(re.findall(rf"\b{KEY}\b", words))
    for first, last in re.findall(r"\[?S(\d+)\]?-\[?S(\d+)\]?", words):
        found |= {f"S{number}" for number in range(int(first), int(last) + 1)}
    return found


def numbers_in(words: str) -> set[str]:
    """Return the numbers of a text: 2017, 11:22, 149.154.160.0; 17,000 as 17000, and lines of CSV as they are."""
    return {*NUMBER.findall(THOUSANDS.sub("", words)), *NUMBER.findall(words)}


def names_moment(written: str, moment: str) -> bool:
    """Say whether a text names a moment: 2017-07-14T17:23 as "14 Jul" and "17:23"; the year if it is not 2017."""
    day, _, hour = moment.partition("T")
    if hour not in written or (day[:4] != "2017" and day[:4] not in written):
        return False
    if day in written or len(day) == 4:
        return day in written
    date = datetime.date.fromisoformat((day + "-01")[:10])
    month = MONTHS[date.month]
    if len(day) == 7:
        return re.search(rf"{month}\b|{calendar.month_name[date.month]}", written) is not None
    return re.search(rf"\b{date.day}(-\d+)? {month}|\b\d+-{date.day} {month}", written) is not None


@functools.cache
def entry(key: str) -> str:
    """Return what the lists of sources in sections 9 to 11, and the headings before them, say of one key."""
    written = text("3.3 4.1 4.4 9 10 11")
    found = re.findall(rf"(?s)(?<![\w\[]){key}\b(?! ?=)(.*?)(?=\n- S|\n\||; {KEY}\b|\n\n|$)", written)
    return "\n".join(found)
