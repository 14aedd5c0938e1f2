"""Each widget in a real JupyterLab: worked by mouse, looked at by axe-core, opened without a kernel."""

import re

import pytest
from playwright.sync_api import expect

from tests.cards import (
    BUILD,
    DARK_ON_WHITE,
    colours,
    is_dark,
    open_without_kernel,
    output,
    picture,
    press,
    saved_cells,
    shows,
)
from tests.jupyterlab import DARK, LIGHT, look
from tests.widgets.five import ALL, BENCH, CLIENTS, MAP, NAME, REMEDIES, STEPPER, run_all


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


def test_the_clients_by_mouse(page):
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})
    output(page, CLIENTS).get_by_label("149.154.160.0/20 blocked").check()
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: shut at 2", "sentence": "Before: App: opens."})
    output(page, CLIENTS).get_by_label("Names blocked").select_option("none")
    shows(page, CLIENTS, {"picture": "Web client: opens. App: shut at 2", "sentence": "Before: Web client: shut at 3."})
    press(page, CLIENTS, "Reset")
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})


def test_the_remedies_by_mouse(page):
    shows(page, REMEDIES, {"picture": "no switch on: half of the actions", "sentence": "No switch on: Acted on within"})
    output(page, REMEDIES).get_by_label("Moderators with the language").check()
    output(page, REMEDIES).get_by_label("Block of names").check()
    shows(page, REMEDIES, {"picture": "together: half of the actions", "sentence": "by bystanders: 8.1 million"})
    output(page, REMEDIES).get_by_label("Moderators", exact=True).fill("0")
    page.keyboard.press("Enter")
    shows(page, REMEDIES, {"picture": "block: half", "sentence": '"Moderators" is 0: nobody would read a report'})
    press(page, REMEDIES, "Reset")
    shows(page, REMEDIES, {"picture": "no switch on: half", "sentence": "User-days lost by bystanders: 82 thousand"})


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
    assert (passed["button-name"], passed["select-name"], passed["label"], passed["image-alt"]) == (9, 8, 24, 10)
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
