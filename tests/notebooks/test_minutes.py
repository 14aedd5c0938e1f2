"""Every notebook fits into its time: fifty minutes each, eighty for the class, and its headings say so."""

import pytest

from helpers.lesson.minutes import minutes, with_minutes
from helpers.lesson.notebook_file import load
from tests.notebooks.reading import PATHS

LONGEST = 50
CLASS = ("00", "02", "03", "04")  # notebooks whose core cells are the class of ninety minutes
LONGEST_CLASS = 80
every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@every_notebook
def test_a_notebook_takes_fifty_minutes_at_most(path):
    found = minutes(path)
    assert 10 < found.full <= LONGEST, found
    assert found.core <= found.full


def test_the_core_cells_fit_into_the_class():
    core = {path.stem: minutes(path).core for path in PATHS if path.stem[:2] in CLASS}
    assert sum(core.values()) <= LONGEST_CLASS, core


@every_notebook
def test_what_is_no_part_of_the_class_has_no_core_cell(path):
    assert (minutes(path).core > 0) == (path.stem[:2] in CLASS)


@every_notebook
def test_titles_and_headings_say_the_minutes_as_they_are_now(path):
    notebook = load(path)
    assert with_minutes(notebook) == notebook, f"run: python -m helpers.lesson minutes {path.stem}"


@every_notebook
def test_the_running_time_was_measured(path):
    seconds = load(path)["metadata"].get("eleven_names", {}).get("seconds", 0)
    assert seconds > 0, f"run: python -m helpers.lesson notebooks {path.stem}"
