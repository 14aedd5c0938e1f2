"""Comparisons and sensitivity: the same chances for all, and which assumption carries which conclusion."""

import dataclasses

import pytest

from helpers.remedies import CONCLUSIONS, NOTHING, SCENARIOS, Parameters, Switches, compare, sensitivity, simulate
from helpers.show.letters import text_width


@pytest.fixture(scope="module")
def findings():
    return sensitivity()


def test_every_scenario_is_a_run_of_its_own_with_one_seed():
    found = compare(seed=3)
    assert [name for name, _ in found.outcomes] == list(SCENARIOS)
    for name, switches in SCENARIOS.items():
        assert found[name] == simulate(switches, seed=3) and f"{name}: {found[name]}" in repr(found)
    with pytest.raises(LookupError, match="no scenario 'office'; there are: nothing, removal once, direct channel"):
        found["office"]


def test_nothing_is_always_there_to_compare_with():
    found = compare(scenarios={"mine": Switches(channel=True)})
    assert [name for name, _ in found.outcomes] == [NOTHING, "mine"]


def test_a_run_that_was_made_is_not_made_again_whatever_stands_beside_it():
    first = compare(Parameters(inbox_hours=20), 5, {"mine": Switches(channel=True)})
    again = compare(Parameters(inbox_hours=20), 5, {"other": Switches(block=True), "yours": Switches(channel=True)})
    assert again["yours"] is first["mine"] and again[NOTHING] is first[NOTHING], "the very same, not an equal one"
    for changed in (compare(Parameters(inbox_hours=21), 5), compare(Parameters(inbox_hours=20), 6)):
        assert changed[NOTHING] != first[NOTHING]


def test_every_lever_is_in_some_scenario():
    assert {lever for switches in SCENARIOS.values() for lever in switches.levers} == set(
        Switches(*[True] * 5).levers
    ) and len(Switches(*[True] * 5).levers) == 5
    assert str(Switches(channel=True)) == "Switches(channel=True)" and Switches().levers == ()


def test_the_sensitivity_says_how_many_runs_it_makes():
    scenarios = {one.more for one in CONCLUSIONS} | {one.less for one in CONCLUSIONS}
    runs = len(scenarios) * (2 * len(Parameters().table()) + 1)
    assert f"some {round(runs, -1)} runs" in sensitivity.__doc__


def test_each_conclusion_is_moved_by_every_parameter_the_strongest_first(findings):
    assert [one.conclusion for one in findings] == list(CONCLUSIONS) and len(CONCLUSIONS) == 6
    names = {parameter.name for parameter in Parameters().table()}
    for one in findings:
        assert {driver.parameter.name for driver in one.drivers} == names
        swings = [driver.swing for driver in one.drivers]
        assert swings == sorted(swings, reverse=True) and swings[0] > 0


def test_what_must_drive_a_conclusion_does(findings):
    first = [{driver.parameter.name for driver in one.drivers[:4]} for one in findings]
    assert {"reading_hours", "moderators"} <= first[0]
    assert {"lawful_share", "false_alarm"} <= first[1]
    assert "already_reported" in first[2]
    assert {"users", "web_users", "block_days", "go_around"} == first[4]
    assert {driver.parameter.name for driver in findings[5].drivers[:2]} == {
        "chance_with_block",
        "chance_without_block",
    }


def test_what_cannot_drive_a_conclusion_moves_nothing(findings):
    for number, name in (
        (0, "users"),
        (1, "web_share"),
        (2, "block_days"),
        (3, "web_users"),
        (4, "chance_with_block"),
        (4, "web_share"),
        (5, "web_share"),
    ):
        (driver,) = [one for one in findings[number].drivers if one.parameter.name == name]
        assert driver.swing == 0 and driver.at_low == findings[number].margin


def test_the_margins_are_those_of_runs_made_by_hand(findings):
    one = findings[0]
    by_hand = simulate(Switches(channel=True)).within_12_hours - simulate().within_12_hours
    assert one.margin == pytest.approx(100 * by_hand)
    driver = one.drivers[0]
    values = dataclasses.replace(Parameters(), **{driver.parameter.name: driver.parameter.low})
    by_hand = simulate(Switches(channel=True), values).within_12_hours - simulate(Switches(), values).within_12_hours
    assert driver.at_low == pytest.approx(100 * by_hand)


def test_a_parameter_overturns_what_no_longer_holds_at_one_of_its_ends(findings):
    for one in findings:
        assert set(one.overturned_by) == {
            driver.parameter.name
            for driver in one.drivers
            if (one.margin > 0 and min(driver.at_low, driver.at_high) <= 0)
            or (one.margin <= 0 and max(driver.at_low, driver.at_high) > 0)
        }
    assert "reading_hours" in findings[0].overturned_by, "where nobody has time to read, a fast door does not help"
    assert findings[4].overturned_by == ()


def test_on_pressure_the_model_takes_no_side_until_a_reader_does(findings):
    """Both chances begin equal: then a block brings nothing, and each of the two chances alone decides."""
    assert Parameters().chance_with_block == Parameters().chance_without_block and findings[5].margin == 0
    assert set(findings[5].overturned_by) == {"chance_with_block", "chance_without_block"}


def test_conclusions_are_short_sentences():
    for one in CONCLUSIONS:
        assert one.words.endswith(".") and len(one.words.split()) <= 14 and text_width(one.words, 22) < 1000


@pytest.mark.parametrize("seed", [True, [1], 1.0, "1"])
def test_a_seed_that_is_no_whole_number_is_refused_though_one_like_it_has_run(seed):
    compare(seed=1)
    with pytest.raises(ValueError, match="give a whole number"):
        compare(seed=seed)
