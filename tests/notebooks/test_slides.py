"""One idea a slide: what may stand together on the projector."""

import json
import shutil

import pytest

from helpers.lesson.notebook_file import load
from tests.notebooks.reading import PATHS, cells
from tests.notebooks.slides import LOOKS, MOST_LINES_OF_CODE, ROOM, arrange, is_big, room, slide_types, slides

every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
HOW = "python -m tests.notebooks.slides gives every cell its place"
MOST_ROOM = 200  # for a single cell of text, which nothing can share a slide with; the walk says whether it fits
MOST_LINES_ABOVE_A_PICTURE = 9
PICTURE, WIDGET = {"text/html": "<img>"}, {"application/vnd.jupyter.widget-view+json": {}}


def cell(kind, *tags, slide_type="-", data=None, source="x"):
    outputs = [{"output_type": "execute_result", "data": data}] if data else []
    metadata = {"tags": ["core", *tags], "slideshow": {"slide_type": slide_type}}
    return {"cell_type": kind, "metadata": metadata, "source": source, "outputs": outputs}


@every_notebook
def test_every_cell_stands_where_the_rules_put_it(path):
    every = [one for _, _, one in cells(path)]
    assert [one["metadata"]["slideshow"]["slide_type"] for one in every] == slide_types(every), HOW


@every_notebook
def test_every_notebook_has_the_same_looks_on_the_projector(path):
    assert load(path)["metadata"].items() >= LOOKS.items(), HOW


@every_notebook
def test_a_slide_has_one_idea(path):
    every = [one for _, _, one in cells(path)]
    for group in slides(every):
        shown = [every[number] for number in group]
        texts = sum(one["cell_type"] == "markdown" for one in shown)
        lines = sum(len(one["source"]) for one in shown if one["cell_type"] == "code")
        big = sum(is_big(one) for one in shown)
        assert texts + big <= 1, group
        assert sum(map(room, shown)) <= (ROOM if len(group) > 1 else MOST_ROOM), group
        assert lines <= (MOST_LINES_ABOVE_A_PICTURE if big else MOST_LINES_OF_CODE), group


def test_text_begins_a_slide_and_code_stands_below_it():
    assert slide_types([cell("markdown"), cell("code"), cell("code"), cell("markdown")]) == [
        "slide", "fragment", "fragment", "slide",
    ]  # fmt: skip


def test_code_that_has_no_room_below_its_text_has_a_subslide():
    half, lines = "word " * (ROOM // 2), "a\n" * (ROOM // 16)
    assert slide_types([cell("markdown", source=half), cell("code", source=lines)]) == ["slide", "fragment"]
    assert slide_types([cell("markdown", source=half), cell("code", source=lines + "a")]) == ["slide", "subslide"]
    every = [cell("markdown", source=half), cell("code", source=lines), cell("code"), cell("code")]
    assert slide_types(every) == ["slide", "fragment", "subslide", "fragment"]


def test_a_closed_hint_takes_no_room():
    hint = "<details><summary>Hint 1</summary>one\ntwo\nthree</details>"
    assert room(cell("markdown", source=f"words\n{hint}\nwords")) == 3 * 8


@pytest.mark.parametrize("data", [PICTURE, WIDGET], ids=["picture", "widget"])
def test_a_picture_and_a_widget_stand_alone(data):
    every = [cell("markdown"), cell("code", data=data), cell("code"), cell("code")]
    assert slide_types(every) == ["slide", "subslide", "subslide", "fragment"]


def test_what_answers_a_prediction_is_not_beside_it():
    every = [cell("markdown", "predict"), cell("code", "predict"), cell("code", "run")]
    assert slide_types(every) == ["slide", "fragment", "subslide"]


def test_what_an_author_hides_stays_hidden():
    every = [cell("markdown"), cell("markdown", slide_type="skip"), cell("code", slide_type="notes"), cell("code")]
    assert slide_types(every) == ["slide", "skip", "notes", "fragment"]


def test_slides_are_what_is_on_the_screen_together():
    types = ["slide", "fragment", "skip", "fragment", "subslide", "notes", "slide"]
    assert slides([cell("code", slide_type=kind) for kind in types]) == [[0, 1, 3], [4], [6]]


def test_arranging_changes_places_and_looks_and_nothing_else(tmp_path):
    path = tmp_path / "n.ipynb"
    shutil.copy(PATHS[0], path)
    before = load(path)
    for one in before["cells"]:
        one["metadata"]["slideshow"] = {"slide_type": "-"}
    path.write_text(json.dumps(before), "utf-8")
    arrange(path)
    after = load(path)
    assert [one["metadata"]["slideshow"]["slide_type"] for one in after["cells"]] == slide_types(before["cells"])
    for one in after["cells"]:
        one["metadata"]["slideshow"] = {"slide_type": "-"}
    assert after == {**before, "metadata": before["metadata"] | LOOKS}


def test_arranging_again_changes_nothing(tmp_path):
    shutil.copy(PATHS[0], tmp_path / "n.ipynb")
    arrange(tmp_path / "n.ipynb")
    once = (tmp_path / "n.ipynb").read_bytes()
    arrange(tmp_path / "n.ipynb")
    assert (tmp_path / "n.ipynb").read_bytes() == once
