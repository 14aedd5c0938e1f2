"""The provider map: only what was reported stands on it, rivals side by side, the rest is no record."""

import re

import pytest

from helpers import case, widgets
from helpers.case import Report, ReportState
from helpers.widgets.reports_picture import describe, judge
from tests.show.test_ladder import texts

REPORTS = case.reports(named=True)


def put(made, *numbers):
    for number in numbers:
        made.controls["Press line"].value = number
        made.controls["Put on the map"].click()


def numbers_of(provider):
    return [one.number for one in REPORTS if one.provider == provider]


def test_it_begins_empty_and_every_provider_has_no_record():
    made = widgets.provider_map()
    providers = {one.provider for one in REPORTS}
    for name in providers:
        assert f"{name}: no record." in made.shown.picture.description
    assert made.shown.picture.svg.count(">no record<") == 2 * len(providers)
    assert f"0 of {len(REPORTS)} lines are on the map." in made.sentence


def test_lines_come_one_by_one_and_go_again_by_undo():
    made, first, second = widgets.provider_map(), REPORTS[0], REPORTS[1]
    empty = made.shown.picture
    put(made, first.number)
    assert made.controls["On the map"].value == str(first.number)
    assert f"{describe(first)}." in made.shown.picture.description
    assert first.words.rstrip(".")[1:] in made.sentence
    one = made.shown.picture
    put(made, second.number, second.number)
    assert made.controls["On the map"].value == f"{first.number}, {second.number}"
    made.controls["Undo"].click()
    assert made.shown.picture == one
    made.controls["Undo"].click()
    made.controls["Undo"].click()
    assert made.shown.picture == empty


def test_lines_that_disagree_stay_visible_both():
    provider = next(one.provider for one in REPORTS if judge(REPORTS, one.provider) == "disagree")
    made = widgets.provider_map(numbers_of(provider))
    own = [one for one in REPORTS if one.provider == provider]
    for one in own:
        assert f"{describe(one)}." in made.shown.picture.description
    assert f"{provider}: disagree." in made.shown.picture.description
    assert f"The lines disagree about: {provider}." in made.sentence


def test_a_sign_stands_before_its_word_and_does_not_touch_it():
    picture = widgets.reported(*[one.number for one in REPORTS])
    signs = re.findall(r'd="M([\d.]+) ([\d.]+)h([\d.]+)', picture.svg)
    words = [(left, bottom) for said, left, _, _, bottom, _ in texts(picture) if said == "blocked"]
    assert len(signs) == sum(not one.said_by and one.state is ReportState.BLOCKED for one in REPORTS)
    for x, y, length in signs:
        right = float(x) + float(length) + 2  # and half of the stroke
        assert any(4 <= left - right <= 12 and 0 <= bottom - float(y) <= 14 for left, bottom in words), (x, y)


def test_every_line_of_the_record_fits_on_the_map():
    made = widgets.provider_map([one.number for one in REPORTS])
    assert f"{len(REPORTS)} of {len(REPORTS)} lines are on the map." in made.sentence
    for one in REPORTS:
        made.controls["Press line"].value = one.number
        assert f"Line {one.number}: {describe(one)}." in made.sentence
        assert f"[{' '.join(one.source)}]" in made.sentence


def test_a_class_may_bring_lines_of_its_own():
    own = [
        Report(7, "A provider with a very long name", "2017-07-14", "2017-07-16", ReportState.TOLD_TO_BLOCK,
               "", "nothing is blocked", ("S999",), "2017-07-14", case.Confidence.LOW, "who wrote it is not known"),
    ]  # fmt: skip
    made = widgets.provider_map([7], own)
    assert "Who wrote it is not known." in made.sentence and "until 16 Jul" in made.sentence
    assert "S999 saw: told to block" in made.shown.picture.description
    assert all(right <= 1272 for _, _, _, right, _, _ in texts(made.shown.picture))


def test_undo_takes_away_what_is_no_number():
    made = widgets.provider_map()
    made.controls["On the map"].value = "1, x"
    assert made.sentence.startswith("'x' is no number of a press line; write numbers with commas between")
    made.controls["Undo"].click()
    assert made.controls["On the map"].value == "1" and "1 of" in made.sentence


def test_unknown_numbers_are_said_with_the_remedy():
    with pytest.raises(LookupError, match="there is no press line 99; they go from"):
        widgets.reported(99)
    with pytest.raises(LookupError, match="there is no press line 0"):
        widgets.provider_map([0])
