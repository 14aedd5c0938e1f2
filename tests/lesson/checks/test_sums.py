"""Gaps may be written as numbers or as text, and the month in several ways; nothing raises."""

import pytest

from helpers.lesson.checks.sums import find_the_gaps


@pytest.mark.parametrize("month", ["2017-01", "January", "january 2017", "Jan", "Januari", "1", 1, "01"])
def test_the_month_may_be_written_in_several_ways(month):
    assert find_the_gaps((174, -2968, month)).word == "PASS"


@pytest.mark.parametrize("gap", [-2968, -2968.0, "-2968", "-2,968", "\N{MINUS SIGN}2968"])
def test_a_gap_may_be_a_text(gap):
    assert find_the_gaps(["174", gap, "2017-01"]).word == "PASS"


@pytest.mark.parametrize("odd", [object(), b"1", [], {}, "", float("inf"), 10**400, "9" * 5_000])
def test_nothing_that_a_reader_writes_raises(odd):
    for answer in (odd, (odd, odd, odd), (174, odd, odd), (174, -2968, odd)):
        assert find_the_gaps(answer).word == "NOT YET"
