"""A notebook runs from any working directory: the import of the helpers is found, and the answers are the same."""

import pathlib

import nbformat
import pytest
from nbclient import NotebookClient

from tests.notebooks.reading import FOLDER, PATHS


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("folder", ["the top", "the notebooks", "elsewhere"])
def test_notebook_00_runs_from(folder, tmp_path):
    where = {"the top": FOLDER.parent, "the notebooks": FOLDER, "elsewhere": tmp_path}[folder]
    notebook = nbformat.read(PATHS[0], as_version=4)
    expected = [cell.outputs for cell in notebook.cells if cell.cell_type == "code" and "NBVAL" not in cell.source]
    NotebookClient(notebook, resources={"metadata": {"path": str(pathlib.Path(where))}}).execute()
    found = [cell.outputs for cell in notebook.cells if cell.cell_type == "code" and "NBVAL" not in cell.source]
    assert found == expected
