"""The teaching sheets: one page for each notebook, as the notebook and the data say it now."""

import re

import pytest

from helpers.lesson import sheets
from helpers.lesson.minutes import minutes, words
from helpers.lesson.misconceptions import misconceptions
from helpers.lesson.notebook_file import save
from helpers.lesson.votes import votes
from tests.lesson.handmade import code, notebook, text
from tests.notebooks.reading import PATHS, UNFAIR, sentences

every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@every_notebook
def test_what_is_committed_is_what_is_made(path):
    committed = sheets.INSTRUCTOR / f"{path.stem[:2]}.md"
    assert committed.read_text("utf-8") == sheets.sheet(path), "run: make sheets"


def test_there_is_no_sheet_without_its_notebook():
    assert {path.stem for path in sheets.INSTRUCTOR.glob("0*.md")} == {path.stem[:2] for path in PATHS}


@every_notebook
def test_a_sheet_is_one_page_with_all_that_a_teacher_needs(path):
    page = sheets.sheet(path)
    assert words(page) <= sheets.LONGEST_IN_WORDS
    for part in (
        "Aims",
        "Drop this first",
        "Vote",
        "Materials",
        "Answer key",
        "Safe and neutral",
    ):
        assert f"**{part}" in page, part
    for row in votes(path.stem[:2]):
        assert row.question in page and f"Right: {row.right}." in page and row.meet_it in page
    assert ("**Wrong ideas met here**" in page) == bool(misconceptions(path.stem[:2]))
    for row in misconceptions(path.stem[:2]):
        assert f"- {row.id}: {row.belief}" in page


@every_notebook
def test_its_words_are_fair_and_its_sentences_short(path):
    page = sheets.sheet(path)
    assert UNFAIR.findall(page) == []
    assert [one for one in sentences(page) if len(one.split()) > 20] == []


@every_notebook
def test_the_plan_is_that_of_the_time_model(path):
    rows = re.findall(r"^\| (\d+) \| (\d+) \| (\d*) \| (.+) \|$", sheets.sheet(path), re.MULTILINE)
    planned = [one for one in minutes(path).sections[1:] if one.full]
    assert [heading for *_, heading in rows] == [one.heading for one in planned]
    assert [int(row[0]) for row in rows] == [round(one.before) for one in planned]
    assert abs(sum(int(row[2] or 0) for row in rows) - minutes(path).core) <= 0.5 * len(rows) + 1


def test_a_notebook_of_which_nobody_wrote_gets_a_sentence(tmp_path):
    save(tmp_path / "99_new.ipynb", notebook(text("# New", "core"), code('lesson.check("99-a", b)', "core")))
    with pytest.raises(LookupError, match=r"data/sheets.toml has nothing for notebook 99; write its aims"):
        sheets.sheet(tmp_path / "99_new.ipynb")


def test_the_exercises_are_those_of_the_notebook(tmp_path):
    save(
        tmp_path / "02_new.ipynb", notebook(text("# New", "core"), code('lesson.check("99-a", b)', "core", "exercise"))
    )
    assert "`answer_key.ipynb`: 99-a." in sheets.sheet(tmp_path / "02_new.ipynb")
