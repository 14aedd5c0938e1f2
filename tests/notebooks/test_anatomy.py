"""What every notebook of the kit keeps to."""

import re

import pytest

from helpers import case
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.quiz_files import quizzes
from helpers.start import notebooks as copies
from tests.notebooks.figures import VALUES
from tests.notebooks.reading import PATHS, UNFAIR, cells, code, prose, sentences

FORBIDDEN = ["interact(", "Output(", "Image(", "plt.show", "requests", "time.sleep"]
PARTS = {"core", "full", "optional"}  # of the class of ninety minutes; of the whole lesson; beyond it
ACTIVITIES = {"predict", "vote", "run", "exercise", "widget", "quiz", "explain"}
every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def test_there_is_a_notebook():
    assert PATHS[0].name == "00_start_here.ipynb"


@every_notebook
def test_sentences_are_short(path):
    long = [part for source in prose(path) for part in sentences(source) if len(part.split()) > 20]
    assert long == []


@every_notebook
def test_words_are_fair(path):
    assert [found for source in prose(path) for found in UNFAIR.findall(source)] == []


@every_notebook
def test_the_first_code_cell_says_ready_in_five_lines(path):
    source, cell = code(path)[0]
    assert len([line for line in source.splitlines() if line.strip()]) <= 5
    assert "Ready" in "".join(cell["outputs"][0]["text"])


@every_notebook
def test_code_cells_are_short_and_safe(path):
    for source, _ in code(path):
        assert len(source.splitlines()) <= 12, source
        assert not source.rstrip().endswith(";")
        assert not [word for word in FORBIDDEN if word in source], source


@every_notebook
def test_every_cell_has_its_place_on_a_slide_and_in_the_time(path):
    for _, source, cell in cells(path):
        tags = cell["metadata"]["tags"]
        assert cell["metadata"]["slideshow"]["slide_type"], source
        assert len(set(tags)) == len(tags) and set(tags) <= PARTS | ACTIVITIES, source
        assert len(PARTS & set(tags)) == 1, source


@every_notebook
def test_every_source_key_is_known_and_listed_at_the_end(path):
    keys = {key for source in prose(path) for group in re.findall(r"\[([A-Z]\d+(?:, [A-Z]\d+)*)\]", source)
            for key in group.split(", ")}  # fmt: skip
    assert keys and keys <= set(case.sources())
    assert all(f"[{key}]" in prose(path)[-1] for key in keys)


@every_notebook
def test_every_picture_in_the_outputs_has_alternative_text(path):
    for source, cell in code(path):
        for output in cell["outputs"]:
            page = "".join(output.get("data", {}).get("text/html", ""))
            assert page.count("<img") == len(re.findall(r'<img alt="[^"]{40,}"', page)), source
            assert not {"image/png", "image/svg+xml"} & set(output.get("data", {}))


@every_notebook
def test_no_prediction_comes_after_its_answer(path):
    """A variable that holds a prediction is compared in a later cell than the one that asks for it."""
    sources = [source for source, _ in code(path)]
    for number, source in enumerate(sources):
        for name in re.findall(r'^(\w+) = "\?"', source, re.MULTILINE):
            used = [later for later, other in enumerate(sources) if re.search(rf", {name}, ", other)]
            assert used and min(used) > number, name


@every_notebook
def test_a_students_copy_has_no_output(path, tmp_path):
    copies.copy(path.parent, tmp_path)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for _, cell in code(tmp_path / path.name))


@every_notebook
def test_a_heading_says_how_many_questions_the_quiz_below_it_has(path):
    counted = None
    for kind, source, _ in cells(path):
        if kind == "markdown":
            counted = re.search(r"^## .*?(\w+) questions", source, re.MULTILINE)
        elif counted and (quiz := re.search(r'lesson\.quiz\("(\w+)"', source)):
            assert VALUES[counted[1].lower()] == str(len(quizzes()[quiz[1]])), source


def test_each_exercise_stands_in_exactly_one_notebook():
    used = [
        name for path in PATHS for source, _ in code(path) for name in re.findall(r'lesson\.check\("([^"]+)"', source)
    ]
    assert sorted(used) == sorted(EXERCISES)
