"""A notebook runs from any working directory: the import of the helpers is found, and the answers are the same."""

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.lesson.execution import without_numbers
from helpers.lesson.notebook_file import FOLDER
from tests.notebooks.reading import EVERY

FIRST, *OTHERS = EVERY
LONG = [pytest.param(path, marks=pytest.mark.slow, id=path.stem) for path in OTHERS]


def outputs(notebook):
    """Return the outputs that must be the same in each run, cell by cell."""
    return [
        without_numbers(cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code" and "NBVAL_IGNORE_OUTPUT" not in cell.source
    ]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("folder", ["the top", "the notebooks", "elsewhere"])
@pytest.mark.parametrize("path", [pytest.param(FIRST, id=FIRST.stem), *LONG])
def test_a_notebook_runs_from(folder, path, tmp_path):
    where = {"the top": FOLDER.parent, "the notebooks": FOLDER, "elsewhere": tmp_path}[folder]
    notebook = nbformat.read(path, as_version=4)
    expected = outputs(notebook)
    assert any("base64" in one or "Ready" in one or "PASS" in one for one in expected)
    client = NotebookClient(notebook, store_widget_state=False, resources={"metadata": {"path": str(where)}})
    client.coalesce_streams = True
    client.execute()
    assert outputs(notebook) == expected
