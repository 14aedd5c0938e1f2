"""What the kit shows in a real JupyterLab: a notebook run in either theme, its outputs worked, saved, opened again."""

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.jupyterlab import ROOT, Lab, code, run_all_cells, write_notebook
from tests.require_all import program

BUILD = ROOT / "build"
DARK_ON_WHITE = ["rgb(27, 32, 38)", "rgb(255, 255, 255)"]  # a card has a ground of its own, in every theme


@contextlib.contextmanager
def lab_with(folder: Path, name: str, sources: Sequence[str]) -> Iterator[Lab]:
    """Let a JupyterLab run with one notebook, whose cells were not run."""
    program("chromium")
    with Lab(folder).running() as lab:
        write_notebook(lab.notebooks / name, [code(number, source) for number, source in enumerate(sources)])
        yield lab


def run_in(theme: str, page: Page, lab: Lab, name: str) -> None:
    """Open a notebook in a theme and run it."""
    lab.set("apputils-extension/themes", {"theme": theme})
    page.goto(lab.address(name))
    run_all_cells(page)


def saved_cells(page: Page, lab: Lab, name: str) -> list[dict]:
    """Save the notebook by the keyboard, and return its cells as they are in the file."""
    with page.expect_response(lambda response: response.request.method == "PUT" and name in response.url):
        page.keyboard.press("Control+s")
    return json.loads((lab.notebooks / name).read_text("utf-8"))["cells"]


def open_without_kernel(page: Page, lab: Lab, cells: list[dict]) -> None:
    """Open cells as a notebook whose kernel nobody has."""
    write_notebook(lab.notebooks / "still.ipynb", cells, kernel="nobody-has-it")
    page.goto(lab.address("still.ipynb"))
    page.get_by_role("dialog").get_by_role("button", name="No Kernel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def output(page: Page, number: int) -> Locator:
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output")


def picture(page: Page, number: int) -> Locator:
    """Return the picture of a widget, not the icon beside its title."""
    return output(page, number).locator('img:not([alt=""])')


def says(page: Page, number: int, words: str) -> None:
    """Wait until the sentence of a widget, as it stands on the page, holds these words."""
    expect(output(page, number).locator(".eleven-names-card-sentence")).to_contain_text(words)


def shows(page: Page, number: int, words: dict[str, str]) -> None:
    """Wait until the picture and the sentence, as they stand on the page, hold these words."""
    expect(picture(page, number)).to_have_attribute("alt", re.compile(re.escape(words["picture"])))
    says(page, number, words["sentence"])


def press(page: Page, number: int, button: str) -> None:
    output(page, number).get_by_role("button", name=button, exact=True).click()


def control(page: Page, number: int, name: str) -> Locator:
    """Return a button or another control by its name."""
    found = output(page, number).get_by_role("button", name=name, exact=True)
    return found if found.count() else output(page, number).get_by_label(name, exact=True)


def has_focus(locator: Locator) -> bool:
    return locator.evaluate("one => one.contains(document.activeElement)")


def colours(locator: Locator) -> list[str]:
    """Return the colour of its text, and of its ground."""
    return locator.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")


def is_dark(page: Page) -> bool:
    return page.evaluate("document.body.dataset.jpThemeLight") == "false"
