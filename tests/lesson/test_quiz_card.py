"""The quiz as a card: the same in every process, whole without a kernel, and safe whatever a question holds."""

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
from helpers.lesson.questions import Kind
from helpers.lesson.quiz_files import quizzes
from helpers.widgets.base import LessonWidget
from tests.lesson.quizzes import NASTY, choose, every_quiz, press, right

MODULE = sys.modules["helpers.lesson.quiz"]
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("memory_only")


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
    choose(quiz, 2, "A")
    press(quiz, "Answer")
    assert quiz._sentence.value != first[2]
    press(quiz, "Reset")
    assert (quiz._repr_mimebundle_()["text/html"], quiz._picture.value, quiz._sentence.value) == first
    assert memory_only.load().last[Moment.QUIZ] == {"00-page": "A"}
    choose(quiz, 2, "A")
    assert "RIGHT" not in quiz.sentence, "it has to be answered again"


def test_nothing_is_rendered_as_html_and_equal_options_do_not_collide():
    quiz = MODULE.Quiz("x", NASTY, Moment.QUIZ)
    for number, question in enumerate(NASTY, 1):
        choose(quiz, number, right(question))
        press(quiz, "Answer")
        assert quiz.sentence.startswith("RIGHT: "), quiz.sentence
        for made in (quiz._picture.value, quiz._sentence.value, quiz._repr_mimebundle_()["text/html"]):
            assert "<script" not in made
    assert quiz.controls["3A"] is not quiz.controls["4A"]


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
