"""The remedies bench: its numbers are those of the model, a mistake names its box, and it predicts nothing."""

import pathlib
import re
import subprocess
import sys

import pytest

from helpers import widgets
from helpers.remedies import SCENARIOS, Parameters, Switches, simulate
from helpers.show.outcomes import COLUMNS
from helpers.widgets.remedies_bench import BOXES, SEED, SWITCHES, compared
from tests.show.reading import words_of

KIT = pathlib.Path(__file__).parents[2]
ALONE = {"Removal once": "removal once", "Direct channel": "direct channel", "Block of names": "block"}


def test_it_begins_with_every_switch_off():
    """So nobody's remedy stands first on the screen."""
    made = widgets.remedies_bench()
    assert [line[0] for line in made.shown.picture.table[1:]] == ["nothing", "no switch on"]
    assert made.sentence.startswith("No switch on: Acted on")


def test_the_three_remedies_stand_each_alone_and_together():
    made = widgets.remedies_bench()
    made.set({name: name in ("Removal once", "Direct channel", "Moderators with the language") for name in SWITCHES})
    names = [line[0] for line in made.shown.picture.table[1:]]
    assert names == ["nothing", "removal once", "direct channel", "moderators", "together"]
    together, nothing = simulate(SCENARIOS["all three"]), simulate()
    for column in COLUMNS:
        words = f"{column.written(column.value(together))}, with nothing done {column.written(column.value(nothing))}."
        assert words in made.sentence
    assert made.sentence.endswith("It answers a what if and predicts nothing.")
    assert made.shown.picture.title.startswith("What if")


@pytest.mark.parametrize(("box", "row"), ALONE.items())
def test_one_switch_alone_is_one_row(box, row):
    made = widgets.remedies_bench()
    made.set({name: name == box for name in SWITCHES})
    assert [line[0] for line in made.shown.picture.table[1:]] == ["nothing", row]
    assert made.sentence.startswith(f"{row.capitalize()}: ")


def test_all_switches_fit_on_one_picture():
    made = widgets.remedies_bench()
    made.set(dict.fromkeys(SWITCHES, True))
    assert len(made.shown.picture.table) == 8 and "together" in words_of(made.shown.picture)


def test_with_no_switch_on_nothing_changes():
    made = widgets.remedies_bench()
    made.set(dict.fromkeys(SWITCHES, False))
    nothing, none = made.shown.picture.table[1:]
    assert none[0] == "no switch on" and none[1:] == nothing[1:] and made.sentence.startswith("No switch on: ")


def test_every_box_changes_its_parameter_and_begins_with_its_value():
    made = widgets.remedies_bench(Parameters(days=60, inbox_hours=10.5))
    assert made.controls["Hours in the inbox"].value == "10.5" and "days=60, inbox_hours=10.5" in made.shown.code
    for words, name in BOXES.items():
        begun = made.controls[words].value
        assert float(begun) == getattr(made.parameters, name)
        other = "0.4" if float(begun) < 1 else "4"
        made.controls[words].value = other
        assert f"{name}={other}" in made.shown.code, words
        made.reset()


def test_the_day_on_which_pressure_opens_the_channel_is_said():
    made = widgets.remedies_bench()
    made.set({name: name in ("Block of names", "Pressure") for name in SWITCHES})
    day = simulate(Switches(block=True, pressure=True)).channel_opened_day
    assert f"The direct channel opens on day {day:.0f}." in made.sentence
    made.set({"Chance, with block": "0", "Chance, no block": "0"})
    assert "The direct channel never opens." in made.sentence


@pytest.mark.parametrize("name", [*BOXES, SEED])
@pytest.mark.parametrize("written", ["", "ten", "0,5", "-1", "nan", "inf", "1e300", "9" * 5000, "1.5.2"])
def test_what_a_box_can_not_take_is_said_with_its_name(name, written):
    made = widgets.remedies_bench()
    before = made.shown.picture
    made.controls[name].value = written
    if name == SEED and written in ("-1",):
        assert "still" not in made.sentence, "any whole number is a seed"
        return
    assert made.sentence.endswith("The picture still shows what was before.") and made.shown.picture == before
    assert name in made.sentence or "the seed is" in made.sentence
    assert re.search("give a|write digits", made.sentence) and len(made.sentence) < 6000


def test_a_run_that_would_keep_a_reader_waiting_is_refused():
    made = widgets.remedies_bench()
    made.controls["Reports a day"].value = "500"
    assert "reports, and the bench takes 20,000: choose fewer reports a day" in made.sentence
    made.controls["Reports a day"].value = "100000"
    assert "choose fewer days or fewer reports a day" in made.sentence


def test_a_box_that_is_ticked_leads_to_a_run_of_what_is_new_alone():
    before = compared(Switches(removal=True, channel=True), Parameters(), 4)
    after = compared(Switches(removal=True, channel=True, block=True), Parameters(), 4)
    kept = [name for name, one in after.outcomes if any(one is other for _, other in before.outcomes)]
    assert kept == ["nothing", "removal once", "direct channel"] and len(after.outcomes) == 5


def test_its_picture_is_drawn_without_matplotlib_whose_figures_cost_more_than_the_runs():
    program = "import sys; from helpers import widgets; made = widgets.remedies_bench(); "
    program += "made.controls['Moderators'].value = '3'; print('matplotlib' in sys.modules, made.shown.code)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=KIT)
    said, code = ran.stdout.strip().split(" ", 1)
    assert said == "False" and code.endswith("moderators=3)"), ran.stderr


def test_the_plain_function_takes_every_parameter_and_names_those_that_there_are():
    picture = widgets.what_if(channel=True, team=5, appeal_days=2, seed=3)
    assert f"direct channel: {simulate(Switches(channel=True), Parameters(team=5, appeal_days=2), 3)}." in (
        picture.description
    )
    with pytest.raises(LookupError, match="no parameter 'office'; there are: days, reports_a_day"):
        widgets.what_if(office=1)
    with pytest.raises(ValueError, match="recall is 2: give a number from 0 to 1"):
        widgets.what_if(recall=2)
    with pytest.raises(ValueError, match="the seed is 'x'"):
        widgets.remedies_bench(seed="x")
