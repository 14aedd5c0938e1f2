"""Weighing: options that are scored on six criteria, their places, and the weight that would change the first one.

All sums are exact fractions.  "To draw level" means that a rival has as many points as the first; a hair beyond that
point the rival is first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

CRITERIA = ("Legality", "Legitimate aim", "Necessity", "Proportionality", "Transparency", "Appeal")
OPTIONS = {
    "A": "no measure",
    "B": "block of names",
    "C": "removed channels",
    "D": "direct channel",
    "E": "moderators",
}
MOST = 10  # of a weight and of a score; the least is 0


@dataclass(frozen=True)
class Turn:
    """The smallest change of one weight that lets a rival draw level with the first: from `now` to `level`."""

    criterion: str
    now: int
    level: Fraction
    rival: str


@dataclass(frozen=True)
class Weighed:
    """Weights of the criteria in their order, and each option's scores by its letter."""

    weights: tuple[int, ...]
    scores: Mapping[str, tuple[int, ...]]

    def points(self, letter: str) -> Fraction:
        """Return an option's mean score, from 0 to 10, in which each criterion counts as much as it weighs."""
        return Fraction(self._sum(letter), sum(self.weights))

    def ranking(self) -> list[str]:
        """Return the letters, the most points first; those with as many points stand in the order of the alphabet."""
        return sorted(self.scores, key=lambda letter: (-self.points(letter), letter))

    def place(self, letter: str) -> int:
        """Return an option's place; options with as many points share it."""
        return 1 + sum(self._sum(other) > self._sum(letter) for other in self.scores)

    def first(self) -> list[str]:
        """Return who holds the first place: one letter, or several that share it."""
        return [letter for letter in sorted(self.scores) if self.place(letter) == 1]

    def turn(self) -> Turn | None:
        """Return the smallest change of one weight, within 0 to 10, after which the first is no longer alone there.

        None where the first place is shared already, and where no weight can do it.
        """
        turns = [] if len(self.first()) > 1 else self._turns(self.first()[0])
        return min(turns, key=lambda turn: abs(turn.level - turn.now), default=None)

    def _turns(self, first: str) -> list[Turn]:
        """Return for each criterion and each rival the weight at which both have as many points."""
        found = []
        for at, (criterion, weight) in enumerate(zip(CRITERIA, self.weights, strict=True)):
            for rival in sorted(self.scores):
                better = self.scores[rival][at] - self.scores[first][at]
                if rival == first or better == 0:
                    continue
                level = weight + Fraction(self._sum(first) - self._sum(rival), better)
                nothing_counts = level == 0 and sum(self.weights) == weight
                if 0 <= level <= MOST and not nothing_counts:
                    found.append(Turn(criterion, weight, level, rival))
        return found

    def _sum(self, letter: str) -> int:
        return sum(weight * score for weight, score in zip(self.weights, self.scores[letter], strict=True))


def weigh(weights: Sequence[int], scores: Mapping[str, Sequence[int]]) -> Weighed:
    """Return weights and scores, looked at: six whole numbers from 0 to 10 each, scores for the letters A to E.

    Raises ValueError for other numbers, and where no criterion has a weight; LookupError for other letters.
    """
    if set(scores) != set(OPTIONS):
        raise LookupError(f"scores for {' '.join(scores) or 'nothing'}; there are: {' '.join(OPTIONS)}")
    for what, numbers in {
        "the weights": weights,
        **{f"the scores of {key}": row for key, row in scores.items()},
    }.items():
        right = [number for number in numbers if type(number) is int and 0 <= number <= MOST]
        if len(right) != len(CRITERIA) or len(numbers) != len(CRITERIA):
            raise ValueError(f"{what} are {numbers!r}; write six whole numbers from 0 to {MOST}")
    if not any(weights):
        raise ValueError("all weights are 0, so nothing counts; give one criterion a weight")
    return Weighed(tuple(weights), {letter: tuple(scores[letter]) for letter in OPTIONS})
