"""Strict nbval means something only where every cell was executed, here and in the run of the notebooks."""

import pathlib
import re
from xml.etree import ElementTree

import pytest

from tests.notebooks.reading import PATHS, code

RUN = pathlib.Path(__file__).parents[2] / "build" / "notebooks.xml"
OF_THIS_MACHINE = re.compile(r"/(?:home|root|tmp|work|Users)/|[A-Z]:\\|site-packages")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_code_cell_was_executed_without_an_error(path):
    for source, cell in code(path):
        assert cell["execution_count"], source
        assert not [output for output in cell["outputs"] if output["output_type"] == "error"], source


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_output_speaks_of_the_machine_that_made_it(path):
    for source, cell in code(path):
        assert not OF_THIS_MACHINE.search(source + str(cell["outputs"]))


def test_the_run_of_the_notebooks_executed_as_many_cells_as_they_have():
    if not RUN.exists():
        pytest.skip("the notebooks were not run: python -m helpers.start test runs them before this")
    cases = list(ElementTree.parse(RUN).iter("testcase"))
    assert len(cases) == sum(len(code(path)) for path in PATHS)
    assert not [case for case in cases if len(case)], "a cell failed or was skipped"
