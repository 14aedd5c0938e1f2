"""What is kept of a reader's work: knowledge alone, and no time, no name, nothing that was typed.

An exercise has its id and whether it passed; a question has its id and the letters of the options, the first that
were chosen before any feedback and the last.
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

KIT, VERSION = "eleven-names", 1
NAME = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")
CHOSEN = re.compile(r"[A-H]{1,8}")
RANDOM_ID = re.compile(r"[0-9a-f]{16}")
LONGEST_NAME = 40


class Moment(enum.Enum):
    """When a question was answered: in the quiz of a notebook, or before or after the whole lesson."""

    QUIZ = "quiz"
    BEFORE = "before"
    AFTER = "after"


Answers = Mapping[Moment, Mapping[str, str]]


@dataclass(frozen=True)
class Progress:
    """What one reader did."""

    id: str = ""  # 16 random hexadecimal digits, once something was exported
    exercises: Mapping[str, bool] = field(default_factory=dict)  # id -> passed; without those that were never checked
    first: Answers = field(default_factory=lambda: {moment: {} for moment in Moment})
    last: Answers = field(default_factory=lambda: {moment: {} for moment in Moment})

    def with_exercise(self, name: str, passed: bool) -> "Progress":
        """Return it with one more exercise checked; what has passed once stays passed."""
        return replace(self, exercises={**self.exercises, name: passed or self.exercises.get(name, False)})

    def with_answer(self, name: str, letters: str, moment: Moment) -> "Progress":
        """Return it with one more answer; before the lesson, without feedback, a later choice replaces the first."""
        kept = {} if moment is Moment.BEFORE else self.first[moment]
        first = {**self.first[moment], name: kept.get(name, letters)}
        last = {**self.last[moment], name: letters}
        return replace(self, first={**self.first, moment: first}, last={**self.last, moment: last})

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "kit": KIT,
            "version": VERSION,
            "id": self.id,
            "exercises": dict(self.exercises),
            "first": {moment.value: dict(self.first[moment]) for moment in Moment},
            "last": {moment.value: dict(self.last[moment]) for moment in Moment},
        }


def read_progress(found: Any) -> Progress:
    """Return the progress that JSON holds; ValueError for anything that `as_json` does not write."""
    if not isinstance(found, dict) or found.get("kit") != KIT or found.get("version") != VERSION:
        raise ValueError(f'expected "kit": "{KIT}" and "version": {VERSION}')
    if set(found) != set(Progress().as_json()):
        raise ValueError(f"expected the keys {', '.join(Progress().as_json())}")
    if found["id"] != "":
        read_id(found["id"])
    return Progress(found["id"], read_exercises(found["exercises"]), _moments(found["first"]), _moments(found["last"]))


def read_id(found: Any) -> str:
    """Return the id of a class result; ValueError for anything else."""
    if not is_text(found, RANDOM_ID):
        raise ValueError("the id is not one of 16 hexadecimal digits")
    return found


def read_exercises(found: Any) -> dict[str, bool]:
    """Return exercises with true or false; ValueError for anything else."""
    if not isinstance(found, dict) or not all(is_name(key) and isinstance(one, bool) for key, one in found.items()):
        raise ValueError("exercises are ids with true or false")
    return found


def read_answers(found: Any) -> dict[str, str]:
    """Return questions with letters; ValueError for anything else."""
    if not isinstance(found, dict) or not all(is_name(key) and is_text(one, CHOSEN) for key, one in found.items()):
        raise ValueError("answers are ids with letters from A to H")
    return found


def is_name(found: Any) -> bool:
    """Tell whether this is the id of an exercise or a question."""
    return is_text(found, NAME) and len(found) <= LONGEST_NAME


def is_text(found: Any, form: re.Pattern[str]) -> bool:
    """Tell whether this is a text of a form."""
    return isinstance(found, str) and form.fullmatch(found) is not None


def _moments(found: Any) -> dict[Moment, dict[str, str]]:
    if not isinstance(found, dict) or set(found) != {moment.value for moment in Moment}:
        raise ValueError("answers belong to quiz, before and after")
    return {moment: read_answers(found[moment.value]) for moment in Moment}
