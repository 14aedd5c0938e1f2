"""Strict nbval means something only where every cell was executed, here and in the run of the notebooks."""

import pathlib
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from helpers.lesson.notebook_file import FOLDER
from tests.notebooks.reading import EVERY, cells, code

BYTES = re.compile(r"base64,[A-Za-z0-9+/=\s]+")  # a picture's bytes spell anything
RUN = pathlib.Path(__file__).parents[2] / "build" / "notebooks.xml"
OF_THIS_MACHINE = re.compile(
    r"/(?:home|root|tmp|work|var|Users)\b/?|\b[A-Z]:\\|site-packages|\bpypi\b|pythonhosted|--index-url"
)


def strings(value):
    """Yield every text inside lists and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def test_the_search_finds_what_it_should():
    for text in ("/home/ani/kit", "File /tmp/x.py", "C:\\Users\\ani", "lib/site-packages/x", "pip --index-url x"):
        assert OF_THIS_MACHINE.search(text), text
    assert list(strings([{"data": {"a": ["b", 1]}}, "c"])) == ["b", "c"]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_every_code_cell_was_executed_without_an_error(path):
    for source, cell in code(path):
        assert cell["execution_count"], source
        assert not [output for output in cell["outputs"] if output["output_type"] == "error"], source


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_no_cell_speaks_of_the_machine_that_made_it(path):
    for _, source, cell in cells(path):
        words = [source, *strings(cell.get("outputs", []))]
        assert [found[0] for text in words if (found := OF_THIS_MACHINE.search(BYTES.sub("", text)))] == [], source


def test_the_run_of_the_notebooks_executed_as_many_cells_as_they_have():
    changed = max(path.stat().st_mtime for path in EVERY)
    if not RUN.exists() or RUN.stat().st_mtime < changed:
        pytest.skip("the notebooks were not run since they changed: python -m helpers.start test runs them before this")
    cases = list(ElementTree.parse(RUN).iter("testcase"))
    executed = Counter(case.get("classname").removeprefix("notebooks.") for case in cases)
    assert executed == {".".join(path.relative_to(FOLDER).parts): len(code(path)) for path in EVERY}
    assert not [case for case in cases if len(case)], "a cell failed or was skipped"
