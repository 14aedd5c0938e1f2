"""The quizzes of data/quiz, which an instructor changes without code: each file is a list of questions.

Their form is that of jupyterquiz; data/quiz/schema.json says the same to an editor.  An error names file, item and
remedy.
"""

import functools
import json
from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from helpers.case import DATA
from helpers.case.table import read_text
from helpers.lesson.progress_record import is_name
from helpers.lesson.questions import LETTERS, Kind, Option, Question

QUIZZES = DATA / "quiz"
SCHEMA = "schema.json"
SIX = "six"  # the quiz that is asked before and after the lesson
QUESTION_KEYS = ("id", "question", "type", "answers", "code", "precision")
CHOICE_KEYS = ("answer", "code", "correct", "feedback", "misconception")
NUMBER_KEYS = ("type", "value", "range", "correct", "feedback", "misconception")
FORMS = {str: "text between quotes", bool: "true or false", list: "a list", int: "a whole number"}


@functools.cache
def quizzes(folder: Path = QUIZZES) -> dict[str, tuple[Question, ...]]:
    """Return the questions of every quiz by its name; ValueError where an id stands in two files."""
    found = {path.stem: read_quiz(path) for path in sorted(folder.glob("*.json")) if path.name != SCHEMA}
    seen: dict[str, str] = {}
    for name, questions in found.items():
        for question in questions:
            if question.id in seen:
                raise ValueError(f"{name}.json: the id {question.id!r} stands in {seen[question.id]}.json as well; "
                                 "give one of them another id")  # fmt: skip
            seen[question.id] = name
    return found


@functools.cache
def by_id() -> dict[str, tuple[str, Question]]:
    """Return every question by its id, with the name of its quiz."""
    return {question.id: (name, question) for name, questions in quizzes().items() for question in questions}


def read_quiz(path: Path) -> tuple[Question, ...]:
    """Return the questions of a file; ValueError for what is not of the form, LookupError for no file."""
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}, line {error.lineno}: this is no JSON ({error.msg}); look for a missing comma, "
                         "quote or bracket here or on the line before") from error  # fmt: skip
    if not isinstance(found, list) or not found:
        raise ValueError(f"{path.name}: expected a list of questions: [{{...}}, {{...}}]")
    questions = tuple(_question(data, f"{path.name}, item {number}") for number, data in enumerate(found, 1))
    ids = [question.id for question in questions]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            raise ValueError(f"{path.name}, item {number + 1}: the id {name!r} is there twice; give it another id")
    return questions


def _question(data: Any, where: str) -> Question:
    _check_keys(data, QUESTION_KEYS, where)
    name = _value(data, "id", str, where)
    if not is_name(name):
        raise ValueError(f"{where}: {name!r} is no id; use small letters, digits and hyphens, such as 03-first-door")
    where = f"{where} ({name})"
    kinds = [kind.value for kind in Kind]
    if _value(data, "type", str, where) not in kinds:
        raise ValueError(f"{where}: no type {data['type']!r}; there are: {', '.join(kinds)}")
    kind = Kind(data["type"])
    answers = _value(data, "answers", list, where)
    if not 2 <= len(answers) <= len(LETTERS):
        raise ValueError(f"{where}: {len(answers)} answers; write 2 to {len(LETTERS)}")
    read = _number_option if kind is Kind.NUMBER else _choice_option
    options = tuple(read(answer, letter, f"{where}, answer {letter}")
                    for letter, answer in zip(LETTERS, answers, strict=False))  # fmt: skip
    _check_options(kind, options, where)
    precision = _value(data, "precision", int, where) if "precision" in data else None
    if precision is not None and not (1 <= precision <= 15 and kind is Kind.NUMBER):
        raise ValueError(f"{where}: precision {precision}; it is for numeric questions, from 1 to 15 digits")
    code = _value(data, "code", str, where) if "code" in data else ""
    return Question(name, _value(data, "question", str, where), kind, options, code, precision)


def _choice_option(data: Any, letter: str, where: str) -> Option:
    _check_keys(data, CHOICE_KEYS, where)
    if "answer" not in data and "code" not in data:
        raise ValueError(f'{where}: nothing to read; write "answer" or "code"')
    words = " ".join(_value(data, key, str, where) for key in ("answer", "code") if key in data)
    return Option(letter, words, _value(data, "correct", bool, where), **_said(data, where))


def _number_option(data: Any, letter: str, where: str) -> Option:
    _check_keys(data, NUMBER_KEYS, where)
    kind = data.get("type", "value" if "value" in data else "range")
    if kind == "default":
        if data.get("correct", False) is not False or "value" in data or "range" in data:
            raise ValueError(f'{where}: "default" means all other numbers; it has only "type" and "feedback"')
        return Option(letter, "any other number", False, **_said(data, where))
    if kind == "value":
        value = _number(data.get("value"), where)
        return Option(
            letter, f"{data['value']}", _value(data, "correct", bool, where), **_said(data, where), value=value
        )
    ends = data.get("range")
    if kind != "range" or not isinstance(ends, list) or len(ends) != 2:
        raise ValueError(f'{where}: write "value": 11, "range": [10, 12] or "type": "default"')
    low, high = (_number(end, where) for end in ends)
    if low >= high:
        raise ValueError(f"{where}: the range {ends} holds no number; write the smaller end first")
    words = f"from {ends[0]} to less than {ends[1]}"
    return Option(letter, words, _value(data, "correct", bool, where), **_said(data, where), ends=(low, high))


def _said(data: Mapping[str, Any], where: str) -> dict[str, str]:
    misconception = _value(data, "misconception", str, where) if "misconception" in data else ""
    return {"feedback": _value(data, "feedback", str, where), "misconception": misconception}


def _check_options(kind: Kind, options: Collection[Option], where: str) -> None:
    right = sum(option.correct for option in options)
    if right == 0 or (kind is Kind.ONE and right > 1):
        wanted = "exactly one answer" if kind is Kind.ONE else "at least one answer"
        raise ValueError(f'{where}: {right} answers are right; {wanted} needs "correct": true')
    any_other = [option.value is None and option.ends is None for option in options]
    if kind is Kind.NUMBER and any_other != [False] * (len(options) - 1) + [True]:
        raise ValueError(f'{where}: the last answer, and no other, must be {{"type": "default", "feedback": "..."}}')


def _check_keys(data: Any, known: Collection[str], where: str) -> None:
    if not isinstance(data, dict):
        raise ValueError(f'{where}: expected {{"{next(iter(known))}": ...}}, not {str(data)[:40]!r}')
    for key in data:
        if key not in known:
            raise ValueError(f"{where}: no key {key!r}; there are: {', '.join(known)}")


def _value(data: Mapping[str, Any], key: str, form: type, where: str) -> Any:
    found = data.get(key)
    if type(found) is not form or (form is str and not found.strip()):
        fault = "is missing" if key not in data else f"is {json.dumps(found, ensure_ascii=False)[:40]}"
        raise ValueError(f'{where}: "{key}" {fault}; write {FORMS[form]}')
    return found


def _number(found: Any, where: str) -> Fraction:
    if type(found) not in (int, float) or not abs(found) <= 1e15:  # NaN is neither
        raise ValueError(f"{where}: {found!r} is no number; write it in digits without quotes, such as 11 or 3.5")
    return Fraction(str(found))
