"""A deck in a real JupyterLab: step by step through a notebook, and what of each slide is cut off."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.jupyterlab import Lab, run_all_cells
from tests.notebooks.slides import HIDDEN

WIDTH, HEIGHT = 1280, 720
NOT_RUN = {"execution_count": None, "outputs": []}
SMALLEST_TEXT = 15  # in pixels, at this height
SMALLEST_PICTURE = 0.5  # of the size that it was drawn in

# Everything that is drawn must lie on the screen, inside each box around it that cuts, and not under the arrows.
# Every letter and every control is looked at, also of fragments that are not shown yet: their place is kept.
MEASURE = """async ([smallestText, smallestPicture]) => {
  const slide = [...document.querySelectorAll('.jp-Deck .jp-Cell.jp-deck-mod-onscreen')];
  await Promise.all(slide.flatMap(cell => [...cell.querySelectorAll('img')]).map(image => image.decode()));
  const frame = () => new Promise(requestAnimationFrame);
  const where = () => JSON.stringify(slide.map(cell => cell.getBoundingClientRect()));
  for (let before; before !== where();) { before = where(); await frame(); await frame(); }

  const remote = document.querySelector('.jp-Deck-Remote').getBoundingClientRect();
  const screen = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
  const found = [];
  const look = (what, element, box) => {
    if (!box.width || !box.height) return;
    let {left, top, right, bottom} = screen;
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const {overflowX, overflowY} = getComputedStyle(around), edge = around.getBoundingClientRect();
      if (overflowX !== 'visible') { left = Math.max(left, edge.left); right = Math.min(right, edge.right); }
      if (overflowY !== 'visible') { top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom); }
    }
    const out = Math.max(left - box.left, top - box.top, box.right - right, box.bottom - bottom);
    if (out > 1) found.push(`cut off by ${Math.ceil(out)} pixels: ${what}`);
    if (box.right > remote.left + 1 && box.bottom > remote.top + 1) found.push(`under the arrows: ${what}`);
  };
  const isClosed = element => element.closest('details:not([open])') && !element.closest('summary');
  const isHidden = element => !element.checkVisibility({visibilityProperty: true}) || isClosed(element);
  for (const cell of slide) {
    const shown = [...cell.querySelectorAll('.jp-OutputArea-output')].filter(one => !one.innerText.trim());
    if (shown.some(one => !one.querySelector('img, button'))) found.push('a cell shows nothing');
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const words = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
      if (!words || isHidden(element) || element.closest('style, option, .cm-announced')) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const boxes = [...range.getClientRects()];
      for (const box of boxes) look(words.slice(0, 60), element, box);
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (boxes.length && size < smallestText) found.push(`text of ${size} pixels: ${words.slice(0, 60)}`);
    }
    for (const control of cell.querySelectorAll('img, svg, button, select, input, textarea')) {
      if (isHidden(control) || control.closest('.jp-Collapser, .jp-Toolbar')) continue;
      const what = control.alt?.slice(0, 60) || control.tagName.toLowerCase();
      const box = control.getBoundingClientRect();
      look(what, control, box);
      const share = (box.width / 1280).toFixed(2);  // the kit draws so wide
      if (control.alt && share < smallestPicture) found.push(`only ${share} of the size it was drawn in: ${what}`);
    }
  }
  return found;
}"""


class Deck:
    """The deck of one notebook, as a teacher shows it."""

    def __init__(self, page: Page, lab: Lab, notebook: dict) -> None:
        """Open a notebook as it was saved, without a kernel."""
        self.page, self.lab = page, lab
        types = [cell["metadata"]["slideshow"]["slide_type"] for cell in notebook["cells"]]
        self.steps = [number for number, kind in enumerate(types) if kind not in HIDDEN]
        self.slides = sum(kind in ("slide", "subslide") for kind in types)
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        self._open(notebook, "nobody-has-it")
        page.get_by_role("dialog").get_by_role("button", name="No Kernel").click()

    def run(self, notebook: dict) -> None:
        """Open the notebook without its outputs, and make them anew: widgets have their controls then."""
        fresh = [{**cell, **NOT_RUN} if cell["cell_type"] == "code" else cell for cell in notebook["cells"]]
        self._open({**notebook, "cells": fresh}, "python3")
        run_all_cells(self.page)
        done = self.page.locator(".jp-CodeCell .jp-InputPrompt", has_text=re.compile(r"^\[\d+\]:$"))
        expect(done).to_have_count(len([cell for cell in fresh if cell["cell_type"] == "code"]))

    def walk(self) -> Iterator[tuple[int, list[str]]]:
        """Start the deck and go through it by the space bar: yield each cell's number and what is cut off there.

        Each cell has to come when the metadata say so, and the deck has to end with the last.
        """
        self.cells.first.locator(".jp-InputArea").click(position={"x": 1, "y": 1})
        self.page.locator("[data-command='deck:toggle']").first.click()
        seen = set()
        for number in self.steps:
            for name in ("jp-mod-active", "jp-deck-mod-visible"):
                expect(self.cells.nth(number)).to_contain_class(name)
            yield number, self.page.evaluate(MEASURE, [SMALLEST_TEXT, SMALLEST_PICTURE])
            seen.add(tuple(self.page.evaluate(ON_SCREEN)))
            self.page.keyboard.press("Space")
        for direction in ("forward", "down"):
            expect(self.page.locator(f".jp-deck-mod-direction-{direction}")).to_contain_class("jp-mod-disabled")
        assert len(seen) == self.slides
        self.page.keyboard.press("Escape")
        expect(self.page.locator(".jp-Deck")).to_have_count(0)

    def cut_off(self, pictures: Path) -> dict[int, list[str]]:
        """Return what is cut off, by the number of the cell, and leave a picture of each such slide in a folder."""
        found = {}
        for number, problems in self.walk():
            if problems:
                found[number] = problems
                self.page.screenshot(path=pictures / f"cell_{number:02d}.png")
        return found

    @property
    def cells(self) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell")

    def _open(self, notebook: dict, kernel: str) -> None:
        spec = {"name": kernel, "display_name": kernel}  # without a language: with one, any kernel of it would do
        metadata = {name: value for name, value in notebook["metadata"].items() if name != "language_info"}
        saved = {**notebook, "metadata": {**metadata, "kernelspec": spec}}
        path = self.lab.notebooks / f"deck{len(list(self.lab.notebooks.iterdir()))}.ipynb"  # no kernel runs under it
        path.write_text(json.dumps(saved), "utf-8")
        self.page.goto(self.lab.address(path.name))
        expect(self.cells).to_have_count(len(notebook["cells"]))


ON_SCREEN = """() => [...document.querySelectorAll('.jp-Deck .jp-Cell')].flatMap(
  (cell, number) => cell.classList.contains('jp-deck-mod-onscreen') ? [number] : [])"""
