"""Quiz files: each of the kit fits our reader and the published schema, and a mistake is named with its remedy."""

import copy
import json
import re

import jsonschema
import pytest

from helpers import case
from helpers.lesson.questions import Kind
from helpers.lesson.quiz_files import QUIZZES, SCHEMA, SIX, quizzes, read_quiz
from tests.notebooks.reading import sentences
from tests.notebooks.test_anatomy import UNFAIR

PATHS = sorted(path for path in QUIZZES.glob("*.json") if path.name != SCHEMA)
VALIDATOR = jsonschema.Draft202012Validator(json.loads((QUIZZES / SCHEMA).read_text("utf-8")))
ITEM = {
    "id": "03-door",
    "question": "Which door?",
    "type": "multiple_choice",
    "answers": [
        {"answer": "1", "correct": False, "feedback": "No."},
        {"answer": "2", "correct": True, "feedback": "Yes.", "misconception": "m5"},
    ],
}
NUMBER = {
    "id": "03-many",
    "question": "How many?",
    "type": "numeric",
    "precision": 3,
    "answers": [
        {"type": "value", "value": 11, "correct": True, "feedback": "Yes."},
        {"range": [12, 14.5], "correct": False, "feedback": "Fewer."},
        {"type": "default", "feedback": "No."},
    ],
}
DELETE = object()
FAULTS = [  # the item, the way to a place in it, what to put there, what is said
    (ITEM, ["id"], DELETE, '"id" is missing; write text between quotes'),
    (ITEM, ["id"], "03 door", "'03 door' is no id; use small letters"),
    (ITEM, ["id"], "a" * 41, "is no id"),
    (ITEM, ["question"], " ", '"question" is " "; write text between quotes'),
    (ITEM, ["type"], "string", "no type 'string'; there are: multiple_choice, many_choice, numeric"),
    (ITEM, ["feedback"], "x", "no key 'feedback'; there are: id, question"),
    (ITEM, ["precision"], 2, "precision 2; it is for numeric questions"),
    (ITEM, ["code"], 7, '"code" is 7; write text'),
    (ITEM, ["answers"], [], "0 answers; write 2 to 8"),
    (ITEM, ["answers"], {}, '"answers" is {}; write a list'),
    (ITEM, ["answers", 0], "1", "answer A: expected"),
    (ITEM, ["answers", 0, "feedback"], DELETE, 'answer A: "feedback" is missing; write text between quotes'),
    (ITEM, ["answers", 0, "feeback"], "x", "answer A: no key 'feeback'; there are: answer"),
    (ITEM, ["answers", 1, "correct"], "true", 'answer B: "correct" is "true"; write true or false'),
    (ITEM, ["answers", 1, "correct"], False, "0 answers are right; exactly one answer needs"),
    (ITEM, ["answers", 0, "correct"], True, "2 answers are right; exactly one answer needs"),
    (ITEM, ["answers", 0, "answer"], DELETE, 'answer A: nothing to read; write "answer" or "code"'),
    (ITEM, ["answers", 0, "misconception"], 5, '"misconception" is 5'),
    (NUMBER, ["answers", 0, "value"], "11", "answer A: '11' is no number; write it in digits without quotes"),
    (NUMBER, ["answers", 0, "value"], True, "answer A: True is no number"),
    (NUMBER, ["answers", 1, "range"], [14, 12], "answer B: the range [14, 12] holds no number"),
    (NUMBER, ["answers", 1, "range"], [12], 'answer B: write "value": 11, "range": [10, 12] or'),
    (NUMBER, ["answers", 2], DELETE, "the last answer, and no other,"),
    (NUMBER, ["answers"], [NUMBER["answers"][2], NUMBER["answers"][0]], "no other, must be"),
    (NUMBER, ["answers", 2, "correct"], True, '"default" means all other numbers'),
    (NUMBER, ["answers", 0, "correct"], False, "0 answers are right; at least one answer needs"),
    (NUMBER, ["precision"], 0, "precision 0; it is for numeric questions, from 1 to 15"),
]  # fmt: skip
ONLY_THE_READER = {"holds no number", "no other, must be"}  # JSON Schema can't say so


def changed(item, way, value):
    found = copy.deepcopy(item)
    *before, last = way
    place = found
    for step in before:
        place = place[step]
    if value is DELETE:
        del place[last]
    else:
        place[last] = value
    return found


def write(folder, found, name="03.json"):
    path = folder / name
    path.write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
    return path


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_file_fits_the_reader_and_the_schema(path):
    assert read_quiz(path) and path.stem in quizzes()
    found = json.loads(path.read_text("utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_texts_are_short_and_fair_and_their_sources_are_known(path):
    for question in read_quiz(path):
        texts = [question.words, *(text for option in question.options for text in (option.words, option.feedback))]
        for text in texts:
            assert [part for part in sentences(text) if len(part.split()) > 20] == []
            assert UNFAIR.findall(text) == []
            assert "<" not in text, "a question is text, not HTML"
            keys = {key for group in re.findall(r"\[([^\]]+)\]", text) for key in group.split(", ")}
            assert keys <= set(case.sources())


def test_the_quiz_of_a_notebook_has_three_or_four_questions_whose_ids_begin_with_it():
    for name, questions in quizzes().items():
        if name == SIX:
            assert [question.id for question in questions] == ["q1", "q2", "q3", "q4", "q5", "q6"]
        else:
            assert 3 <= len(questions) <= 4 and all(question.id.startswith(f"{name}-") for question in questions)


def test_the_right_letter_does_not_tell_itself():
    """Neither by its place nor, more often than not, by being the longest."""
    for name, questions in quizzes().items():
        chosen = [question for question in questions if question.kind is Kind.ONE]
        assert len({option.letter for one in chosen for option in one.options if option.correct}) >= 2, name
        longest = [max(one.options, key=lambda option: len(option.words)).correct for one in chosen]
        assert sum(longest) <= len(chosen) / 2, name


@pytest.mark.parametrize(
    "quiz, ids", [("00", {"m1", "m2", "m4"}), ("02", {"m7", "m8", "m9", "m10", "m11"}), ("six", {"m11", "m12"})]
)
def test_misconceptions_are_offered_as_wrong_options(quiz, ids):
    offered = {option.misconception: option.correct for one in quizzes()[quiz] for option in one.options}
    offered.pop("")
    assert ids <= set(offered) and not any(offered.values())


def test_none_of_the_remedies_is_the_right_answer_to_q6_and_m12_the_others():
    q6 = quizzes()[SIX][5]
    assert [(option.correct, option.misconception) for option in q6.options] == [(False, "m12")] * 3 + [(True, "")]


@pytest.mark.parametrize("item", [ITEM, NUMBER], ids=["choice", "number"])
def test_a_good_item_is_read(item, tmp_path):
    (question,) = read_quiz(write(tmp_path, [item]))
    assert (question.id, question.kind.value) == (item["id"], item["type"])
    assert VALIDATOR.is_valid([item])


def test_code_is_read_beside_and_instead_of_words(tmp_path):
    item = changed(changed(ITEM, ["code"], "a = 1"), ["answers", 0], {"code": "x", "correct": False, "feedback": "No."})
    (question,) = read_quiz(write(tmp_path, [item]))
    assert (question.code, question.options[0].words) == ("a = 1", "x") and VALIDATOR.is_valid([item])


@pytest.mark.parametrize("item, way, value, said", FAULTS, ids=[said for *_, said in FAULTS])
def test_a_fault_is_named_with_file_item_and_remedy(item, way, value, said, tmp_path):
    wrong = changed(item, way, value)
    with pytest.raises(ValueError) as caught:
        read_quiz(write(tmp_path, [ITEM, wrong]))
    assert str(caught.value).startswith("03.json, item 2") and said in str(caught.value)
    assert VALIDATOR.is_valid([wrong]) == any(words in said for words in ONLY_THE_READER)


@pytest.mark.parametrize(
    "text, said",
    [
        ("[\n{,}]", "03.json, line 2: this is no JSON"),
        ("{}", "03.json: expected a list of questions"),
        ("[]", "03.json: expected a list of questions"),
        (json.dumps([ITEM, ITEM]), "03.json, item 2: the id '03-door' is there twice; give it another id"),
        ('[{"id": NaN}]', '03.json, item 1: "id" is NaN'),
        (json.dumps([changed(NUMBER, ["answers", 0, "value"], float("nan"))]), "nan is no number"),
    ],
)
def test_a_broken_file_is_named(text, said, tmp_path):
    with pytest.raises(ValueError, match=re.escape(said)):
        read_quiz(write(tmp_path, text))


def test_an_id_in_two_files_is_named(tmp_path):
    write(tmp_path, [ITEM])
    write(tmp_path, [ITEM], "04.json")
    with pytest.raises(ValueError, match=r"04.json: the id '03-door' stands in 03.json as well; give one of them"):
        quizzes(tmp_path)


def test_a_file_saved_by_windows_is_read(tmp_path):
    path = tmp_path / "03.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps([ITEM], indent=1).replace("\n", "\r\n").encode())
    assert read_quiz(path)[0].id == "03-door"
