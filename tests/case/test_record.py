"""The record: every row to its sources, rivals beside each other, doubts said, sums that add up and sums that don't."""

import collections
import datetime
import ipaddress
import re

import pytest

from helpers import case, show
from helpers.case import Confidence
from helpers.classroom.days import state_on

TABLES = {  # table -> rows
    case.chronology: 25,
    case.reports: 26,
    case.block_answers: 18,
    case.claims: 74,
    case.measures: 3,
    case.demands: 5,
    case.agreed: 4,
    case.reasons: 11,
    case.sums: 3,
    case.jigsaw: 48,
    case.comparisons: 14,
    case.rulings: 2,
    case.findings: 84,
    case.operator_mails: 14,
    case.isis_watch: 13,
    case.takedowns: 2,
    case.site_tests: 4,
    case.backup_steps: 6,
    case.announced_ranges: 5,
}
WORDS = ("what", "words", "reach", "lever", "outcome", "about", "told_as", "difference", "figure", "doubt")
ROWS = [row for table in TABLES for row in table()]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_table_is_complete_and_every_row_has_source_date_and_confidence(table):
    assert len(table()) == TABLES[table]
    for row in table():
        assert row.source and set(row.source) <= set(case.sources()) and row.date, row
        assert row.confidence in (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW), row


def test_a_row_of_low_confidence_prints_its_doubt():
    low = [row for row in ROWS if row.confidence is Confidence.LOW]
    assert len(low) >= 8 and all(row.doubt and f"not sure: {row.doubt}" in str(row) for row in low)


def test_every_row_prints_its_sources_and_its_date():
    assert len(ROWS) == sum(TABLES.values()) == 361
    assert all(f"[{', '.join(row.source)}] ({row.date}" in str(row) and "\n" not in str(row) for row in ROWS)


def test_no_sentence_is_longer_than_twenty_words():
    texts = [getattr(row, name) for row in ROWS for name in WORDS if hasattr(row, name)]
    sentences = [one for text in texts for one in re.split(r"[.?!] ", text)]
    assert len(sentences) > 400
    assert [one for one in sentences if len(one.split()) > 20] == []


def test_three_rival_starts_and_who_says_so():
    starts = [event for event in case.chronology() if event.rival_of == "start"]
    assert [event.when[-5:] for event in starts] == ["11:00", "11:22", "11:30"]
    assert len({event.source for event in starts}) == 3


def test_six_named_providers_fit_on_one_timeline():
    named = case.reports(named=True)
    assert len({row.provider for row in named}) == 6 and len(named) == len(case.reports()) - 4
    picture = show.timeline(named, case.chronology())
    assert "Tri: 15 July 2017: blocked, says the provider." in picture.description
    assert picture.description.count("rival times") == 3


def test_events_stand_in_the_order_of_time():
    moments = [event.when for event in case.chronology()]
    assert [when[:10] for when in moments] == sorted(when[:10] for when in moments)


@pytest.mark.parametrize(
    "topic",
    [
        "content", "emails", "first e-mail", "mail came", "closed channels", "after Surabaya", "response time",
        "listed names", "block date", "announcement", "office in Indonesia", "unblocking", "app in Indonesia",
        "new users", "block in Russia", "users in Russia", "Psiphon in Iran", "ISIS Watch 2017",
        "ISIS Watch, January 2017",
    ],
)  # fmt: skip
def test_rivals_stand_beside_each_other(topic):
    found = case.claims(topic)
    assert len(found) >= 2 and len({claim.figure for claim in found}) >= 2


def test_a_claim_reads_well_alone():
    (first, *_), (pages, *_) = case.claims("mail came"), case.claims("content")
    assert first.line() == "mail came: never received anything (statement), says Durov, 2017-07-14. His first version."
    assert pages.line().startswith("content: 17,000 (pages), says the minister, 2017-07-14. ")


def test_who_is_named_by_nobody_is_so_in_the_reports_and_on_the_days():
    nameless = {row.provider for row in case.reports() if not row.names_provider}
    assert "Detik's network" in nameless and not nameless & {row.provider for row in case.reports(named=True)}
    for row in case.providers():
        unknown = str(state_on("block", row)).startswith("no record")
        assert unknown is (row.name in nameless), row.name


def test_an_unknown_topic_names_those_that_there_are():
    with pytest.raises(LookupError, match="there are: content, attacks, emails"):
        case.claims("weather")
    with pytest.raises(LookupError, match="no findings on 'weather'; there are: the list, how the list worked"):
        case.findings("weather")
    assert len(case.findings("not known")) == 15


def test_every_group_of_rivals_has_two_rows_at_least():
    groups = collections.Counter(event.rival_of for event in case.chronology() if event.rival_of)
    assert groups == {"start": 3}


def test_every_block_answer_was_seen_for_other_names():
    for row in case.block_answers():
        assert f"seen for other names, {row.seen_date}" in str(row)
    answers = {(row.answer, row.fingerprint) for row in case.block_answers()}
    named = [row for row in case.providers() if row.fingerprint]
    assert len(named) == 6 and {(row.answer, row.fingerprint) for row in named} <= answers


def test_how_long_the_block_lasted():
    begin, end = (
        datetime.datetime.fromisoformat(event.when)
        for event in case.chronology()
        if event.key in ("start-11:00", "lifted")
    )
    assert str(end - begin) == "26 days, 23:46:00"
    assert case.claims("length of the block")[0].figure == "26 d 23 h 46 min"


def test_the_addresses_of_telegrams_prefixes():
    own = [ipaddress.ip_network(row.prefix) for row in case.prefixes() if not row.stands_in_for]
    assert sum(network.num_addresses for network in own if network.version == 4) == 11_008
    assert case.claims("Telegram's addresses")[0].figure == "11,008"


def test_fourteen_block_answers_are_of_2017():
    """As many as the sheet counts in the whole file [D4]."""
    assert sum(row.seen_date.startswith("2017") for row in case.block_answers()) == 14


def test_each_data_centre_lies_in_its_range_of_today():
    ranges = {row.dc: ipaddress.ip_network(row.prefix) for row in case.announced_ranges()}
    assert all(ipaddress.ip_address(row.ipv4) in ranges[row.dc] for row in case.datacentres())


def test_sums_that_do_not_add_up():
    months = {row.month: row.removed for row in case.isis_watch() if row.month >= "2017"}
    assert sum(months.values()) == 46_135 and sum(months.values()) - months["2017-01"] == 43_167
    assert months["2017-07"] / 31 == pytest.approx(228, abs=0.2)
    assert 22 + 562 + 113 + 113 + 301 == 1_111 == 1_285 - 174
    assert pytest.approx(6.1, abs=0.05) == 166 / 27
    assert 2**20 == 1_048_576 and pytest.approx(1_800, abs=25) == 16_000_000 / 9_000
    assert 8_131 + 1_384 < 11_803 > 10_449


def test_e_mail_271_is_not_in_the_diary():
    numbers = set()
    for row in case.operator_mails():
        first, _, last = row.mails.partition("-")
        numbers |= set(range(int(first), int(last or first) + 1))
    assert {270, 272} <= numbers and 271 not in numbers
    lines = [row.zone_lines for row in case.operator_mails()]
    assert lines == sorted(lines)
