"""Executed notebooks: outputs and running time are kept, and a second run changes nothing."""

import json

import pytest
from nbclient.exceptions import CellExecutionError

from helpers.lesson.execution import execute
from helpers.lesson.notebook_file import load, save
from tests.lesson.handmade import code, notebook, text

pytestmark = pytest.mark.filterwarnings("default")
CELLS = [
    text("# Title", "core"),
    code("import helpers, pathlib\nprint('Ready')", "core"),
    code("import ipywidgets\nipywidgets.Checkbox(description='Block')", "core", "widget"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "a.ipynb"
    save(path, notebook(*CELLS))
    execute(path)
    return path


def test_outputs_and_running_time_are_kept_and_nothing_else_changes(path):
    made, before = load(path), notebook(*CELLS)
    assert made["metadata"] == {**before["metadata"], "eleven_names": {"seconds": 10}}
    assert [cell["metadata"] for cell in made["cells"]] == [cell["metadata"] for cell in before["cells"]]
    assert [cell["source"] for cell in made["cells"]] == [cell["source"] for cell in before["cells"]]
    assert made["cells"][1]["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["Ready\n"]}]
    assert [cell["execution_count"] for cell in made["cells"][1:]] == [1, 2]
    assert "model_id" in json.dumps(made["cells"][2]["outputs"]) and "widgets" not in made["metadata"]


def test_a_second_run_changes_nothing_though_a_widget_gets_another_number(path):
    before = path.read_bytes()
    execute(path)
    assert path.read_bytes() == before


def test_a_cell_that_fails_is_told_and_the_file_stays(tmp_path):
    path = tmp_path / "a.ipynb"
    save(path, notebook(text("# Title", "core"), code("1 / 0", "core")))
    before = path.read_bytes()
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        execute(path)
    assert path.read_bytes() == before
