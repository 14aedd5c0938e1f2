"""The scorecard in a real JupyterLab: by mouse, by keys alone, looked at by axe-core, opened without a kernel."""

import json
import re

import pytest
from playwright.sync_api import expect

from helpers.widgets.scorecard import FIRST, SECOND
from helpers.widgets.weighing import CRITERIA, OPTIONS
from tests.cards import (
    BUILD,
    DARK_ON_WHITE,
    colours,
    control,
    has_focus,
    lab_with,
    open_without_kernel,
    output,
    picture,
    press,
    run_in,
    saved_cells,
    shows,
)
from tests.jupyterlab import DARK, LIGHT, browser, look

CELLS = ["from helpers import widgets", "widgets.scorecard()"]
NAME = "card.ipynb"
CARD = 1
BOXES = len(CRITERIA) * (1 + len(OPTIONS))
NOT_JUDGED = {"picture": "First place: A no measure and B", "sentence": "A, B, C, D and E share the first place"}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with lab_with(tmp_path_factory.mktemp("lab"), NAME, CELLS) as lab:
        yield lab


@pytest.fixture(scope="module")
def page(lab):
    with browser() as page:
        yield run_all(page, lab, LIGHT)


def run_all(page, lab, theme):
    run_in(theme, page, lab, NAME)
    expect(output(page, CARD).get_by_role("button", name="Reset")).to_be_visible()
    expect(page.get_by_text("| Idle")).to_be_visible()
    return page


def by_tab(page, name, key="Tab"):
    """Go to a control by Tab or Shift+Tab alone, once round at most."""
    wanted = control(page, CARD, name)
    for _ in range(BOXES + 10):
        if has_focus(wanted):
            return page.keyboard
        page.keyboard.press(key)
    raise AssertionError(f"{name} can't be reached by {key}")


def test_by_mouse(page):
    shows(page, CARD, NOT_JUDGED)
    output(page, CARD).get_by_label("Start with").select_option(FIRST)
    shows(
        page, CARD, {"picture": "First place: B", "sentence": "if its weight rises from 2 to 8.5, C draws level with B"}
    )
    expect(output(page, CARD).get_by_label("Legitimate aim weight")).to_have_value("9")
    output(page, CARD).get_by_label("Proportionality weight").fill("9")
    output(page, CARD).get_by_label("Proportionality weight").press("Enter")
    shows(page, CARD, {"picture": "First place: C", "sentence": "C removed channels is first."})
    expect(output(page, CARD).get_by_label("Start with")).to_have_value("my own numbers")
    press(page, CARD, "Reset")
    shows(page, CARD, NOT_JUDGED)


def test_by_keys(page):
    page.keyboard.press("Escape")
    for key in ("ArrowUp", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    by_tab(page, "Start with").press("ArrowDown")
    shows(page, CARD, {"picture": "First place: B", "sentence": "B block of names is first."})
    by_tab(page, "Appeal weight").press("ArrowUp")
    expect(output(page, CARD).get_by_label("Appeal weight")).to_have_value("5")
    box = by_tab(page, "Necessity E")
    box.press("Control+A")
    box.type("99")
    box.press("Enter")
    expect(output(page, CARD).get_by_label("Necessity E")).to_have_value("10")
    for name in CRITERIA:
        box = by_tab(page, f"{name} weight", "Shift+Tab" if name == CRITERIA[0] else "Tab")
        box.press("Control+A")
        box.type("0")
        box.press("Enter")
    expect(output(page, CARD).locator(".eleven-names-card-sentence")).to_contain_text("all weights are 0")
    by_tab(page, "Reset").press("Enter")
    shows(page, CARD, NOT_JUDGED)


def test_six_boxes_stand_in_a_row_under_each_other_and_none_of_their_names_is_cut_off(page):
    boxes = [
        [output(page, CARD).get_by_label(f"{name} {of}").bounding_box() for name in CRITERIA]
        for of in ("weight", *OPTIONS)
    ]
    for row in boxes:
        assert len({round(box["y"]) for box in row}) == 1
    for column in zip(*boxes, strict=True):
        assert len({round(box["x"]) for box in column}) == 1
    cut = "one => getComputedStyle(one).overflow != 'visible' || one.scrollWidth > one.clientWidth + 12"  # the gap
    labels = output(page, CARD).locator(".widget-label:visible").all()
    assert len(labels) == BOXES + 1
    assert [label.inner_text() for label in labels if label.evaluate(cut)] == []


def test_a_change_is_read_aloud(page):
    output(page, CARD).get_by_role("button", name="Reset").focus()
    expect(output(page, CARD).locator(".eleven-names-card-sentence[aria-live=polite]")).to_have_count(1)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing(page, lab, theme):
    if theme == DARK:
        run_all(page, lab, theme)
    output(page, CARD).get_by_label("Start with").select_option(SECOND)
    shows(page, CARD, {"picture": "First place: D", "sentence": "D direct channel is first."})
    BUILD.mkdir(exist_ok=True)
    output(page, CARD).screenshot(path=BUILD / f"scorecard-{theme.split()[-1].lower()}.png")
    passed = look(page)
    assert (passed["label"], passed["select-name"], passed["image-alt"]) == (BOXES, 1, 2)


def test_opened_without_a_kernel_the_first_state_is_there_and_nothing_of_the_reader(page, lab):
    output(page, CARD).get_by_label("Legality weight").fill("9")
    output(page, CARD).get_by_label("Legality weight").press("Enter")
    page.locator(".jp-CodeCell .jp-InputArea-editor").first.click()  # in a box, Control+S is not JupyterLab's
    saved = saved_cells(page, lab, NAME)
    assert "(9, " not in json.dumps(saved) and "D direct channel is first" not in json.dumps(saved)
    open_without_kernel(page, lab, saved)
    expect(picture(page, CARD)).to_have_attribute("alt", re.compile("First place: A no measure and B"))
    expect(output(page, CARD)).to_contain_text("The controls work after you run this cell.")
    assert colours(output(page, CARD).locator("> div")) == DARK_ON_WHITE
