"""A quiz as a reader works it, and questions that try to break it."""

import pytest

from helpers.lesson.questions import Kind, Option, Question
from helpers.lesson.quiz_files import SIX, quizzes

QUIZZES = [(name, moment) for name in quizzes() for moment in (("before", "after") if name == SIX else (None,))]
SCRIPT = "<script>alert(1)</script>"
NASTY = (
    Question("x-one", SCRIPT, Kind.ONE, (Option("A", SCRIPT, True, SCRIPT), Option("B", "b", False, "&"))),
    Question("x-number", "a\nb", Kind.NUMBER, (Option("A", "any", True, SCRIPT),), code=SCRIPT),
    Question("x-several", "c", Kind.SEVERAL, (Option("A", "Same", True, "1"), Option("B", "b", True, "2"))),
    Question("x-again", "c", Kind.SEVERAL, (Option("A", "Same", True, "1"), Option("B", "b", False, "2"))),
)
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
