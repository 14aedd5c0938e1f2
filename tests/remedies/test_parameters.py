"""The parameters: every one has a unit, a range, and a source or the word "assumption"; bad ones get a sentence."""

import dataclasses
import math
import re

import pytest

from helpers import case
from helpers.remedies import Parameters, Switches, Unit, simulate
from helpers.remedies.parameter import ASSUMPTION
from tests.case import facts

TABLE = Parameters().table()
NAMES = [one.name for one in TABLE]
SECTIONS = "1 2 5 6 7 9"  # of the fact sheet: where what the notes say of a source stands
SUMS = {"6.1", "27"}  # notes with one of them say: our sum
DAY = re.compile(r"\d+ (July|August)( 2017)?")
IN_WORDS = {  # what a source gives in words -> how it is put there, and the values that it allows
    "inbox_hours": ("1-2 days", (24, 48)),
    "go_around": ("half", (0.5, 0.5)),
}


def parameter(name):
    return next(one for one in TABLE if one.name == name)


def test_every_field_is_in_the_table_and_its_value_within_its_range():
    assert [field.name for field in dataclasses.fields(Parameters)] == NAMES and len(NAMES) == 29
    for one in TABLE:
        assert one.meaning and one.note and isinstance(one.unit, Unit)
        assert one.unit.lowest <= one.low < one.high <= one.unit.highest and one.low <= one.value <= one.high, one


def test_every_parameter_has_a_source_of_the_kit_or_is_called_an_assumption():
    sourced = [one for one in TABLE if one.source]
    assert len(sourced) == 5
    for one in TABLE:
        assert set(one.source) <= set(case.sources())
        assert one.source_words == (f"[{', '.join(one.source)}]" if one.source else ASSUMPTION)


@pytest.mark.parametrize("name", [one.name for one in TABLE if one.source])
def test_what_a_note_says_of_a_source_stands_beside_it_in_the_fact_sheet(name):
    one = parameter(name)
    written = facts.about(SECTIONS, one.source)
    assert set(one.source) <= facts.keys_in(facts.text(SECTIONS))
    numbers = set(facts.NUMBER.findall(DAY.sub("", one.note))) - (SUMS if "our sum" in one.note else set())
    assert numbers <= facts.numbers_in(written)
    if name in IN_WORDS:
        words, (least, most) = IN_WORDS[name]
        assert words in written and least <= one.value <= most
    else:
        assert f"{one.value:g}" in numbers | SUMS


def test_the_sources_that_a_note_names_exist():
    named = {key for one in TABLE for key in re.findall(r"\[(\w+)\]", one.note)}
    assert named == {"S26", "S37", "S49", "S87", "S127"} <= set(case.sources())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "bad", [-1, math.nan, math.inf, -math.inf, 1e300, 10**400, True, "ten", None], ids=lambda bad: str(bad)[:9]
)
def test_a_bad_value_gets_a_sentence_with_the_remedy(name, bad):
    with pytest.raises(ValueError) as caught:
        Parameters(**{name: bad})
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} is ") and "give a" in sentence and len(sentence) < 200
    assert f"({parameter(name).unit.words})" in sentence


@pytest.mark.parametrize("name", [one.name for one in TABLE if one.unit in (Unit.SHARE, Unit.CHANCE)])
def test_a_share_and_a_chance_are_one_at_most(name):
    with pytest.raises(ValueError, match=rf"{name} is 1.01: give a number from 0 to 1 \("):
        Parameters(**{name: 1.01})


@pytest.mark.parametrize("name", ["moderators", "team"])
def test_without_moderators_nobody_reads(name):
    with pytest.raises(ValueError, match=f"{name} is 0: nobody would read a report; give a whole number from 1"):
        Parameters(**{name: 0})
    with pytest.raises(ValueError, match=f"{name} is 2.5: give a whole number"):
        Parameters(**{name: 2.5})


def test_too_many_reports_are_refused_before_a_run():
    with pytest.raises(
        ValueError, match=r"about 36,\d{3},\d{3} reports, and a run takes 1,000,000 at most: choose fewer"
    ):
        Parameters(reports_a_day=100_000)
    with pytest.raises(ValueError, match="reports, and a run takes"):
        Parameters(recall=0, again_days=0.5, days=3650, reports_a_day=100)


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_the_model_runs_at_both_ends_of_every_range(one, end):
    values = Parameters(**{one.name: getattr(one, end)})
    outcome = simulate(Switches(removal=True, block=True, pressure=True), values)
    assert outcome.reports > 0 and outcome.backlog >= 0


@pytest.mark.parametrize(
    ("switch", "bad"), [("block", 1), ("channel", "yes"), ("removal", None), ("moderators", math.nan)]
)
def test_a_switch_is_true_or_false(switch, bad):
    with pytest.raises(ValueError, match=f"the switch {switch} is {re.escape(repr(bad))}: give True or False"):
        Switches(**{switch: bad})


@pytest.mark.parametrize("bad", [1.5, "2017", None, True])
def test_a_seed_is_a_whole_number(bad):
    with pytest.raises(ValueError, match="the seed is .*: give a whole number, such as 2017"):
        simulate(seed=bad)
