"""A JupyterLab of a test's own, in either theme, and a real browser that looks at notebooks in it."""

import contextlib
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from helpers.start import lab as lab_command
from tests.foreign.browser import FLAGS
from tests.require_all import program

ROOT = Path(__file__).parents[1]
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
PATIENCE_SECONDS = 30
WIDE, HIGH, ALL = 1280, 1000, 8000  # pixels; with the last height all outputs are in sight
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


class Lab:
    """Its settings, its notebooks and all that it writes lie in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notebooks = folder, folder / "notebooks"
        self.notebooks.mkdir()
        self.token, self.port = secrets.token_hex(16), lab_command.free_port()
        self.set("apputils-extension/notification", {"fetchNews": "false", "checkForUpdates": False})
        self.set("notebook-extension/tracker", {"windowingMode": "none"})  # what is off the screen is there, too

    def set(self, name: str, settings: dict) -> None:
        """Write settings, which hold from the next page on."""
        path = self.folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), "utf-8")

    def address(self, notebook: str) -> str:
        return f"http://127.0.0.1:{self.port}/lab/tree/{notebook}?token={self.token}&reset"

    @contextlib.contextmanager
    def running(self) -> Iterator["Lab"]:
        """Let it run inside the with block."""
        own = {name: str(self.folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        environment = {**os.environ, **{f"JUPYTER_{name}_DIR": path for name, path in own.items()}}
        environment |= {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(self.folder / "ipython"), "NO_PROXY": "*"}
        environment["JUPYTERLAB_SETTINGS_DIR"] = str(self.folder / "settings")
        environment["JUPYTERLAB_WORKSPACES_DIR"] = str(self.folder / "workspaces")
        words = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={self.port}", "--ServerApp.port_retries=0"]
        words += [f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.notebooks}"]
        command = [sys.executable, "-m", "jupyterlab", *words, "--LabApp.extension_manager=readonly"]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            lab_command.fetch_when_ready(server, f"http://127.0.0.1:{self.port}/api/status", self.token)
            yield self
        finally:
            server.terminate()
            server.wait()


def write_notebook(path: Path, cells: list[dict], kernel: str = "python3") -> None:
    """Write a notebook; with a kernel that nobody has it opens without one."""
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    notebook = {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), "utf-8")


def code(number: int, source: str) -> dict:
    """Return a cell that was not run."""
    return {
        "cell_type": "code",
        "id": f"cell{number}",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
    }


def run_all_cells(page: Page) -> None:
    """Run the notebook that a page shows, as a reader does: by the menu."""
    expect(page.get_by_text("| Idle")).to_be_visible()  # in the status bar: before that it would ask for a kernel
    page.get_by_text("Run", exact=True).first.click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()


def look(page: Page) -> dict[str, int]:
    """Let axe-core look at our outputs alone; return how many elements kept each rule, once none was broken.

    It judges the colours of a text that is in sight.  JupyterLab's body has no height and hides what leaves it, so
    that axe-core takes every text for hidden: for the moment it gets one.
    """
    page.set_viewport_size({"width": WIDE, "height": ALL})
    page.evaluate("document.body.style.height = '100vh'")
    try:
        return kept_rules(page, ".jp-OutputArea-output")
    finally:
        page.evaluate("document.body.style.height = ''")
        page.set_viewport_size({"width": WIDE, "height": HIGH})


def kept_rules(page: Page, place: str | None = None) -> dict[str, int]:
    """Let axe-core look at a place of a page, or at all of it; return what `look` does."""
    found = Axe().run(page, place, {"runOnly": RULES}).response
    broken = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
    assert broken == []
    return {one["id"]: len(one["nodes"]) for one in found["passes"]}


@contextlib.contextmanager
def browser() -> Iterator[Page]:
    """Yield a page of a fresh Chromium, high enough for several widgets."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program("chromium"), args=FLAGS)
        page = started.new_page(viewport={"width": WIDE, "height": HIGH})
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        expect.set_options(timeout=PATIENCE_SECONDS * 1000)
        try:
            yield page
        finally:
            started.close()
