"""A JupyterLab of a test's own, and a real browser that looks at one notebook in it."""

import contextlib
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

from helpers.start.lab import NO_NEWS, free_port
from tests.foreign.browser import FLAGS
from tests.require_all import program

ROOT = Path(__file__).parents[2]
SETTINGS = "@jupyterlab/apputils-extension"


@contextlib.contextmanager
def lab(folder: Path, theme: str = "JupyterLab Light") -> Iterator[str]:
    """Start JupyterLab over a folder, apart from what this user has; yield the address of its notebooks."""
    own = {name: folder / "own" / name for name in ("config", "data", "runtime", "settings", "workspaces")}
    for path in own.values():
        path.mkdir(parents=True, exist_ok=True)
    set_theme(folder, theme)
    port, token = free_port(), secrets.token_hex(16)
    words = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root",
        "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    environment = {
        **{name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")},
        "PYTHONPATH": str(ROOT),
        "JUPYTER_CONFIG_DIR": str(own["config"]),
        "JUPYTER_DATA_DIR": str(own["data"]),
        "JUPYTER_RUNTIME_DIR": str(own["runtime"]),
        "JUPYTERLAB_SETTINGS_DIR": str(own["settings"]),
        "JUPYTERLAB_WORKSPACES_DIR": str(own["workspaces"]),
    }
    server = subprocess.Popen(
        words, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        for written in server.stdout:  # it says when it is up
            if b"is running at" in written:
                break
        else:
            raise AssertionError("JupyterLab did not start")
        yield f"http://127.0.0.1:{port}/lab/tree/{{}}?token={token}&reset"
    finally:
        server.terminate()
        server.communicate()


def set_theme(folder: Path, theme: str) -> None:
    """Let JupyterLab, once it is loaded again, have this theme, and no news."""
    settings = folder / "own" / "settings" / SETTINGS
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text(NO_NEWS, "utf-8")
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}), "utf-8")


def write_notebook(path: Path, cells: list[str]) -> None:
    """Write a notebook of code cells that were not run."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


@contextlib.contextmanager
def browser() -> Iterator[Page]:
    """Yield a page of a fresh Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program("chromium"), headless=True, args=FLAGS)
        page = started.new_page(viewport={"width": 1400, "height": 1300}, bypass_csp=True)
        page.set_default_timeout(20_000)
        try:
            yield page
        finally:
            started.close()
