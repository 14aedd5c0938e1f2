"""A question: what an answer means, which is right, and what is said to it."""

from fractions import Fraction

import pytest

from helpers.lesson.questions import Kind, Option, Question, read_number, rounded

ONE = Question("one", "Which?", Kind.ONE, (Option("A", "no", False, "Not A."), Option("B", "yes", True, "B it is.")))
SEVERAL = Question(
    "several",
    "Which two?",
    Kind.SEVERAL,
    (Option("A", "x", True, "Yes."), Option("B", "y", False, "No."), Option("C", "z", True, "Yes, too.")),
)
NUMBER = Question(
    "number",
    "How many?",
    Kind.NUMBER,
    (
        Option("A", "3.14", True, "Right.", value=Fraction("3.14")),
        Option("B", "from 3.2 to less than 4", False, "Too much.", ends=(Fraction("3.2"), Fraction(4))),
        Option("C", "any other number", False, "Think again."),
    ),
    precision=3,
)


@pytest.mark.parametrize(
    "question, said, letters, right",
    [
        (ONE, "b", "B", True),
        (ONE, " A ", "A", False),
        (SEVERAL, "ca", "AC", True),
        (SEVERAL, "A, C", "AC", True),
        (SEVERAL, "A", "A", False),
        (SEVERAL, "ABC", "ABC", False),
        (NUMBER, "3,14", "A", True),
        (NUMBER, "3.14159", "A", True),
        (NUMBER, 3.2, "B", False),
        (NUMBER, "4", "C", False),
        (NUMBER, "-7", "C", False),
        (NUMBER, "22/7", "A", True),
    ],
)
def test_an_answer_means_letters(question, said, letters, right):
    assert question.letters(said) == letters
    assert question.is_right(letters) is right


@pytest.mark.parametrize("said", ["", "?", "E", "AB", "AA", None, [], "A" * 10_000, "<b>"])
def test_what_means_no_letter_is_refused_with_the_letters(said):
    with pytest.raises(ValueError, match=r"is no answer to one; write one letter of AB") as caught:
        ONE.letters(said)
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize(
    "said, number",
    [("11", 11), (" 11 ", 11), ("-2", -2), ("0.125", Fraction(1, 8)), ("-0.5", Fraction(-1, 2)), (11, 11),
     ("1/4", Fraction(1, 4)), ("4.0960", Fraction("4.096"))],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(said, number):
    assert read_number(said) == number


@pytest.mark.parametrize(
    "said", ["", "eleven", "1/0", "1e9", "9" * 21, "1.2.3", "__import__('os')", "\u0661", "nan", None]
)
def test_what_is_no_number_is_refused_with_examples(said):
    with pytest.raises(ValueError, match="is no number; write it in digits, such as 11, 3.5 or 1/4"):
        read_number(said)


@pytest.mark.parametrize("said, plain", [("4,096", "4096"), ("4.096", "4096"), ("1.000.000", "1000000")])
def test_a_mark_between_thousands_is_asked_back(said, plain):
    with pytest.raises(ValueError, match=f"can mean two numbers; write {plain}, or"):
        read_number(said)


def test_precision_counts_significant_digits():
    assert rounded(Fraction("3.14159"), 3) == Fraction("3.14")
    assert rounded(Fraction(4096), 2) == 4100
    assert rounded(Fraction("3.14159"), None) == Fraction("3.14159")


def test_feedback_is_that_of_the_chosen_options_alone():
    assert ONE.feedback("A") == "Not A."
    assert NUMBER.feedback("B") == "Too much."
    assert SEVERAL.feedback("AB") == "A: Yes. B: No. Right options still missing: 1."
    assert SEVERAL.feedback("AC") == "A: Yes. C: Yes, too."
