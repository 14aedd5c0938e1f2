"""The exercises by their ids: each has one check and one solution, and stands in exactly one notebook."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers.lesson import progress_file, solutions
from helpers.lesson.checks import article, lists, lookup, message, steps, sums
from helpers.lesson.panel import Line, Panel


@dataclass(frozen=True)
class Exercise:
    """`check` takes what `solution` returns."""

    check: Callable[[Any], Line]
    solution: Callable[..., Any]


EXERCISES = {
    "00-list": Exercise(lists.write_the_list, solutions.write_the_list),
    "01-resolver": Exercise(lookup.write_a_resolver, solutions.write_a_resolver),
    "01-message": Exercise(message.read_a_message, solutions.read_a_message),
    "02-list": Exercise(lists.write_the_whole_list, solutions.write_the_whole_list),
    "02-wildcard": Exercise(lists.write_a_wildcard, solutions.write_a_wildcard),
    "03-steps": Exercise(steps.order_the_steps, solutions.order_the_steps),
    "03-evening": Exercise(steps.explain_the_evening, solutions.explain_the_evening),
    "04-sums": Exercise(sums.find_the_gaps, solutions.find_the_gaps),
    "04-article": Exercise(article.rewrite_the_article, solutions.rewrite_the_article),
}


def check(exercise: str, answer: Any) -> Panel:
    """Say PASS or NOT YET, and why, and keep which of both; LookupError names the exercises that there are."""
    line = exercise_of(exercise).check(answer)
    progress_file.KEEPER.update(lambda progress: progress.with_exercise(exercise, line.word == "PASS"))
    return Panel((line, *(Line("NOTE", note) for note in progress_file.KEEPER.notes())))


def reveal(exercise: str) -> None:
    """Print the solution's own source."""
    print(inspect.getsource(exercise_of(exercise).solution), end="")


def exercise_of(name: str) -> Exercise:
    """Return an exercise by its id; LookupError names those that there are."""
    if name not in EXERCISES:
        raise LookupError(f"no exercise {name!r}; there are: {', '.join(EXERCISES)}")
    return EXERCISES[name]
