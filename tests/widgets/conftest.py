"""A JupyterLab with five widgets, for a file of tests, and a page on which they work."""

import pytest

from tests.cards import lab_with
from tests.jupyterlab import LIGHT, browser
from tests.widgets.five import CELLS, NAME, run_all


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with lab_with(tmp_path_factory.mktemp("lab"), NAME, CELLS) as lab:
        yield lab


@pytest.fixture(scope="module")
def page(lab):
    with browser() as page:
        yield run_all(page, lab, LIGHT)
