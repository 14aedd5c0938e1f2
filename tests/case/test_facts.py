"""Every value of the record stands in the section of the fact sheet named here, or is marked as a sum of ours."""

import dataclasses
import re
import typing

import pytest

from helpers import case
from helpers.case import rows
from tests.case import facts

SECTIONS = {  # table -> where its values stand; its sources may stand in the lists of sections 9 and 10, too
    case.chronology: "1 11",
    case.reports: "1 3.1 3.2 8 11",
    case.names: "3.1",
    case.datacentres: "4.1 9",
    case.announced_ranges: "4.1",
    case.backup_steps: "4.3",
    case.prefixes: "4.4",
    case.block_answers: "3.3 3.2",
    case.operator_mails: "3.2b",
    case.site_tests: "3.4",
    case.measures: "2",
    case.demands: "1 2",
    case.agreed: "2 5",
    case.reasons: "1 2 11",
    case.sums: "5 7",
    case.jigsaw: "0 1 2 3.1 3.2 4.2 5 7 8 11",
    case.comparisons: "0 1 6 11",
    case.rulings: "11",
    case.isis_watch: "5 9",
    case.takedowns: "7 9",
}
CLAIMS = {  # topic -> sections
    "content": "5", "attacks": "5", "emails": "1 8", "first e-mail": "1 8", "mail came": "1 8 11",
    "closed channels": "5", "file limit": "5", "users in Indonesia": "5", "new users": "1 5", "users worldwide": "5",
    "followers": "10", "Telegram's addresses": "4.4", "internet users": "5", "after Surabaya": "7 11",
    "response time": "8 1", "listed names": "0 3.1", "block date": "1 8", "length of the block": "0",
    "announcement": "1 8", "office in Indonesia": "1 2 8", "unblocking": "1 3.1 8", "app in Indonesia": "1 8 11",
    "block in Russia": "6", "users in Russia": "6", "Psiphon in Iran": "6 10", "petition": "1",
    "ISIS Watch 2017": "5", "ISIS Watch 2016": "5", "ISIS Watch, January 2017": "5", "ISIS Watch, proof": "5",
}  # fmt: skip
FINDINGS = {
    "the list": "0 1 3.1 3.2", "how the list worked": "3.2", "legal base": "3.2", "DNS Nasional": "3.2",
    "port 53": "3.2", "RPZ": "3.2 9", "answer given": "3.2 11", "HTTPS": "3.2", "encrypted DNS": "3.2", "later": "3.2",
    "exact or wildcard": "3.1", "one operator's diary": "3.2b", "block pages counted": "3.3", "measured": "3.4 9",
    "the app": "4.1 4.2 11", "users": "5", "after 2017": "2 7", "takedown": "7", "going around": "6 7",
    "not known": "3.1 3.4 8 9 11",
}  # fmt: skip
SUMS = {"6.1", "25", "27", "31", "1800"}  # each row with one of them says: our sum
OURS = ("key", "rival_of", "number", "source", "date", "confidence", "purpose_source", "back_source",
        "told_source")  # fmt: skip
MOMENTS = ("when", "until", "seen_date", "month")
LITERAL = (rows.IPv4, rows.IPv6, rows.HostName, rows.Words)  # these stand in the sheet letter by letter
ABROAD = ("RFC", "IANA", "RPZ", "INVENTED", "GENERAL", "SHEET")  # keys that are not the sheet's
DATED_ELSEWHERE = {  # key -> the sections, or the entry of the key, that say when
    "S31": "S13", "S84": "S14", "S76": "3.2", "S80": "4.4", "S124": "8", "C1": "4.1", "C2": "4.1", "C3": "9",
    "C6": "4.1", "D4": "3.3", "D7": "S60", "D8": "S90", "D10": "S58",
}  # fmt: skip


def traced():
    """Yield each row of the record with the sections in which it must stand."""
    for table, names in SECTIONS.items():
        for row in table():
            if row.confidence is not case.Confidence.INVENTED:
                yield row, names
    for topics, found in ((CLAIMS, case.claims()), (FINDINGS, case.findings())):
        for row in found:
            yield row, topics[row.topic]


def fields(row):
    """Yield name, type and value of each field that holds a fact."""
    kinds = typing.get_type_hints(type(row))
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name not in OURS and value not in (None, "", ()):
            yield field.name, kinds[field.name], value


def test_every_row_of_every_table_is_traced():
    assert len(list(traced())) >= 330
    assert {row.topic for row in case.claims()} == set(CLAIMS)
    assert {row.topic for row in case.findings()} == set(FINDINGS)


def test_every_source_is_named_in_the_section():
    for row, names in traced():
        own = {key for key in row.source if not key.startswith(ABROAD)}
        assert own <= facts.keys_in(facts.text(f"{names} 4.1 9 10")), row


def test_every_number_stands_beside_its_source():
    missing = []
    for row, names in traced():
        written = facts.about(names, row.source)
        known = facts.numbers_in(written) | (SUMS if "our sum" in str(row) else set())
        for name, kind, value in fields(row):
            parts = [f"{part:g}".lstrip("-") if isinstance(part, float) else str(part) for part in as_tuple(value)]
            if kind in LITERAL:
                missing += [(part, row) for part in parts if part not in written]
            elif name not in MOMENTS:
                missing += [(one, row) for one in numbers_of(" ".join(parts)) - known]
    assert missing == []


def test_every_moment_stands_in_the_section():
    missing = []
    for row, names in traced():
        for name, _, value in fields(row):
            if name in MOMENTS and not facts.names_moment(facts.text(f"{names} 10"), value):
                missing.append((value, row))
    assert missing == []


def test_every_date_is_the_date_of_a_source_or_stands_beside_it():
    for row, names in traced():
        dates = {end for key in row.source for end in case.sources()[key].date.split("/")}
        written = facts.about(names, row.source)
        for day in row.date.split("/"):
            near = any(date.startswith(day) or day.startswith(date) for date in dates)
            assert day == "undated" or near or facts.names_moment(written, day), (day, row)


def test_every_source_of_the_sheet_is_in_the_list_at_its_place_and_with_its_date():
    ours = {key: source for key, source in case.sources().items() if not key.startswith(ABROAD)}
    written = facts.text("3.3 9 10 11")
    assert set(ours) == {
        key for key in facts.keys_in(written) | {"S36b"} if f"{key} " in written or key in ("S31", "S84")
    }
    for key, source in ours.items():
        where = source.where.replace("github.com/", "").replace(" at commit ", " ").replace(" at tag ", " ")
        for word in re.split(r"[;,]? ", where):
            site, _, page = word.partition("/")
            assert word in written or (site in written.lower() and f"/{page}" in written), (key, word)
        elsewhere = DATED_ELSEWHERE.get(key, "")
        said = facts.entry(elsewhere or key) if elsewhere.startswith("S") or not elsewhere else facts.text(elsewhere)
        for day in source.date.split("/"):
            in_address = day.replace("-", "/") in source.where
            assert day == "undated" or in_address or facts.names_moment(said, day), (key, day)


def as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def numbers_of(words):
    """Return the numbers of a text of ours, which writes thousands with commas."""
    without_names = re.sub(r"\bLiputan6\b", " ", facts.THOUSANDS.sub("", words))
    return set(facts.NUMBER.findall(without_names))


def test_the_sheets_own_tables_are_ours():
    """The blocks of CSV in sections 3.2b and 9, line by line."""
    lines = {line for line in facts.text("3.2b 9").splitlines() if line.count(",") >= 1}
    mails = [f"{row.when.replace('T', ' ')},{row.mails},{row.zone_lines}" for row in case.operator_mails()]
    months = [f"{row.month}{'-partial' * bool(row.month == '2017-09')},{row.removed}" for row in case.isis_watch()]
    listed = {row.name for row in case.names()}
    centres = [
        f"{row.dc},{row.ipv4},{row.ipv6},{row.web_host},{row.web_host in listed:d}" for row in case.datacentres()
    ]
    actions = [
        f"{row.channels_created_after},{row.mean_life_days},{row.posts_per_day:g},{row.own_change_pct:g},"
        f"{row.forwarded_change_pct:g}"
        for row in case.takedowns()
    ]
    assert len(mails) == 14 and len(months) == 13 and len(centres) == 5 and len(actions) == 2
    assert {*mails, *months, *centres} <= lines
    assert all(any(line.endswith(f",{action}") for line in lines) for action in actions)
    for row in case.site_tests():
        counts = f"{row.block_pages}/{row.anomalies}/{row.control_failed}/{row.not_blocked}"
        assert f"{row.site} {counts}" in facts.text("3.4")
    for row in case.names():
        assert row.dc is None or f"data centre {row.dc}" in row.purpose
        (line,) = [line for line in lines if line.startswith(f"{row.name},")]
        assert line.endswith(f",{row.dc or ''},{row.back_10aug_evening:d}")


@pytest.mark.parametrize("moment", ["2017-07-14T17:24", "2017-07-13T11:00", "2019-07-14"])
def test_the_search_does_not_find_what_is_not_there(moment):
    assert not facts.names_moment(facts.text("1"), moment)
    assert "99999" not in facts.numbers_in(facts.text("1")) and "S132" not in facts.keys_in(facts.text("1"))
    assert "166" in facts.about("5", ("S8",)) and "166" not in facts.about("5", ("S12",))
