"""The student's own copies: without outputs, never overwritten, fresh again on request."""

import json

import pytest

from helpers.start import notebooks
from helpers.start.machine import CannotStartError

NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["selamat siang \N{WAVING HAND SIGN}"]},
        {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [{"text": "answer"}], "source": ["1"]},
    ],
    "metadata": {"widgets": {"state": {}}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def folders(tmp_path):
    source, mine = tmp_path / "notebooks", tmp_path / "notebooks" / "mine"
    source.mkdir()
    (source / "00_start_here.ipynb").write_text(json.dumps(NOTEBOOK), "utf-8")
    return source, mine


def test_a_copy_has_no_output_and_no_widget_state(folders):
    (copy,) = notebooks.copy(*folders)
    found = json.loads(copy.read_text("utf-8"))
    assert found["cells"][1]["outputs"] == [] and found["cells"][1]["execution_count"] is None
    assert found["cells"][0] == NOTEBOOK["cells"][0] and found["metadata"] == {}
    assert b"\r" not in copy.read_bytes()


def test_a_copy_is_never_overwritten(folders):
    (copy,) = notebooks.copy(*folders)
    copy.write_text("my own work", "utf-8")
    assert notebooks.copy(*folders) == []
    assert copy.read_text("utf-8") == "my own work"


@pytest.mark.parametrize("name", ["00_start_here", "00_start_here.ipynb"])
def test_reset_gives_a_fresh_copy_and_keeps_every_old_one(folders, name):
    (copy,) = notebooks.copy(*folders)
    for work in ("first", "second"):
        copy.write_text(work, "utf-8")
        said = notebooks.reset(name, *folders)
    assert said == "00_start_here.ipynb is fresh again. Your old one is now 00_start_here-old-2.ipynb."
    assert [(folders[1] / f"00_start_here-old-{number}.ipynb").read_text("utf-8") for number in (1, 2)] == [
        "first",
        "second",
    ]
    assert json.loads(copy.read_text("utf-8"))["cells"][1]["outputs"] == []


def test_reset_all_gives_fresh_copies_and_leaves_progress_alone(folders):
    source, mine = folders
    (source / "01_names.ipynb").write_text(json.dumps(NOTEBOOK), "utf-8")
    for copy in notebooks.copy(source, mine):
        copy.write_text("my work", "utf-8")
    (mine / "progress.json").write_text("kept", "utf-8")
    said = notebooks.reset("all", source, mine)
    assert said.splitlines() == [
        "00_start_here.ipynb is fresh again. Your old one is now 00_start_here-old-1.ipynb.",
        "01_names.ipynb is fresh again. Your old one is now 01_names-old-1.ipynb.",
    ]
    assert (mine / "01_names-old-1.ipynb").read_text("utf-8") == "my work"
    assert (mine / "progress.json").read_text("utf-8") == "kept"


@pytest.mark.parametrize("name", ["01", "../00_start_here", "..\\00_start_here"])
def test_an_unknown_notebook_names_those_that_there_are(folders, name):
    with pytest.raises(CannotStartError, match=r"There are: 00_start_here"):
        notebooks.reset(name, *folders)


def test_for_a_class_only_its_cells_are_copied_and_no_minutes_of_the_whole(folders, tmp_path):
    source, _ = folders
    text = "## Story\n\n*About 3 minutes so far.*\n\nRead. **About 45 minutes.** You need a neighbour."
    core = {"tags": ["core", "run"]}
    cells = [
        {"cell_type": "markdown", "metadata": core, "source": [text]},
        {"cell_type": "code", "execution_count": 1, "metadata": core, "outputs": [{"text": "1"}], "source": ["1"]},
        {"cell_type": "code", "execution_count": 2, "metadata": {"tags": ["full"]}, "outputs": [], "source": ["2"]},
    ]
    (source / "02_blocks.ipynb").write_text(json.dumps({**NOTEBOOK, "cells": cells}), "utf-8")
    (copy,) = notebooks.copy_for_class(source, tmp_path / "class")
    first, second = json.loads(copy.read_text("utf-8"))["cells"]
    assert copy.name == "02_blocks.ipynb", "a notebook without core cells is left out"
    assert "".join(first["source"]) == "## Story\n\nRead. You need a neighbour."
    assert second["source"] == ["1"] and second["outputs"] == []
    copy.write_text("my own work", "utf-8")
    assert notebooks.copy_for_class(source, tmp_path / "class") == [] and copy.read_text("utf-8") == "my own work"


def test_the_class_gets_the_notebooks_of_its_run_sheet(tmp_path):
    names = [path.name[:2] for path in notebooks.copy_for_class(folder=tmp_path)]
    assert names == ["00", "02", "03", "04"]
