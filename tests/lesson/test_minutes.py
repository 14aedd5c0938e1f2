"""The time model, by notebooks made by hand: what counts, what does not, and what is written into titles."""

import pytest

from helpers.lesson.minutes import minutes, with_minutes, words, write_minutes
from helpers.lesson.notebook_file import save
from tests.lesson.handmade import code, notebook, text

TITLE = text("# Title\n\n**About 7 minutes.** " + "word " * 96, "core")  # 100 words in all


@pytest.fixture
def measured(tmp_path):
    def measure(*cells, seconds=None):
        save(tmp_path / "a.ipynb", notebook(*cells, seconds=seconds))
        return minutes(tmp_path / "a.ipynb")

    return measure


def test_a_hundred_words_take_a_minute(measured):
    assert measured(TITLE).full == 1
    assert measured(TITLE, text("word " * 250, "full")).full == 3.5


@pytest.mark.parametrize(
    "cell, expected",
    [
        (code('door = "?"', "core", "predict"), 4),
        (code('door = "?"', "core", "predict", "vote"), 4),
        (code('lesson.check("00-list", mine)', "core", "exercise"), 6),
        (code('mine = ""', "core", "exercise"), 0),
        (code("widgets.policy_bench()", "core", "widget"), 5),
        (code('lesson.quiz("00")', "core", "quiz"), 4),
        (code("show.journey(capture)", "core", "run"), 0),
        (text("", "core", "explain"), 5),
        (text("", "core", "predict", "vote"), 0),
        (text("", "core", "exercise"), 0),
    ],
)
def test_an_activity_takes_its_minutes_once(measured, cell, expected):
    assert measured(TITLE, cell).full == 1 + expected


def test_core_is_part_of_full_and_optional_is_no_part_of_either(measured):
    activity = 'door = "?"'
    found = measured(TITLE, *(code(activity, tag, "predict") for tag in ("core", "full", "full", "optional")))
    assert (found.full, found.core) == (1 + 3 * 4, 1 + 4)


def test_the_running_time_is_divided_among_the_code_cells(measured):
    found = measured(TITLE, code("1", "core"), code("2", "full"), code("3", "optional"), seconds=90)
    assert (found.full, found.core) == pytest.approx((2, 1.5))


def test_each_section_has_its_minutes_and_those_before_it(measured):
    end = "## Second\n\n" + "word " * 199
    found = measured(TITLE, text("## First\n" + "word " * 99, "core"), code('a = "?"', "full", "predict"),
                     text("word " * 100 + "\n\n" + end, "core"))  # fmt: skip
    assert [(one.heading, one.full, one.core, one.before) for one in found.sections] == [
        ("Title", 1, 1, 0),
        ("First", 6, 2, 1),
        ("Second", 2, 2, 7),
    ]
    assert found.full == sum(one.full for one in found.sections)


def test_a_talk_belongs_to_the_last_heading_of_its_cell(measured):
    found = measured(TITLE, text("## What\n\n## Explain", "full", "explain"))
    assert [one.full for one in found.sections] == [1, 0.01, 5.01]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("one two", 2),
        ("**one** *two* `three`", 3),
        ("- one\n- two", 2),
        ("| one | two |\n| --- | --- |", 2),
        ("<details><summary>Hint 1</summary>one</details>", 3),
        ("", 0),
    ],
)
def test_words_are_what_is_read(source, expected):
    assert words(source) == expected


def test_titles_and_headings_say_the_minutes_and_a_second_time_changes_nothing():
    before = notebook(
        TITLE, text("## First", "core"), code('a = "?"', "core", "predict"),
        text("word\n\n## Second\n\nword", "full"), text("## More", "optional"), text("## End\n\nword", "core"),
    )  # fmt: skip
    after = with_minutes(before)
    sources = ["".join(cell["source"]) for cell in after["cells"]]
    assert sources[0].startswith("# Title\n\n**About 5 minutes.** word")
    assert sources[1] == "## First\n\n*About 1 minute so far.*"
    assert sources[3] == "word\n\n## Second\n\n*About 5 minutes so far.*\n\nword"
    assert sources[4] == "## More" and sources[5] == "## End\n\n*About 5 minutes so far.*\n\nword"
    assert with_minutes(after) == after
    assert [cell["metadata"] for cell in after["cells"]] == [cell["metadata"] for cell in before["cells"]]


def test_lines_that_are_out_of_date_are_written_anew():
    old = notebook(TITLE, text("## First\n\n*About 40 minutes so far.*\n\nword", "core"))
    assert "".join(with_minutes(old)["cells"][1]["source"]) == "## First\n\n*About 1 minute so far.*\n\nword"


def test_writing_keeps_a_file_that_is_right(tmp_path):
    path = tmp_path / "a.ipynb"
    save(path, notebook(TITLE, code("1", "core")))
    assert write_minutes(path) == minutes(path)
    first = path.read_bytes()
    write_minutes(path)
    assert path.read_bytes() == first and b"\r" not in first


def test_a_title_without_its_line_and_a_notebook_without_title_get_a_sentence(measured):
    with pytest.raises(ValueError, match="the title has no line"):
        with_minutes(notebook(text("# Title", "core")))
    with pytest.raises(ValueError, match="does not begin with a title"):
        measured(code("1", "core"))
