"""What was reported about each provider in July and August 2017: dated lines of the press, each with its source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """One line: `said_by` is empty where the source itself saw it; `when` is a day, with an hour where one is given."""

    number: int
    provider: str
    when: str  # 2017-07-14T17:23 or 2017-07-14
    until: str
    state: str  # "blocked", "open" or other words
    said_by: str
    words: str
    source: tuple[str, ...]
    doubt: str = ""


def _kompas(number: int, provider: str) -> Report:
    words = f"{provider} already blocks; a notice cites Permen Kominfo 19/2014"
    return Report(number, provider, "2017-07-14T17:23", "", "blocked", "", words, ("S5",))


REPORTS = (
    Report(1, "Indosat", "2017-07-14T11:22", "", "blocked", "its CEO", "blocked since 11:22", ("S125",)),
    _kompas(2, "Indosat"),
    _kompas(3, "XL"),
    Report(4, "XL", "2017-07-14", "", "no letter", "XL", "it had no letter, although users saw the block", ("S7",)),
    _kompas(5, "Telkomsel"),
    Report(6, "Telkomsel", "2017-07-14", "", "waiting", "its CEO", "waiting for the ministry's direction", ("S7",)),
    Report(7, "Telkomsel", "2017-07-14", "", "notice came", "its CEO", "the notice was received", ("S43",)),
    _kompas(8, "IndiHome"),
    Report(9, "IndiHome", "2017-07-14", "", "denied", "Telkom", "it first denied, then named a broadcast", ("S42",)),
    _kompas(10, "First Media"),
    Report(11, "Tri", "2017-07-15", "", "blocked", "Tri", "it blocks only this morning", ("S24",)),
    Report(12, "XL", "2017-08-10T15:36", "", "unblocking", "XL", "undoing DNS blocks now", ("S39",)),
    Report(13, "Telkomsel", "2017-08-10T15:36", "", "letter came", "Telkomsel", "it confirms the letter", ("S39",)),
)
