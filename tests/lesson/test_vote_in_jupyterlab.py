"""The board for votes in a real JupyterLab, by mouse and by keys alone; axe-core looks at it and at the glossary."""

import pytest
from playwright.sync_api import expect

from tests.cards import BUILD, has_focus, is_dark, lab_with, output, press, run_in, shows
from tests.jupyterlab import DARK, LIGHT, browser, look

CELLS = ["from helpers import lesson", 'lesson.vote("02-exact")', 'lesson.glossary("resolver", "exact rule")']
NAME = "vote.ipynb"
BOARD = 1
EMPTY = {"picture": "A, Yes: 0 first, 0 second", "sentence": "Nobody has voted yet"}


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
    expect(output(page, BOARD).get_by_role("button", name="Reset")).to_be_visible()
    return page


def test_by_mouse(page):
    shows(page, BOARD, EMPTY)
    for name, hands in (("A first", 12), ("B first", 20), ("A second", 30), ("B second", 2)):
        output(page, BOARD).get_by_label(name, exact=True).fill(str(hands))
        page.keyboard.press("Tab")
    shows(page, BOARD, {"picture": "A, Yes: 12 first, 30 second", "sentence": "A has 18 more, B has 18 fewer"})
    expect(output(page, BOARD)).not_to_contain_text("Right is")
    output(page, BOARD).get_by_label("Show the answer").check()
    shows(page, BOARD, {"picture": "30 second, right answer", "sentence": "Right is A: Yes."})
    press(page, BOARD, "Reset")
    shows(page, BOARD, EMPTY)
    expect(output(page, BOARD)).not_to_contain_text("Right is")


def test_by_keys(page):
    """From the first box to the last button there is one Tab after the other; no key leaves the board."""
    output(page, BOARD).get_by_label("A first", exact=True).focus()
    for hands in (1, 2, 3, 4, 5, 6, 7, 8):
        page.keyboard.press("Control+A")
        page.keyboard.type(str(hands))
        page.keyboard.press("Tab")
    shows(page, BOARD, {"picture": "D, Only in the app: 4 first, 8 second", "sentence": "26 hands: A has 4 more"})
    assert has_focus(output(page, BOARD).get_by_label("Show the answer"))
    page.keyboard.press("Space")
    shows(page, BOARD, {"picture": "5 second, right answer", "sentence": "Right is A: Yes."})
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, BOARD, EMPTY)
    expect(page.locator(".jp-CodeCell")).to_have_count(len(CELLS))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing(page, lab, theme):
    if theme == DARK:
        run_all(page, lab, theme)
    assert is_dark(page) == (theme == DARK)
    BUILD.mkdir(exist_ok=True)
    output(page, BOARD).screenshot(path=BUILD / f"vote-{theme.split()[-1].lower()}.png")
    passed = look(page)
    assert (passed["label"], passed["button-name"], passed["image-alt"]) == (9, 1, 2)
    assert passed["color-contrast"] >= 12, passed
