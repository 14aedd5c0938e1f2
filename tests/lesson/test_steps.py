"""The order that a check wants is the order that two clients really took, on both networks."""

import pytest

from helpers import classroom, lesson
from helpers.failures import outcome
from helpers.lesson import solutions
from helpers.lesson.checks import steps as checks
from helpers.lesson.notebook_file import FOLDER
from helpers.lesson.steps import APP, STEPS, WEB
from helpers.network.memory import MemoryNetwork
from helpers.show import Door
from tests.conftest import WIRES
from tests.notebooks.reading import prose


@pytest.mark.parametrize("wire", WIRES)
def test_the_solution_is_what_was_recorded(wire):
    internet = classroom.open(wire(), day="before")
    student = internet.client("Telkomsel")
    with internet.capture() as capture:
        student.web.connect()
        student.app.connect()
    assert (lesson.steps_taken(capture, WEB), lesson.steps_taken(capture, APP)) == solutions.order_the_steps()


@pytest.mark.parametrize(
    ("name", "web"), [("web.telegram.org", [5, 8, 4]), ("venus.web.telegram.org", [5, 8, 4, 1, 2, 6])]
)
def test_a_step_that_failed_counts_and_none_follows(memory, name, web):
    memory.provider("Telkomsel").obey([name])
    student = memory.client("Telkomsel")
    with memory.capture() as capture:
        outcome(student.web.connect)
        outcome(student.app.connect)
    assert lesson.steps_taken(capture, WEB) == web
    assert lesson.steps_taken(capture, APP) == [3, 7]


def test_each_step_has_what_its_mistakes_need():
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    for step in STEPS:
        assert step.not_mine and bool(step.too_early) is (step.needs is not None)
        assert step.needs is None or STEPS[step.needs - 1].client == step.client


def test_the_notebook_shows_these_steps():
    table = "\n".join(prose(FOLDER / "03_why_the_app_went_on.ipynb"))
    assert [step.number for step in STEPS if f"| {step.number} | {step.words} |" not in table] == []


@pytest.mark.parametrize(
    "answer",
    [
        ("5 8 4 1 2 6", "3 7"),
        ("5, 8, 4, 1, 2, 6", "3 -> 7"),
        (["5", "8", "4", "1", "2", "6"], (3, 7)),
        [[5, 8, 4, 1, 2, 6], [3, 7]],
    ],
)
def test_an_order_may_be_written_as_numbers_or_words(answer):
    assert repr(lesson.check("03-steps", answer)).startswith("PASS")


@pytest.mark.parametrize("door", [3, "3", "door 3", "Certificate", Door.CERTIFICATE, "3."])
@pytest.mark.parametrize(
    "names",
    [
        "venus",
        "VENUS.web.telegram.org.",
        "https://venus.web.telegram.org/apiw1",
        ["venus.web.telegram.org", "pluto.web.telegram.org"],
        "venus, pluto and flora\nflora-1",
    ],
)
def test_the_evening_may_be_explained_in_any_right_words(door, names):
    assert repr(lesson.check("03-evening", (door, names))).startswith("PASS")


def test_the_evening_is_found_out_by_trying():
    door, causes = checks.evening()
    assert door is Door.CERTIFICATE
    assert causes[0] == "venus.web.telegram.org" and len(causes) == 4
    assert set(causes) < set(classroom.open(MemoryNetwork(), day=checks.EVENING).states[checks.NETWORK].blocked)
