"""The quiz as a widget: feedback after the answer alone, again and again, and before the lesson none at all."""

import ast
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import ipywidgets
import pytest

from helpers import lesson
from helpers.lesson import answering, quiz_sheet
from helpers.lesson import quiz as quiz_function
from helpers.lesson.progress_record import Moment
from helpers.lesson.questions import Kind, Option, Question
from helpers.lesson.quiz_files import SIX, quizzes
from helpers.widgets.base import LessonWidget

MODULE = sys.modules["helpers.lesson.quiz"]
ROOT = Path(__file__).parents[2]
QUIZZES = [(name, moment) for name in quizzes() for moment in (("before", "after") if name == SIX else (None,))]
SCRIPT = "<script>alert(1)</script>"
NASTY = (
    Question("x-one", SCRIPT, Kind.ONE, (Option("A", SCRIPT, True, SCRIPT), Option("B", "b", False, "&"))),
    Question("x-number", "a\nb", Kind.NUMBER, (Option("A", "any", True, SCRIPT),), code=SCRIPT),
    Question("x-several", "c", Kind.SEVERAL, (Option("A", "Same", True, "1"), Option("B", "b", True, "2"))),
    Question("x-again", "c", Kind.SEVERAL, (Option("A", "Same", True, "1"), Option("B", "b", False, "2"))),
)
pytestmark = pytest.mark.usefixtures("memory_only")
every_quiz = pytest.mark.parametrize("name, moment", QUIZZES)


def choose(quiz, number, letters):
    """Choose an answer to a question, as the controls do it."""
    question = quiz.questions[number - 1]
    if question.kind is Kind.SEVERAL:
        values = {f"{number}{option.letter}": option.letter in letters for option in question.options}
    elif question.kind is Kind.NUMBER:
        option = next(option for option in question.options if option.letter in letters)
        values = {str(number): "99" if option.value is None else str(option.value)}
    else:
        values = {str(number): letters}
    quiz.set({"Question": number, **values})


def press(quiz, name):
    quiz.controls[name].click()


def right(question):
    return "".join(option.letter for option in question.options if option.correct)


@every_quiz
def test_two_of_a_kind_say_and_show_the_same_and_have_no_feedback(name, moment):
    one, other = (lesson.quiz(name, moment)._repr_mimebundle_() for _ in range(2))
    assert (one["text/plain"], one["text/html"]) == (other["text/plain"], other["text/html"])
    assert "application/vnd.jupyter.widget-view+json" in one
    everything = "".join([one["text/html"], lesson.quiz(name, moment).describe()])
    for question in quizzes()[name]:
        assert all(option.feedback not in everything for option in question.options)


def test_every_process_says_and_shows_the_same():
    kinds = "('text/plain', 'text/html')"
    code = f"from helpers import lesson; print([lesson.quiz('02')._repr_mimebundle_()[kind] for kind in {kinds}])"
    said = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
                       capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1] and len(said[0]) > 2_000


@every_quiz
def test_without_a_kernel_all_questions_and_options_stay(name, moment):
    page = lesson.quiz(name, moment)._repr_mimebundle_()["text/html"]
    for question in quizzes()[name]:
        shown = [question.words, *(option.words for option in question.options if question.kind is not Kind.NUMBER)]
        assert all(quiz_sheet.html.escape(words) in page for words in shown)
    assert "The controls work after you run this cell." in page
    assert not re.search(r"<script|<button|<input|onload|<img", page)


@every_quiz
def test_every_answer_leads_to_its_own_feedback_and_to_no_other(name, moment):
    quiz = lesson.quiz(name, moment)
    for number, question in enumerate(quiz.questions, 1):
        for option in question.options:
            choose(quiz, number, option.letter)
            assert not quiz._lines(quiz._chosen()), "nothing is said before the button"
            press(quiz, "Answer")
            shown = {other.feedback for other in question.options if other.feedback in quiz.sentence}
            if moment == "before":
                assert shown == set() and quiz.sentence.startswith("KEPT: Your answer is")
                assert "RIGHT" not in quiz.sentence and "NOT YET" not in quiz.sentence
            else:
                assert shown == {option.feedback}
                assert quiz.sentence.startswith("RIGHT: " if question.is_right(option.letter) else "NOT YET: ")


@every_quiz
def test_right_answers_are_counted_and_kept(name, moment, memory_only):
    quiz = lesson.quiz(name, moment)
    for number, question in enumerate(quiz.questions, 1):
        choose(quiz, number, right(question))
        press(quiz, "Answer")
    total = len(quiz.questions)
    assert f"so far: {total} of {total}." in quiz.shown.picture._repr_html_()
    kept = memory_only.load().last[Moment(moment or "quiz")]
    assert kept == {question.id: right(question) for question in quiz.questions}


def test_another_choice_takes_the_feedback_away_until_it_is_answered(memory_only):
    quiz = lesson.quiz("00")
    choose(quiz, 1, "A")
    press(quiz, "Answer")
    assert quiz.sentence.startswith("NOT YET: No machine was switched off.")
    choose(quiz, 1, "C")
    assert quiz.sentence == "Choose one answer, then press Answer."
    press(quiz, "Answer")
    assert quiz.sentence.startswith("RIGHT: ") and "1 of 4" in quiz.shown.picture.describe()
    assert memory_only.load().first[Moment.QUIZ] == {"00-eleven": "A"}
    assert memory_only.load().last[Moment.QUIZ] == {"00-eleven": "C"}


def test_what_was_answered_is_still_there_when_one_comes_back():
    quiz = lesson.quiz("00")
    choose(quiz, 1, "A")
    press(quiz, "Answer")
    said = quiz.sentence
    for number in (2, 3, 4, 1):
        press(quiz, "Next")
        assert quiz.number.value == number
    assert quiz.sentence == said and quiz.controls["1"].value == "A"


def test_one_question_at_a_time_has_its_controls_on_the_card():
    quiz = lesson.quiz("six", "before")
    for number in range(1, 7):
        quiz.set({"Question": number})
        shown = {name for fields in quiz.fields for name, one in fields.items() if one.layout.display != "none"}
        assert shown == set(quiz.fields[number - 1])
        assert quiz.questions[number - 1].words in quiz.shown.picture.describe()


def test_reset_leads_back_to_the_same_bytes_and_keeps_what_is_kept(memory_only):
    quiz = lesson.quiz("00")
    first = quiz._repr_mimebundle_()["text/html"], quiz._picture.value, quiz._sentence.value
    choose(quiz, 2, "B")
    press(quiz, "Answer")
    assert quiz._sentence.value != first[2]
    press(quiz, "Reset")
    assert (quiz._repr_mimebundle_()["text/html"], quiz._picture.value, quiz._sentence.value) == first
    assert memory_only.load().last[Moment.QUIZ] == {"00-page": "B"}


@pytest.mark.parametrize("name, moment", [("00", None), ("six", "after")])
def test_answer_without_a_choice_asks_for_one_and_keeps_nothing(name, moment, memory_only):
    quiz = lesson.quiz(name, moment)
    for number, question in enumerate(quiz.questions, 1):
        quiz.set({"Question": number})
        press(quiz, "Answer")
        assert quiz.sentence.startswith("NOT YET: There is no answer yet. ")
        assert quiz.sentence.endswith(MODULE.ASK[question.kind])
    assert memory_only.load().last == {one: {} for one in Moment}


@pytest.mark.parametrize("text", ["three", "__import__('os').abort()", SCRIPT, "3" * 50, "4.096"])
def test_what_is_no_number_is_met_with_a_sentence_and_never_kept(text, memory_only):
    quiz = lesson.quiz("00")
    quiz.set({"Question": 4, "4": text})
    press(quiz, "Answer")
    assert quiz.sentence.startswith("NOT YET: ") and "write" in quiz.sentence
    assert "<script" not in quiz._sentence.value + quiz._line.value
    assert memory_only.load().last[Moment.QUIZ] == {}


def test_after_the_lesson_both_answers_stand_side_by_side():
    lesson.answer("q3", "B", moment="before")
    quiz = lesson.quiz("six", "after")
    choose(quiz, 1, "C")
    press(quiz, "Answer")
    assert "BEFORE" not in quiz.sentence, "q1 was not answered before"
    choose(quiz, 3, "A")
    press(quiz, "Answer")
    words = [option.words for option in quiz.questions[2].options]
    assert f"BEFORE: B. {words[1]} AFTER: A. {words[0]}" in quiz.sentence and quiz.sentence.startswith("RIGHT: ")


def test_before_the_lesson_nobody_is_told_what_is_right():
    quiz = lesson.quiz("six", "before")
    for number, question in enumerate(quiz.questions, 1):
        choose(quiz, number, right(question))
        press(quiz, "Answer")
        said = quiz._sentence.value
        choose(quiz, number, "A" if right(question) != "A" else "B")
        press(quiz, "Answer")
        strip = lambda text: re.sub(r"answer is [A-H]+\.", "", text)  # noqa: E731
        assert strip(quiz._sentence.value) == strip(said)


def test_nothing_is_rendered_as_html_and_equal_options_do_not_collide():
    quiz = MODULE.Quiz("x", NASTY, Moment.QUIZ)
    for number, question in enumerate(NASTY, 1):
        choose(quiz, number, right(question))
        press(quiz, "Answer")
        assert quiz.sentence.startswith("RIGHT: "), quiz.sentence
        for made in (quiz._picture.value, quiz._sentence.value, quiz._repr_mimebundle_()["text/html"]):
            assert "<script" not in made
    assert quiz.controls["3A"] is not quiz.controls["4A"]


def test_the_line_of_python_says_the_same():
    quiz = lesson.quiz("six", "after")
    for number in range(1, 7):
        choose(quiz, number, "B")
        press(quiz, "Answer")
        assert repr(eval(quiz.shown.code, {"lesson": lesson})).replace("\n", " ") == quiz.sentence


def test_answering_in_plain_text():
    assert repr(lesson.answer("00-page", "b")).startswith("NOT YET: A student abroad still opens it.")
    assert repr(lesson.answer("00-door", 3)).startswith("RIGHT: Door 3 is the certificate.")
    assert repr(lesson.answer("00-page", "?")) == "NOT YET: '?' is no answer to 00-page; write one letter of ABCD."
    assert repr(lesson.answer("q1", "C", "before")).startswith("KEPT: Your answer is C.")


@pytest.mark.parametrize(
    "call, error, said",
    [
        (lambda: lesson.quiz("77"), LookupError, "no quiz '77'; there are: 00, "),
        (lambda: lesson.quiz("six"), ValueError, "write moment='before' or moment='after'"),
        (lambda: lesson.quiz("six", "now"), ValueError, "write moment='before' or moment='after', not 'now'"),
        (lambda: lesson.quiz("00", "before"), ValueError, "the quiz '00' has no moment"),
        (lambda: lesson.answer("q9", "A"), LookupError, "no question 'q9'; there are: "),
        (lambda: lesson.answer("q1", "A"), ValueError, "write moment='before' or moment='after'"),
    ],
)
def test_misuse_names_what_there_is(call, error, said):
    with pytest.raises(error, match=re.escape(said)):
        call()


def test_every_control_has_a_name_and_works_by_keys():
    quiz = MODULE.Quiz("x", NASTY, Moment.QUIZ)
    kinds = ipywidgets.Button | ipywidgets.Dropdown | ipywidgets.Text | ipywidgets.Checkbox | ipywidgets.RadioButtons
    for name, control in quiz.controls.items():
        assert name and control.description and isinstance(control, kinds)
    assert isinstance(quiz, LessonWidget)


def test_no_quiz_prints_or_draws_into_an_output(capsys):
    quiz = lesson.quiz("00")
    choose(quiz, 1, "A")
    press(quiz, "Answer")
    assert capsys.readouterr() == ("", "")
    for module in (MODULE, answering, quiz_sheet):
        tree = ast.parse(inspect.getsource(module))
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not attributes & {"Output", "interact", "interactive"}
        assert not names & {"Output", "interact", "interactive", "print", "display", "eval", "exec"}
    assert quiz_function is lesson.quiz
