"""The log in a real JupyterLab: it grows while no cell runs, and stays readable in the dark theme."""

import json
import os
import subprocess
import sys
from pathlib import Path

import dns.message
import dns.query
import pytest
from playwright.sync_api import expect, sync_playwright

from helpers.start import lab as lab_command
from tests.cast import BLOCK_PAGE, NAME
from tests.foreign.browser import FLAGS
from tests.require_all import program

ROOT = Path(__file__).parents[2]
TOKEN = "classroom"
CELLS = [
    """
from helpers import classroom, show
from helpers.endpoint import Endpoint
internet = classroom.open()
log = show.log(internet.resolver("Telkomsel"))
log
""",
    """
student = internet.client("Telkomsel")
student.stub.resolve("aurora.web.telegram.org")
print("port", student.port_for(Endpoint("192.0.2.53", 53, "udp")))
""",
]
FOLDERS = ("CONFIG", "DATA", "RUNTIME")
PATIENCE_SECONDS = 60


def notebook(*cells, kernel="python3"):
    """Return the JSON of a notebook; with a kernel that nobody has it opens without one."""
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5})


def code(number, source):
    return {"cell_type": "code", "id": f"cell{number}", "metadata": {}, "execution_count": None, "outputs": [],
            "source": source.strip()}  # fmt: skip


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab in the dark theme whose settings and notebooks lie in a folder of their own."""
    program("chromium")
    settings = tmp_path / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text('{"theme": "JupyterLab Dark"}', "utf-8")
    news = '{"fetchNews": "false", "checkForUpdates": false}'
    (settings / "notification.jupyterlab-settings").write_text(news, "utf-8")
    notebooks, port = tmp_path / "notebooks", lab_command.free_port()
    notebooks.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings")}
    environment["JUPYTERLAB_WORKSPACES_DIR"] = environment["IPYTHONDIR"] = str(tmp_path / "state")
    environment |= {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in FOLDERS}
    words = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    words += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={notebooks}"]
    command = [sys.executable, "-m", "jupyterlab", *words, "--LabApp.extension_manager=readonly"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        lab_command._fetch(server, f"http://127.0.0.1:{port}/api/status", TOKEN)
        yield notebooks, lambda name: f"http://127.0.0.1:{port}/lab/tree/{name}?token={TOKEN}&reset"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        expect.set_options(timeout=PATIENCE_SECONDS * 1000)
        yield page
        browser.close()


def output(page, number):
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output")


def colours(cell):
    return cell.evaluate("cell => [getComputedStyle(cell).color, getComputedStyle(cell).backgroundColor]")


def test_the_log_grows_on_the_page_and_is_kept_in_the_notebook(lab, page):
    notebooks, address = lab
    path = notebooks / "log.ipynb"
    path.write_text(notebook(*(code(number, source) for number, source in enumerate(CELLS))), "utf-8")
    page.goto(address(path.name))
    expect(page.get_by_text("| Idle")).to_be_visible()  # in the status bar: before that it would ask for a kernel
    page.get_by_text("Run", exact=True).first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()

    rows = output(page, 0).locator("tbody tr")
    expect(rows.first).to_contain_text("aurora.web.telegram.org A")
    expect(output(page, 1)).to_contain_text("port")
    port = int(output(page, 1).inner_text().split()[1])

    answer = dns.query.udp(dns.message.make_query(NAME, "A"), "127.0.0.1", port=port, timeout=PATIENCE_SECONDS)
    assert BLOCK_PAGE in answer.to_text()
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("\N{NOT EQUAL TO} changed")
    assert colours(rows.first.locator("td").first) == ["rgb(27, 32, 38)", "rgb(255, 255, 255)"]

    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(output(page, 0)).to_contain_text("stopped")
    with page.expect_response(lambda response: response.request.method == "PUT" and "log.ipynb" in response.url):
        page.keyboard.press("Control+s")

    saved = json.loads(path.read_text("utf-8"))
    without = notebooks / "without_kernel.ipynb"
    without.write_text(notebook(*saved["cells"], kernel="nobody-has-it"), "utf-8")
    page.goto(address(without.name))
    rows = output(page, 0).locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(f"{NAME} A")
    assert page.get_by_role("button", name="Stop").count() == 0
    assert colours(rows.last.locator("td").first) == ["rgb(27, 32, 38)", "rgb(255, 255, 255)"]
