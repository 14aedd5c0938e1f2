"""The quiz as a widget: feedback after the answer alone, again and again, and before the lesson none at all."""

import re
import sys

import pytest

from helpers import lesson
from helpers.lesson.progress_record import Moment
from tests.lesson.quizzes import SCRIPT, choose, every_quiz, press, right

MODULE = sys.modules["helpers.lesson.quiz"]
pytestmark = pytest.mark.usefixtures("memory_only")


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
