"""The remedies: the measures beside how they were told, rivals of every side, sums with gaps, what followed."""

import dataclasses
import re

import pytest

from helpers import case
from helpers.case import Confidence, Lever

RIVALS = [("ministry", 3), ("Telegram", 3), ("both", 3)]


def test_the_measures_as_they_were_written_and_as_they_were_told():
    assert [(row.number, row.status) for row in case.measures()] == [(1, "done"), (2, "done"), (3, "under way")]
    for row in case.measures():
        assert row.told_as and row.difference and row.told_source == ("S1",)
        assert f"Told as: {row.told_as} {row.difference} [S1]" in str(row)


def test_the_fourth_demand_is_reported_in_two_ways():
    assert [row.number for row in case.demands()] == [1, 2, 3, 4, 4]
    *others, one, other = case.demands()
    assert one.words == other.words and one.reported_as != other.reported_as and one.source != other.source
    assert not any(row.reported_as for row in others)
    assert len({row.words for row in case.demands()}) == 4 == len(case.agreed())


def test_reasons_of_each_side():
    assert {row.side for row in case.reasons()} == {"ministry", "defenders", "critics"}
    assert all(row.side == "critics" for row in case.reasons("critics")) and len(case.reasons("critics")) == 4
    with pytest.raises(LookupError, match="no side 'press'; there are: ministry, defenders, critics"):
        case.reasons("press")


@pytest.mark.parametrize(("side", "questions"), RIVALS)
def test_rivals_stand_on_every_side_and_differ(side, questions):
    found = case.rivals(side)
    assert len(found) == questions
    for one in found:
        assert one.question.endswith("?") and len({claim.figure for claim in one.claims}) >= 2
        assert all(claim.source and claim.who and claim.when and str(claim) in str(one) for claim in one.claims)


def test_rivals_are_the_claims_of_the_record_and_repeat_none():
    claims = [claim for one in case.rivals() for claim in one.claims]
    assert len(claims) == len(set(claims)) and set(claims) <= set(case.claims())
    figures = {claim.figure for claim in claims}
    assert {"17,000", "more than 500", "about 700", "55", "six", "166", "10", "113", "more than 280"} <= figures
    assert sum(claim.topic == "mail came" and claim.who == "Durov" for claim in claims) == 4
    doubted = [claim for claim in claims if claim.confidence is Confidence.LOW]
    assert doubted and all("not sure: " in str(claim) for claim in doubted)
    with pytest.raises(LookupError, match="no side 'press'; there are: ministry, Telegram, both"):
        case.rivals("press")


def test_sums_that_do_not_add_up():
    assert [(one.said, sum(one.parts), one.gap) for one in case.sums()] == [
        (1_285, 1_111, 174),
        (43_167, 46_135, -2_968),
        (50_000, 46_135, 3_865),
    ]
    assert case.sums()[1].gap == -case.isis_watch()[4].removed, "the sum without January"


def test_every_lever_has_its_evidence_and_each_row_is_of_another_table():
    of_others = {*case.claims(), *case.findings(), *case.reasons()}
    for lever in Lever:
        found = case.followed(lever)
        assert len(found) >= 2 and case.followed(lever.value) == found
        assert all(one.row in of_others and str(one) == f"{lever.value}: {one.row}" for one in found)
    assert len(case.followed()) == sum(len(case.followed(lever)) for lever in Lever) == 28
    with pytest.raises(ValueError, match="no lever 'office'; there are: removal, direct channel, moderators, block"):
        case.followed("office")


def test_no_text_takes_a_side():
    texts = [
        getattr(row, field.name)
        for table in (case.measures, case.demands, case.agreed, case.reasons)
        for row in table()
        for field in dataclasses.fields(row)
        if field.type == "str" or field.type is str
    ]
    assert len(texts) > 60
    assert not re.search(r"\b(lie[sd]?|fake|victim|regime|excuse|refus\w+|claims? to)\b", " ".join(texts), re.I)
