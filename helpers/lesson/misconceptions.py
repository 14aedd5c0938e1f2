"""The beliefs that the lesson meets: each is asked for by one prediction, and offered by one option of a quiz."""

import functools
from dataclasses import dataclass

from helpers.case.sources import table


@dataclass(frozen=True)
class Misconception:
    """A belief, in English and Indonesian, and where it is met.

    `prediction` is the variable in which notebook `notebook`, such as "02", asks; `option` is the letter of the
    answer of question `question` in data/quiz/`quiz`.json.
    """

    id: str
    belief: str
    keyakinan: str
    notebook: str
    prediction: str
    quiz: str
    question: str
    option: str


def misconceptions(notebook: str | None = None) -> tuple[Misconception, ...]:
    """Return all beliefs, or those that one notebook meets; a notebook that meets none gives none."""
    return tuple(row for row in _all() if notebook in (None, row.notebook))


@functools.cache
def _all() -> tuple[Misconception, ...]:
    return table("misconceptions.csv", Misconception)
