"""Every deck in a real JupyterLab on a small projector, step by step: nothing is cut off, and nothing is too small."""

import re

import pytest
from playwright.sync_api import expect

from helpers.lesson.notebook_file import load
from helpers.show.picture import Picture
from tests.jupyterlab import DARK, ROOT, Lab, browser
from tests.notebooks.deck import Deck
from tests.notebooks.reading import PATHS
from tests.notebooks.slides import LOOKS, is_widget
from tests.require_all import program

pytest.importorskip("jupyterlab_slideshow", reason="the extra `slides` is not installed")
DRAWING = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><circle r="9"/></svg>', "A circle", ""
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    program("chromium")
    lab = Lab(tmp_path_factory.mktemp("lab"))
    lab.set("apputils-extension/themes", {"theme": DARK})
    with lab.running():
        yield lab


@pytest.fixture(scope="module")
def page(lab):
    with browser() as page:
        yield page


def made_up(*cells, looks=LOOKS):
    cells = [{**cell, "id": f"cell{number}"} for number, cell in enumerate(cells)]
    return {"cells": cells, "metadata": looks, "nbformat": 4, "nbformat_minor": 5}


def markdown(source, kind="slide"):
    return {"cell_type": "markdown", "metadata": {"slideshow": {"slide_type": kind}}, "source": source}


def code(source, html="", kind="slide"):
    data = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}] if html else []
    return {**markdown(source, kind), "cell_type": "code", "execution_count": 1, "outputs": data}


LONG_LINE = code(f"name = '{'long ' * 30}'")


def test_a_deck_is_walked_to_its_end_and_what_does_not_fit_is_found(lab, page, tmp_path):
    tall = Picture(DRAWING.svg.replace("1280 720", "720 1280"), "A high picture", "")
    notebook = made_up(
        markdown("# A question"),
        {**LONG_LINE, "metadata": {"slideshow": {"slide_type": "fragment"}}},
        code("show.picture()", DRAWING._repr_html_(), kind="subslide"),
        markdown("hidden", kind="skip"),
        markdown("A line\n\n" * 30),
        code("a", "<b></b>"),
        code("\n".join(["a = 1"] * 10), tall._repr_html_()),
        code("b", '<div><p style="font-size:9px !important">small</p></div>'),
        code("c", '<p style="height:650px">high</p><p>the rest</p>'),
        code("d", '<p style="height:30px;overflow:hidden"><br>low</p>'),
        code("e", '<p style="text-align:right;margin-top:600px;margin-right:-30px">a word</p>'),
    )
    found = Deck(page, lab, notebook).cut_off(tmp_path)
    kinds = {
        number: {re.sub(r"\d[\d.]*", "N", problem).rstrip(". ") for problem in problems}
        for number, problems in found.items()
    }
    assert kinds == {
        4: {"cut off by N pixels: A line"},
        5: {"a cell shows nothing"},
        6: {"only N of the size it was drawn in: A high picture"},
        7: {"text of N pixels: small"},
        8: {"cut off by N pixels: the rest"},
        9: {"cut off by N pixels: low"},
        10: {"cut off by N pixels: a word", "under the arrows: a word"},
    }
    assert {path.name for path in tmp_path.iterdir()} == {f"cell_{number:02d}.png" for number in found}


def test_without_the_looks_a_long_line_of_code_is_cut_off(lab, page, tmp_path):
    [[problem, *_]] = Deck(page, lab, made_up(LONG_LINE, looks={})).cut_off(tmp_path).values()
    assert re.match(r"cut off by \d+ pixels: .*long", problem)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_of_a_deck_is_cut_off(lab, page, path):
    notebook = load(path)
    widgets = sum(is_widget(cell) for cell in notebook["cells"])
    pictures = ROOT / "build" / "decks" / path.stem
    deck = Deck(page, lab, notebook)
    assert deck.cut_off(pictures / "saved") == {}
    if widgets:
        deck.run(notebook)
        expect(page.locator(".eleven-names-card")).to_have_count(widgets)
        assert deck.cut_off(pictures / "live") == {}
