"""The log in a real JupyterLab: it grows while no cell runs, and stays readable in the dark theme."""

import dns.message
import dns.query
import pytest
from playwright.sync_api import expect

from tests.cards import DARK_ON_WHITE, colours, output, saved_cells
from tests.cast import BLOCK_PAGE, NAME
from tests.jupyterlab import DARK, PATIENCE_SECONDS, Lab, browser, code, run_all_cells, write_notebook
from tests.require_all import program

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


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab in the dark theme."""
    program("chromium")
    lab = Lab(tmp_path)
    lab.set("apputils-extension/themes", {"theme": DARK})
    with lab.running():
        yield lab


@pytest.fixture
def page():
    with browser() as page:
        yield page


def test_the_log_grows_on_the_page_and_is_kept_in_the_notebook(lab, page):
    path = lab.notebooks / "log.ipynb"
    write_notebook(path, [code(number, source.strip()) for number, source in enumerate(CELLS)])
    page.goto(lab.address(path.name))
    run_all_cells(page)

    rows = output(page, 0).locator("tbody tr")
    expect(rows.first).to_contain_text("aurora.web.telegram.org A")
    expect(output(page, 1)).to_contain_text("port")
    port = int(output(page, 1).inner_text().split()[1])

    answer = dns.query.udp(dns.message.make_query(NAME, "A"), "127.0.0.1", port=port, timeout=PATIENCE_SECONDS)
    assert BLOCK_PAGE in answer.to_text()
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("\N{NOT EQUAL TO} changed")
    assert colours(rows.first.locator("td").first) == DARK_ON_WHITE

    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(output(page, 0)).to_contain_text("stopped")
    saved = saved_cells(page, lab, path.name)
    without = lab.notebooks / "without_kernel.ipynb"
    write_notebook(without, saved, kernel="nobody-has-it")
    page.goto(lab.address(without.name))
    rows = output(page, 0).locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(f"{NAME} A")
    assert page.get_by_role("button", name="Stop").count() == 0
    assert colours(rows.last.locator("td").first) == DARK_ON_WHITE
