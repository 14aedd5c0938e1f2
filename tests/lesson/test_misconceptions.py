"""Every belief of the table is asked for by one prediction, and offered by one option of a quiz."""

import dataclasses
import json
import re

import pytest

from helpers import case
from helpers.lesson.minutes import words
from helpers.lesson.misconceptions import Misconception, misconceptions
from helpers.lesson.notebook_file import cells, lessons, load
from tests.lesson.handmade import code, notebook

QUIZZES = case.DATA / "quiz"
NOTEBOOKS = {path.stem[:2]: path for path in lessons()}
ROWS = misconceptions()
MET = [row for row in ROWS if row.notebook in NOTEBOOKS]


def faults_of_prediction(book, name):
    """Return what is wrong with a prediction: it must be asked once, and compared in a later cell."""
    sources = [cell.source for cell in cells(book) if cell.is_code]
    asked = [at for at, source in enumerate(sources) if re.search(rf'^{name} = "\?"', source, re.MULTILINE)]
    compared = [at for at, source in enumerate(sources) if "lesson.compare(" in source and f", {name}, " in source]
    if len(asked) != 1:
        return f"{name} is asked {len(asked)} times"
    return None if compared and min(compared) > asked[0] else f"{name} is not compared in a later cell"


def faults_of_distractor(quiz, row):
    """Return what is wrong with an option of a quiz: it must be there once, wrong, and say whose belief it is."""
    items = [item for item in quiz if item["id"] == row.question]
    if len(items) != 1:
        return f"{row.question} is there {len(items)} times"
    answers = items[0]["answers"]
    at = "ABCDEFGH".index(row.option)
    if at >= len(answers) or answers[at]["correct"]:
        return f"option {row.option} is not there, or right"
    claimed = [number for number, answer in enumerate(answers) if answer.get("misconception") == row.id]
    wrong = [number for number, answer in enumerate(answers) if not answer["correct"]]
    if at in claimed and claimed in ([at], wrong):  # one option offers it, or every wrong one does
        return None
    return f"options {claimed} say {row.id}, the table says {at}"


def test_the_thirteen_are_all_there():
    assert [row.id for row in ROWS] == [f"m{number}" for number in range(1, 14)]
    assert misconceptions("02") == tuple(row for row in ROWS if row.notebook == "02")
    for row in ROWS:
        assert all(dataclasses.astuple(row)), row
        for sentence in (row.belief, row.keyakinan):
            assert sentence.endswith(".") and words(sentence) <= 20, sentence


def test_no_belief_waits_for_its_notebook():
    assert {row.id for row in ROWS} == {row.id for row in MET}


@pytest.mark.parametrize("row", MET, ids=lambda row: row.id)
def test_one_prediction_asks_for_it(row):
    assert faults_of_prediction(load(NOTEBOOKS[row.notebook]), row.prediction) is None


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row in MET or (QUIZZES / f"{row.quiz}.json").exists()], ids=lambda row: row.id
)
def test_one_option_of_a_quiz_offers_it(row):
    quiz = json.loads((QUIZZES / f"{row.quiz}.json").read_text("utf-8"))
    assert faults_of_distractor(quiz, row) is None


def test_no_belief_has_the_prediction_or_the_option_of_another():
    assert len({(row.notebook, row.prediction) for row in ROWS}) == len(ROWS)
    assert len({(row.quiz, row.question, row.option) for row in ROWS}) == len(ROWS)


def test_what_an_option_claims_is_a_belief_of_the_table():
    quizzes = [json.loads(path.read_text("utf-8")) for path in QUIZZES.glob("*.json") if path.stem != "schema"]
    claimed = {answer.get("misconception") for quiz in quizzes for item in quiz for answer in item["answers"]}
    assert claimed - {None} <= {row.id for row in ROWS} and quizzes


@pytest.mark.parametrize(
    "sources, fault",
    [
        (['door = "?"', 'lesson.compare(("the door", door, seen))'], None),
        (['door = "?"', "lesson.compare(door)"], "not compared in a later cell"),
        (['lesson.compare(("the door", door, seen))', 'door = "?"'], "not compared in a later cell"),
        (['door = "?"', 'door = "?"', 'lesson.compare(("the door", door, seen))'], "asked 2 times"),
        (['lesson.compare(("the door", door, seen))'], "asked 0 times"),
    ],
)
def test_the_search_for_a_prediction_finds_faults(sources, fault):
    found = faults_of_prediction(notebook(*map(code, sources)), "door")
    assert found is None if fault is None else fault in found


@pytest.mark.parametrize(
    "first, second, fault",
    [
        ({"correct": False, "misconception": "m1"}, {"correct": True}, None),
        ({"correct": False}, {"correct": True}, "options [] say m1"),
        ({"correct": True, "misconception": "m1"}, {"correct": False}, "not there, or right"),
        ({"correct": False, "misconception": "m1"}, {"correct": False, "misconception": "m1"}, None),
        ({"correct": False, "misconception": "m1"}, {"correct": True, "misconception": "m1"}, "options [0, 1] say m1"),
    ],
)
def test_the_search_for_a_distractor_finds_faults(first, second, fault):
    row = Misconception("m1", "a", "b", "00", "door", "00", "q", "A")
    found = faults_of_distractor([{"id": "q", "answers": [first, second]}], row)
    assert found is None if fault is None else fault in found
    assert faults_of_distractor([], row) == "q is there 0 times"
