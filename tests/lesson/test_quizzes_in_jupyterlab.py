"""Every question of every quiz in a real JupyterLab: wrong by mouse, then right by keys."""

import pytest
from playwright.sync_api import expect

from helpers.lesson.questions import Kind
from helpers.lesson.quiz_files import quizzes
from tests.cards import lab_with, output, press, run_in, says
from tests.jupyterlab import LIGHT, browser

pytestmark = pytest.mark.slow
NAME = "quizzes.ipynb"
EXIT = [name for name in quizzes() if name != "six"]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    sources = ["from helpers import lesson", *(f"lesson.quiz({name!r})" for name in EXIT)]
    with lab_with(tmp_path_factory.mktemp("lab"), NAME, sources) as lab, browser() as page:
        run_in(LIGHT, page, lab, NAME)
        expect(output(page, len(EXIT)).get_by_role("button", name="Answer")).to_be_visible()
        yield page


def options(question, right):
    """Return the options, as the page names them, that are right, or the first one that is wrong."""
    found = [f"{one.letter}. {one.words}" for one in question.options if one.correct == right]
    return found if right else found[:1]


@pytest.mark.parametrize("name", EXIT)
def test_each_question_answers_to_mouse_and_keys(page, name):
    at = EXIT.index(name) + 1
    quiz = output(page, at)
    for number, question in enumerate(quizzes()[name], 1):
        if question.kind is Kind.NUMBER:
            values = {one.correct: one.value for one in question.options if one.value is not None}
            box = quiz.get_by_label("Your number").locator("visible=true")
            box.fill(str(values[False]))
            press(page, at, "Answer")
            says(page, at, "NOT YET")
            box.focus()
            page.keyboard.press("Control+a")
            page.keyboard.type(str(values[True]))
            page.keyboard.press("Tab")
            says(page, at, "Write a number, then press Answer.")
        else:
            for option in options(question, right=False):
                quiz.get_by_label(option, exact=True).check()
            press(page, at, "Answer")
            says(page, at, "NOT YET")
            for option in options(question, right=False) if question.kind is Kind.SEVERAL else ():
                quiz.get_by_label(option, exact=True).press("Space")
            for option in options(question, right=True):
                quiz.get_by_label(option, exact=True).press("Space")
        quiz.get_by_role("button", name="Answer").press("Enter")
        says(page, at, "RIGHT")
        expect(quiz).to_contain_text(f"Right so far: {number} of {len(quizzes()[name])}.")
        quiz.get_by_role("button", name="Next").press("Enter")
