"""Widgets: how long a reader waits, from a change of a control to the new picture."""

import statistics
import time
from collections.abc import Callable, Iterator

from helpers import case, classroom, widgets
from helpers.network.memory import MemoryNetwork
from helpers.widgets.base import LessonWidget
from helpers.widgets.remedies_bench import BOXES, SEED, SWITCHES, RemediesBench
from tests.bench.figure import Figure

CHANGES = 50  # of each control
TARGET_SECONDS = 0.1
TARGET_OF_A_MODEL = 0.2  # its picture is made of some thousand reports
SLOWEST_OF_100 = 94  # the 95th percentile
NAMES = [row.name for row in case.names()]
BEFORE = {  # what is set before a button is pressed, so that it has something to do
    "Step": {"Message": 2},
    "Step back": {"Message": 8},
    "Put on the map": {"On the map": "1, 2", "Press line": 5},
    "Undo": {"On the map": "1, 2, 5, 6, 7, 8, 9, 10, 11, 12"},
    "Reset": {},
}
WHOLE = {"Moderators", "Language team", SEED}
NUMBERS = {  # a value that was not there before, for each change
    name: [str(step + 1 if name in WHOLE else (step + 1) / 100) for step in range(CHANGES)] for name in [*BOXES, SEED]
} | {"Reports a day": [str(10 - step / 100) for step in range(CHANGES)]}
LINES = "".join(f"{name} A 202.3.219.209\n" for name in NAMES)


def figures() -> Iterator[Figure]:
    """Change each control of each widget fifty times; a button is pressed, a choice goes round, a text is written."""
    internet = classroom.open(MemoryNetwork())
    for maker, written in (
        (lambda: widgets.query_stepper(internet), {"Name": NAMES}),
        (lambda: widgets.policy_bench(internet), {"Lines": [LINES[:end] for end in range(len(LINES), 0, -7)]}),
        (widgets.provider_map, {"On the map": [", ".join(map(str, range(1, end))) for end in range(1, 13)]}),
        (lambda: widgets.two_clients(internet), {}),
        (widgets.scorecard, {}),
        (widgets.remedies_bench, NUMBERS),
    ):
        made = maker()
        for name, control in made.controls.items():
            made.reset()
            if isinstance(made, RemediesBench):
                made.set(dict.fromkeys(SWITCHES, True))  # the most work: seven scenarios at each change of a number
            seconds = _durations(made, BEFORE.get(name), _change(control, written.get(name)))
            tail = statistics.quantiles(seconds, n=100)[SLOWEST_OF_100]
            target = TARGET_OF_A_MODEL if isinstance(made, RemediesBench) else TARGET_SECONDS
            yield Figure(f"{type(made).__name__}, {name}: 95th percentile", tail, "s", target)
    internet.close()


def _change(control, written: list[str] | None) -> Callable[[int], None]:
    """Return a function that changes a control; each number leads to another value than the one before."""
    if not hasattr(control, "value"):
        return lambda number: control.click()
    if written is not None:
        values = written
    elif hasattr(control, "options"):
        values = [option[1] if isinstance(option, tuple) else option for option in control.options]
    else:
        values = [False, True] if isinstance(control.value, bool) else range(1, control.max + 1)
    return lambda number: setattr(control, "value", values[(number + 1) % len(values)])


def _durations(made: LessonWidget, before: dict | None, change: Callable[[int], None]) -> list[float]:
    durations = []
    for number in range(CHANGES):
        if before is not None:
            made.set(before)
        begin = time.perf_counter()
        change(number)
        durations.append(time.perf_counter() - begin)
    return durations
