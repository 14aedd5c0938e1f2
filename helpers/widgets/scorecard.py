"""The scorecard: the reader weighs six criteria, scores five options, and sees which weight decides.

It writes nothing down: what a reader thinks is an opinion, and stays in this computer's memory until the kernel stops.
"""

from collections.abc import Sequence

import ipywidgets

from helpers.show import Picture
from helpers.widgets.base import LessonWidget, Shown, button, choice, sized
from helpers.widgets.weighing import CRITERIA, MOST, OPTIONS, Weighed, weigh
from helpers.widgets.weighing_picture import draw, listed, verdict

NOTHING, FIRST, SECOND, MY_OWN = (
    "nothing judged yet",
    "an invented reader",
    "the same scores, other weights",
    "my own numbers",
)
LEVEL = (5,) * len(CRITERIA)
INVENTED = {  # nobody's opinion: made so that the same scores lead to two first places
    "A": (8, 1, 2, 7, 4, 5),
    "B": (7, 8, 6, 3, 5, 4),
    "C": (6, 6, 6, 7, 4, 3),
    "D": (5, 7, 7, 7, 3, 2),
    "E": (5, 6, 7, 6, 3, 4),
}
STARTS = {  # name -> weights, scores
    NOTHING: (LEVEL, dict.fromkeys(OPTIONS, LEVEL)),
    FIRST: ((7, 9, 5, 2, 5, 4), INVENTED),
    SECOND: ((4, 5, 6, 9, 3, 2), INVENTED),
}
WEIGHT = "weight"
SIX_A_ROW = "calc((100% - 104px) / 6 - 1px)"  # a gap of 16, and 2 on each side of a box


def weighed(
    weights: Sequence[int],
    A: Sequence[int] = LEVEL,
    B: Sequence[int] = LEVEL,
    C: Sequence[int] = LEVEL,
    D: Sequence[int] = LEVEL,
    E: Sequence[int] = LEVEL,
) -> Picture:
    """Return how five options compare on six criteria, all numbers from 0 to 10, and which weight would change it.

    The criteria are those of human rights: legality, legitimate aim, necessity, proportionality, transparency, appeal.
    The options: A no measure, B block of names, C removed channels, D direct channel, E moderators.
    Raises ValueError for other numbers, and where all weights are 0.
    """
    return draw(weigh(weights, {"A": A, "B": B, "C": C, "D": D, "E": E}))


class Scorecard(LessonWidget):
    """Its controls: Start with; a weight for each criterion and a score for each criterion and option; Reset."""

    title = "What weighs most, and would another weight change it?"

    def __init__(self) -> None:
        self.start = choice("Start with", [*STARTS, MY_OWN], NOTHING, "310px")
        self.start.layout.margin = "0 50% 0 0"  # the boxes begin below it
        self._offered = NOTHING
        self.boxes = {
            of: [sized(_box(f"{criterion} {of}"), SIX_A_ROW) for criterion in CRITERIA] for of in (WEIGHT, *OPTIONS)
        }
        boxes = [box for row in self.boxes.values() for box in row]
        super().__init__([self.start, *boxes, button("Reset", self.reset)])

    def fit(self) -> None:
        """Let the numbers be those that were chosen; changed, they are the reader's own."""
        chosen = self.start.value
        if chosen not in (MY_OWN, self._offered):
            weights, scores = STARTS[chosen]
            for of, numbers in {WEIGHT: weights, **scores}.items():
                for box, number in zip(self.boxes[of], numbers, strict=True):
                    box.value = number
        elif chosen != MY_OWN and self._numbers() != {WEIGHT: STARTS[chosen][0], **STARTS[chosen][1]}:
            self.start.value = MY_OWN
        self._offered = self.start.value

    def show(self) -> Shown:
        """Return places, and which weight would change the first one."""
        numbers = self._numbers()
        found = weigh(numbers.pop(WEIGHT), numbers)
        scores = ", ".join(f"{letter}={row}" for letter, row in found.scores.items())
        return Shown(draw(found), _sentence(found), f"widgets.weighed({found.weights}, {scores})")

    def _numbers(self) -> dict[str, tuple[int, ...]]:
        return {of: tuple(box.value for box in row) for of, row in self.boxes.items()}


def _box(name: str) -> ipywidgets.BoundedIntText:
    return ipywidgets.BoundedIntText(description=name, value=5, min=0, max=MOST)


def _sentence(found: Weighed) -> str:
    first = found.first()
    begin = "" if len(first) > 1 else f"{listed(first)} {OPTIONS[first[0]]} is first. "
    return f"{begin}{verdict(found)}"


def scorecard() -> Scorecard:
    """Return a widget that weighs five options by the human-rights yardstick; it keeps nothing, and sends nothing."""
    return Scorecard()
