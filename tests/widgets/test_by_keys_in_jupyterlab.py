"""Each widget in a real JupyterLab, worked by keys alone."""

from playwright.sync_api import expect

from tests.cards import control, has_focus, output, shows
from tests.widgets.five import ALL, BENCH, CELLS, CLIENTS, MAP, REMEDIES, STEPPER

MOST_TABS = 30


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


def test_the_clients_by_keys(page):
    by_keys(page, CLIENTS, "Resolver").press("ArrowDown")
    shows(page, CLIENTS, {"picture": "Web client: shut at 1. App: opens", "sentence": "Before: Web client: shut at 3."})
    by_keys(page, CLIENTS, "149.154.160.0/20 blocked").press("Space")
    shows(page, CLIENTS, {"picture": "Web client: shut at 1. App: shut at 2", "sentence": "Before: App: opens."})
    by_keys(page, CLIENTS, "Names blocked").press("n")
    expect(output(page, CLIENTS).locator("code")).to_contain_text("'none'")
    by_keys(page, CLIENTS, "Reset").press("Enter")
    shows(page, CLIENTS, {"picture": "Web client: shut at 3. App: opens", "sentence": "The web client stops at door 3"})


def test_the_remedies_by_keys(page):
    by_keys(page, REMEDIES, "Moderators with the language").press("Space")
    shows(page, REMEDIES, {"picture": "moderators: half of", "sentence": "Moderators: Acted on within 12 hours"})
    hours = by_keys(page, REMEDIES, "Hours in the inbox")
    hours.press("Control+A")
    hours.type("1.5")
    hours.press("Enter")
    expect(output(page, REMEDIES).locator("code")).to_contain_text("inbox_hours=1.5")
    by_keys(page, REMEDIES, "Reset").press("Enter")
    shows(page, REMEDIES, {"picture": "no switch on: half", "sentence": "User-days lost by bystanders: 82 thousand"})
