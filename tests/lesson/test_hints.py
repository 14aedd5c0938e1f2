"""Hints: one after the other, then the way to the solution; the notebooks say the same."""

import html
import re

import pytest

from helpers import lesson
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.hints import HINTS
from tests.notebooks.reading import PATHS, cells, sentences

DETAILS = re.compile(r"<details>\s*<summary>Hint (\d)</summary>(.*?)</details>", re.DOTALL)


def hints_in_notebooks():
    """Return the hints of each exercise as the notebooks say them: those of the last markdown cell before its check."""
    found = {}
    for path in PATHS:
        last = []
        for kind, source, _ in cells(path):
            if kind == "markdown" and (numbered := DETAILS.findall(source)):
                assert [number for number, _ in numbered] == ["1", "2"], source
                last = [html.unescape(re.sub(r"<[^>]+>|`", "", text)).strip() for _, text in numbered]
            for name in re.findall(r'lesson\.check\("([^"]+)"', source) if kind == "code" else []:
                found[name], last = tuple(last), []
    return found


def test_the_notebooks_say_the_same_hints():
    found = hints_in_notebooks()
    assert len(found) >= 3 and found == {name: HINTS[name] for name in found}


def test_every_exercise_has_two_short_hints():
    assert set(HINTS) == set(EXERCISES)
    for hints in HINTS.values():
        assert len(hints) == 2 and hints[0] != hints[1]
        assert [part for text in hints for part in sentences(text) if len(part.split()) > 20] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_one_hint_after_the_other_then_the_solution_then_from_the_beginning(name, memory_only):
    said = [repr(lesson.hint(name)) for _ in range(4)]
    assert said[:2] == [f"HINT: {number} of 2: {text}" for number, text in enumerate(HINTS[name], 1)]
    assert f'lesson.reveal("{name}")' in said[2] and said[3] == said[0]


def test_each_exercise_counts_for_itself(memory_only):
    lesson.hint("00-list")
    assert "1 of 2" in repr(lesson.hint("02-list")) and "2 of 2" in repr(lesson.hint("00-list"))


def test_an_unknown_exercise_names_those_that_there_are():
    with pytest.raises(LookupError, match="no exercise '99'; there are: 00-list"):
        lesson.hint("99")
