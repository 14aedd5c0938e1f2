"""The quiz in a real JupyterLab: by mouse, by keys alone, looked at by axe-core, opened without a kernel."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.cards import (
    BUILD,
    has_focus,
    is_dark,
    lab_with,
    open_without_kernel,
    output,
    press,
    run_in,
    saved_cells,
    says,
)
from tests.jupyterlab import ALL, DARK, HIGH, LIGHT, WIDE, browser, look

CELLS = [
    "from helpers import lesson",
    "lesson.quiz('00')",
    "lesson.quiz('six', moment='before')",
    "lesson.quiz('six', moment='after')",
    "lesson.answer('00-page', 'B')",
    "lesson.progress()",
    "lesson.export()",
    "lesson.class_results('handed_in')",
]
NOTEBOOK, BEFORE, AFTER = range(1, 4)
NAME = "quiz.ipynb"
MOST_TABS = 30


def hand_in(folder):
    """Write results of a class, so that the table is there to be looked at."""
    folder.mkdir()
    for number in range(20):
        before = {"q1": "ABC"[number % 3], "q2": "A" if number < 17 else "B", "q4": "BC" if number < 11 else "A"}
        result = {"version": 1, "id": f"{number:016x}", "exercises": {"00-list": number < 12}, "quiz": {}}
        result |= {"before": before, "after": {"q1": "C", "q6": "D" if number < 13 else "A"}}
        (folder / f"{number}.json").write_text(json.dumps(result), "utf-8")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with lab_with(tmp_path_factory.mktemp("lab"), NAME, CELLS) as lab:
        hand_in(lab.notebooks / "handed_in")
        yield lab


@pytest.fixture(scope="module")
def page(lab):
    with browser() as page:
        yield run_all(page, lab, LIGHT)


def run_all(page, lab, theme):
    """Open the notebook in a theme and run it."""
    run_in(theme, page, lab, NAME)
    expect(output(page, len(CELLS) - 1)).to_contain_text("class results were read")
    expect(page.get_by_text("| Idle")).to_be_visible()
    return page


def silent(page, number):
    """Look for what would tell an answer, while nothing is answered."""
    assert not re.search("RIGHT|NOT YET", output(page, number).inner_text())


def by_keys(page, number, control):
    """Go to a control of a quiz by Tab alone, from the cell or from wherever the focus is in it."""
    if not has_focus(output(page, number)):
        page.keyboard.press("Escape")
        for key in ["ArrowUp"] * len(CELLS) + ["ArrowDown"] * number:
            page.keyboard.press(key)
    for key in ["Tab"] * MOST_TABS + ["Shift+Tab"] * 2 * MOST_TABS:
        if has_focus(control):
            return page.keyboard
        page.keyboard.press(key)
    raise AssertionError(f"{control} can't be reached by Tab")


def test_by_mouse_a_wrong_answer_its_feedback_and_the_right_one(page):
    quiz = output(page, NOTEBOOK)
    expect(quiz).to_contain_text("1. A news site wrote")
    says(page, NOTEBOOK, "Choose one answer, then press Answer.")
    silent(page, NOTEBOOK)
    quiz.get_by_label("A. Eleven web sites").check()
    silent(page, NOTEBOOK)
    press(page, NOTEBOOK, "Answer")
    says(page, NOTEBOOK, "NOT YET No machine was switched off.")
    quiz.get_by_label("C. Eleven host names").check()
    says(page, NOTEBOOK, "Choose one answer, then press Answer.")
    press(page, NOTEBOOK, "Answer")
    says(page, NOTEBOOK, "RIGHT The list held eleven host names")
    expect(quiz).to_contain_text("Right so far: 1 of 4.")
    press(page, NOTEBOOK, "Next")
    expect(quiz).to_contain_text("2. The block is on.")
    expect(quiz.get_by_label("A. Eleven web sites")).to_be_hidden()
    quiz.get_by_label("Question").select_option("4 of 4")
    quiz.get_by_label("Your number").fill("<b>3</b>")
    press(page, NOTEBOOK, "Answer")
    says(page, NOTEBOOK, "'<b>3</b>' is no number")
    quiz.get_by_label("Your number").fill("3")
    press(page, NOTEBOOK, "Answer")
    says(page, NOTEBOOK, "RIGHT Door 3 is the certificate.")
    press(page, NOTEBOOK, "Reset")
    expect(quiz).to_contain_text("1. A news site wrote")
    expect(quiz.get_by_label("C. Eleven host names")).not_to_be_checked()
    silent(page, NOTEBOOK)


def test_by_keys_alone(page):
    quiz = output(page, NOTEBOOK)
    by_keys(page, NOTEBOOK, quiz.get_by_label("B. Eleven machines")).press("Space")
    by_keys(page, NOTEBOOK, quiz.get_by_role("button", name="Answer")).press("Enter")
    says(page, NOTEBOOK, "NOT YET A name is not a machine.")
    by_keys(page, NOTEBOOK, quiz.get_by_label("C. Eleven host names")).press("Space")
    says(page, NOTEBOOK, "Choose one answer, then press Answer.")
    by_keys(page, NOTEBOOK, quiz.get_by_role("button", name="Answer")).press("Space")
    says(page, NOTEBOOK, "RIGHT The list held eleven host names")
    by_keys(page, NOTEBOOK, quiz.get_by_role("button", name="Next")).press("Enter")
    expect(quiz).to_contain_text("2. The block is on.")
    by_keys(page, NOTEBOOK, quiz.get_by_label("Question")).press("End")
    number = by_keys(page, NOTEBOOK, quiz.get_by_label("Your number"))
    number.type("1")
    by_keys(page, NOTEBOOK, quiz.get_by_role("button", name="Answer")).press("Enter")
    says(page, NOTEBOOK, "NOT YET Door 1 is open")
    by_keys(page, NOTEBOOK, quiz.get_by_role("button", name="Reset")).press("Enter")
    expect(quiz).to_contain_text("1. A news site wrote")
    expect(page.locator(".jp-CodeCell")).to_have_count(len(CELLS))


def test_before_and_after_side_by_side(page):
    before, after = output(page, BEFORE), output(page, AFTER)
    for quiz, number in ((before, BEFORE), (after, AFTER)):
        quiz.get_by_label("Question").select_option("4 of 6")
        quiz.get_by_label("B. My provider has not changed").check()
        if quiz is after:
            quiz.get_by_label("C. The changed answer").check()
        press(page, number, "Answer")
    says(page, BEFORE, "KEPT Your answer is B.")
    silent(page, BEFORE)
    says(page, AFTER, "RIGHT B: Each provider does it in its own time.")
    says(page, AFTER, "BEFORE B. My provider has not changed its resolver yet.")
    says(page, AFTER, "AFTER B. My provider has not changed its resolver yet. C. The changed answer")


def test_what_is_said_is_read_aloud(page):
    for number in (NOTEBOOK, BEFORE, AFTER):
        output(page, number).get_by_role("button", name="Reset").focus()
        expect(output(page, number).locator(".eleven-names-card-sentence[aria-live=polite]")).to_have_count(1)
        assert output(page, number).locator("[role=radiogroup][aria-label='Choose one']").count() >= 3


def photograph(page, name):
    BUILD.mkdir(exist_ok=True)
    page.set_viewport_size({"width": WIDE, "height": ALL})
    for number in range(1, len(CELLS)):
        output(page, number).screenshot(path=BUILD / f"quiz-{number}-{name}.png")
    page.set_viewport_size({"width": WIDE, "height": HIGH})


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_in_our_output(page, lab, theme):
    if theme == DARK:
        run_all(page, lab, theme)
    assert is_dark(page) == (theme == DARK)
    output(page, NOTEBOOK).get_by_label("A. Eleven web sites").check()
    press(page, NOTEBOOK, "Answer")
    says(page, NOTEBOOK, "NOT YET")
    output(page, AFTER).get_by_label("Question").select_option("6 of 6")
    output(page, AFTER).get_by_label("D. None of the three.").check()
    press(page, AFTER, "Answer")
    says(page, AFTER, "RIGHT")
    photograph(page, theme.split()[-1].lower())
    passed = look(page)
    assert (passed["button-name"], passed["select-name"], passed["label"]) == (9, 3, 12)
    assert passed["color-contrast"] >= 100, passed


def test_opened_without_a_kernel_the_questions_are_there(page, lab):
    page.locator(".jp-InputPrompt").first.click()  # away from the controls, which keep all keys for themselves
    open_without_kernel(page, lab, saved_cells(page, lab, NAME))
    for number, words in (
        (NOTEBOOK, "4. A browser asks"),
        (BEFORE, "D. None of the three."),
        (AFTER, "6. On 16 July 2017"),
    ):
        expect(output(page, number)).to_contain_text(words)
        expect(output(page, number)).to_contain_text("The controls work after you run this cell.")
        assert output(page, number).get_by_role("button").count() == 0
        silent(page, number)
    photograph(page, "still")
    assert look(page)["color-contrast"] >= 60
