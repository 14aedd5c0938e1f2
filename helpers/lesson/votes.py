"""The votes of a class: a question with four options, hands counted twice, and the answer only when it is asked for.

Nothing is stored: the numbers are in the boxes alone.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import ipywidgets

from helpers.case.sources import table
from helpers.lesson.vote_picture import ROUNDS, draw
from helpers.show import Picture
from helpers.widgets.base import LessonWidget, Shown, button, sized

LETTERS = ("A", "B", "C", "D")
MOST_HANDS = 500
ANSWER = "Show the answer"
NOBODY = (0, 0, 0, 0)


@dataclass(frozen=True)
class Vote:
    """A prediction that a class votes on; `variable` asks for it in notebook `notebook`, such as "02".

    `likely_wrong` names the options that are often chosen, with the belief behind each; `meet_it` is for the teacher.
    """

    id: str
    notebook: str
    variable: str
    question: str
    a: str
    b: str
    c: str
    d: str
    right: str
    likely_wrong: str
    meet_it: str

    @property
    def options(self) -> dict[str, str]:
        """Return the four options by their letters."""
        return dict(zip(LETTERS, (self.a, self.b, self.c, self.d), strict=True))


def votes(notebook: str | None = None) -> tuple[Vote, ...]:
    """Return all votes, or those of one notebook; a notebook without votes gives none."""
    return tuple(row for row in _all() if notebook in (None, row.notebook))


def voted(
    name: str, first: Sequence[int] = NOBODY, second: Sequence[int] = NOBODY, show_answer: bool = False
) -> Picture:
    """Return a vote as bars: the hands for A, B, C and D in the first round and in the second.

    Raises LookupError for an unknown vote, ValueError where a round has not four numbers from 0 on.
    """
    row = _vote(name)
    for word, hands in zip(ROUNDS, (first, second), strict=True):
        if len(hands) != len(LETTERS) or min(hands) < 0:
            raise ValueError(f"the {word} vote is {tuple(hands)}; write four numbers, such as (12, 3, 0, 5)")
    return draw(row.question, row.options, (tuple(first), tuple(second)), row.right if show_answer else None)


class VoteBoard(LessonWidget):
    """Its controls: a box for each option in each round, such as "B second"; Show the answer; Reset."""

    title = "Vote, tell your neighbour why, vote again"

    def __init__(self, row: Vote) -> None:
        self.row = row
        self.boxes = [
            sized(ipywidgets.BoundedIntText(description=f"{letter} {word}", min=0, max=MOST_HANDS), "82px")
            for word in ROUNDS
            for letter in LETTERS
        ]
        self.answer = ipywidgets.Checkbox(description=ANSWER, indent=False)
        super().__init__([*self.boxes, self.answer, button("Reset", self.reset)])

    def show(self) -> Shown:
        """Return the bars of both rounds, and in words how the second differs from the first."""
        hands = [box.value for box in self.boxes]
        first, second = tuple(hands[:4]), tuple(hands[4:])
        words = _change(first, second)
        if self.answer.value:
            words += f" Right is {self.row.right}: {self.row.options[self.row.right]}"
        answer = ", show_answer=True" if self.answer.value else ""
        picture = voted(self.row.id, first, second, self.answer.value)
        return Shown(picture, words, f"lesson.voted({self.row.id!r}, {first}, {second}{answer})")


def vote(name: str) -> VoteBoard:
    """Return a board for the projector: boxes to write hands into, bars, and the answer when it is asked for.

    Raises LookupError for an unknown vote.
    """
    return VoteBoard(_vote(name))


@functools.cache
def _all() -> tuple[Vote, ...]:
    return table("votes.csv", Vote)


def _vote(name: str) -> Vote:
    by_id = {row.id: row for row in votes()}
    if name not in by_id:
        raise LookupError(f"no vote {name!r}; there are: {', '.join(by_id)}")
    return by_id[name]


def _change(first: Sequence[int], second: Sequence[int]) -> str:
    """Say in words how many hands there were, and which options have more or fewer in the second round."""
    if not any(first) and not any(second):
        return "Nobody has voted yet. Count hands, and write the numbers into the boxes."
    if not any(second):
        return f"First vote: {sum(first)} hands. Tell your neighbour why. Then vote again."
    changes = [
        f"{letter} has {abs(after - before)} {'more' if after > before else 'fewer'}"
        for letter, before, after in zip(LETTERS, first, second, strict=True)
        if after != before
    ]
    said = ", ".join(changes) if changes else "no option has more or fewer"
    return f"First vote: {sum(first)} hands. Second vote: {sum(second)} hands: {said}."
