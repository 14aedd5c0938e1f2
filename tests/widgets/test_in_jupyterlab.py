"""Each widget in a real JupyterLab: worked by mouse, by keys alone, looked at by axe-core, opened without a kernel."""

import re

import pytest
from playwright.sync_api import expect

from tests.cards import (
    BUILD,
    DARK_ON_WHITE,
    colours,
    control,
    has_focus,
    is_dark,
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

CELLS = [
    "from helpers import widgets",
    "widgets.query_stepper()",
    "widgets.policy_bench()",
    "widgets.provider_map()",
    "widgets.two_clients()",
    "widgets.remedies_bench()",
]
STEPPER, BENCH, MAP, CLIENTS, REMEDIES = ALL = range(1, 6)
NAME = "widgets.ipynb"
MOST_TABS = 30


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with lab_with(tmp_path_factory.mktemp("lab"), NAME, CELLS) as lab:
        yield lab


@pytest.fixture(scope="module")
def page(lab):
    with browser() as page:
        yield run_all(page, lab, LIGHT)


def run_all(page, lab, theme):
    """Open the notebook in a theme and run it."""
    run_in(theme, page, lab, NAME)
    expect(output(page, REMEDIES).get_by_role("button", name="Reset")).to_be_visible()
    expect(page.get_by_text("| Idle")).to_be_visible()
    return page


def by_keys(page, number, name):
    """Go to a control by Tab alone, forwards or back, from the cell or from wherever the focus is in a widget."""
    wanted = control(page, number, name)
    if not any(has_focus(output(page, one)) for one in ALL):
        page.keyboard.press("Escape")
        for key in ["ArrowUp"] * len(CELLS) + ["ArrowDown"] * number:
            page.keyboard.press(key)
    for key in ["Tab"] * MOST_TABS + ["Shift+Tab"] * 2 * MOST_TABS:
        if has_focus(wanted):
            return page.keyboard
        page.keyboard.press(key)
    raise AssertionError(f"{name} can't be reached by Tab")


def test_the_stepper_by_mouse(page):
    shows(page, STEPPER, {"picture": "Message 1 of 8", "sentence": "stub resolver asks resolver abroad"})
    press(page, STEPPER, "Step")
    shows(page, STEPPER, {"picture": "Message 2 of 8", "sentence": "resolver abroad asks root"})
    output(page, STEPPER).get_by_label("From").select_option("Telkomsel")
    shows(page, STEPPER, {"picture": "202.3.219.209", "sentence": "this answer is changed"})
    press(page, STEPPER, "Step back")
    shows(page, STEPPER, {"picture": "Message 1 of 2", "sentence": "asks provider's resolver"})
    press(page, STEPPER, "Reset")
    shows(page, STEPPER, {"picture": "Message 1 of 8", "sentence": "stub resolver asks resolver abroad"})


def test_the_stepper_by_keys(page):
    by_keys(page, STEPPER, "Step").press("Enter")
    shows(page, STEPPER, {"picture": "Message 2 of 8", "sentence": "resolver abroad asks root"})
    page.keyboard.press("Space")
    shows(page, STEPPER, {"picture": "Message 3 of 8", "sentence": "root tells resolver abroad: ask org."})
    by_keys(page, STEPPER, "Message").press("ArrowUp")
    shows(page, STEPPER, {"picture": "Message 4 of 8", "sentence": "resolver abroad asks org"})
    by_keys(page, STEPPER, "From").press("X")  # JupyterLab would cut the cell
    shows(page, STEPPER, {"picture": "Message 4 of 8", "sentence": "provider's resolver asks id"})
    by_keys(page, STEPPER, "Part").press("ArrowDown")  # JupyterLab would go to the next cell
    expect(output(page, STEPPER).locator("code")).to_contain_text("'header'")
    name = by_keys(page, STEPPER, "Name")
    name.press("Control+A")
    name.type("a b")
    name.press("Enter")
    shows(page, STEPPER, {"picture": "Message 4 of 8", "sentence": "'a b' is no host name; write it like this"})
    by_keys(page, STEPPER, "Reset").press("Enter")
    shows(page, STEPPER, {"picture": "Message 1 of 8", "sentence": "stub resolver asks resolver abroad"})
    expect(page.locator(".jp-CodeCell")).to_have_count(len(CELLS))


def test_the_bench_by_mouse(page):
    shows(page, BENCH, {"picture": "1 of 11 caught", "sentence": "11 listed names: 1 caught, 10 missed"})
    output(page, BENCH).get_by_label("Start with").select_option("*.telegram.org")
    shows(page, BENCH, {"picture": "8 of 11 caught", "sentence": "8 caught, 3 missed"})
    output(page, BENCH).get_by_label("Address begins with").select_option("http://")
    shows(page, BENCH, {"picture": "web.telegram.org: caught, block page", "sentence": "8 caught, 3 missed"})
    output(page, BENCH).get_by_label("Lines").fill("t.me CNAM")
    shows(page, BENCH, {"picture": "8 of 11 caught", "sentence": "your list, line 1: can't read 't.me CNAM'"})
    press(page, BENCH, "Reset")
    shows(page, BENCH, {"picture": "1 of 11 caught", "sentence": "11 listed names: 1 caught, 10 missed"})


def test_the_bench_by_keys(page):
    lines = by_keys(page, BENCH, "Lines")
    lines.press("Control+End")
    lines.type("t.me CNAME .")
    shows(page, BENCH, {"picture": "t.me: caught, not found", "sentence": "11 listed names: 2 caught, 9 missed"})
    by_keys(page, BENCH, "Start with").press("ArrowDown")
    by_keys(page, BENCH, "Provider").press("X")
    expect(output(page, BENCH).locator("code")).to_contain_text("'XL'")
    by_keys(page, BENCH, "Address begins with").press("ArrowDown")
    expect(output(page, BENCH).locator("code")).to_contain_text("'http://'")
    by_keys(page, BENCH, "Reset").press("Space")
    shows(page, BENCH, {"picture": "1 of 11 caught", "sentence": "11 listed names: 1 caught, 10 missed"})


def test_the_map_by_mouse(page):
    shows(page, MAP, {"picture": "0 reports", "sentence": "lines are on the map. No record of:"})
    press(page, MAP, "Put on the map")
    shows(page, MAP, {"picture": "1 reports of", "sentence": "1 of"})
    output(page, MAP).get_by_label("Press line").select_option(index=1)
    press(page, MAP, "Put on the map")
    shows(page, MAP, {"picture": "2 reports of", "sentence": "Line 2:"})
    press(page, MAP, "Undo")
    shows(page, MAP, {"picture": "1 reports of", "sentence": "1 of"})
    press(page, MAP, "Reset")
    shows(page, MAP, {"picture": "0 reports", "sentence": "Line 1:"})


def test_the_map_by_keys(page):
    by_keys(page, MAP, "Press line").press("ArrowDown")
    shows(page, MAP, {"picture": "0 reports", "sentence": "Line 2:"})
    by_keys(page, MAP, "Put on the map").press("Enter")
    shows(page, MAP, {"picture": "1 reports of", "sentence": "1 of"})
    numbers = by_keys(page, MAP, "On the map")
    numbers.press("End")
    numbers.type(", 5, 6")
    numbers.press("Enter")
    shows(page, MAP, {"picture": "3 reports of", "sentence": "3 of"})
    by_keys(page, MAP, "Undo").press("Space")
    shows(page, MAP, {"picture": "2 reports of", "sentence": "2 of"})
    by_keys(page, MAP, "Reset").press("Enter")
    shows(page, MAP, {"picture": "0 reports", "sentence": "Line 1:"})


def test_the_clients_by_mouse(page):
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})
    output(page, CLIENTS).get_by_label("149.154.160.0/20 blocked").check()
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: shut at 2", "sentence": "Before: App: opens."})
    output(page, CLIENTS).get_by_label("Names blocked").select_option("none")
    shows(page, CLIENTS, {"picture": "Web client: opens. App: shut at 2", "sentence": "Before: Web client: shut at 3."})
    press(page, CLIENTS, "Reset")
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})


def test_the_clients_by_keys(page):
    by_keys(page, CLIENTS, "Resolver").press("ArrowDown")
    shows(page, CLIENTS, {"picture": "Web client: shut at 1. App: opens", "sentence": "Before: Web client: shut at 3."})
    by_keys(page, CLIENTS, "149.154.160.0/20 blocked").press("Space")
    shows(page, CLIENTS, {"picture": "Web client: shut at 1. App: shut at 2", "sentence": "Before: App: opens."})
    by_keys(page, CLIENTS, "Names blocked").press("n")
    expect(output(page, CLIENTS).locator("code")).to_contain_text("'none'")
    by_keys(page, CLIENTS, "Reset").press("Enter")
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})


def test_the_remedies_by_mouse(page):
    shows(page, REMEDIES, {"picture": "together: half of the actions", "sentence": "Together: Acted on within"})
    output(page, REMEDIES).get_by_label("Block of names").check()
    shows(page, REMEDIES, {"picture": "block: half of the actions", "sentence": "by bystanders: 8.2 million"})
    output(page, REMEDIES).get_by_label("Moderators", exact=True).fill("0")
    page.keyboard.press("Enter")
    shows(page, REMEDIES, {"picture": "block: half", "sentence": '"Moderators" is 0: nobody would read a report'})
    press(page, REMEDIES, "Reset")
    shows(page, REMEDIES, {"picture": "removal once: half", "sentence": "User-days lost by bystanders: 84 thousand"})


def test_the_remedies_by_keys(page):
    by_keys(page, REMEDIES, "Removal once").press("Space")
    by_keys(page, REMEDIES, "Direct channel").press("Space")
    shows(page, REMEDIES, {"picture": "moderators: half of", "sentence": "Moderators: Acted on within 12 hours"})
    hours = by_keys(page, REMEDIES, "Hours in the inbox")
    hours.press("Control+A")
    hours.type("1.5")
    hours.press("Enter")
    expect(output(page, REMEDIES).locator("code")).to_contain_text("inbox_hours=1.5")
    by_keys(page, REMEDIES, "Reset").press("Enter")
    shows(page, REMEDIES, {"picture": "removal once: half", "sentence": "User-days lost by bystanders: 84 thousand"})


def test_a_change_is_read_aloud_and_the_same_place_says_it(page):
    for number in ALL:
        output(page, number).get_by_role("button", name="Reset").focus()
        expect(output(page, number).locator("[aria-live=polite]")).to_have_count(1)
        expect(output(page, number).locator(".eleven-names-card-sentence[aria-live=polite]")).to_have_count(1)


def photograph(page, name):
    BUILD.mkdir(exist_ok=True)
    for number in ALL:
        output(page, number).scroll_into_view_if_needed()
        output(page, number).screenshot(path=BUILD / f"widget-{number}-{name}.png")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_in_our_output(page, lab, theme):
    if theme == DARK:
        run_all(page, lab, theme)
    assert is_dark(page) == (theme == DARK)
    photograph(page, theme.split()[-1].lower())
    passed = look(page)
    assert (passed["button-name"], passed["select-name"], passed["label"], passed["image-alt"]) == (9, 8, 23, 10)
    assert passed["color-contrast"] >= 12, passed


def test_opened_without_a_kernel_the_picture_and_the_words_are_there(page, lab):
    open_without_kernel(page, lab, saved_cells(page, lab, NAME))
    for number, words in zip(
        ALL, ("Message 1 of 8", "1 of 11 caught", "0 reports", "shut at 3", "What if"), strict=True
    ):
        expect(picture(page, number)).to_have_attribute("alt", re.compile(words))
        assert picture(page, number).evaluate("one => one.complete && one.naturalWidth > 0")
        expect(output(page, number)).to_contain_text("The controls work after you run this cell.")
        assert output(page, number).get_by_role("button").count() == 0
        card = output(page, number).locator("> div")
        assert colours(card) == DARK_ON_WHITE
    photograph(page, "still")
    assert look(page)["image-alt"] == 5
