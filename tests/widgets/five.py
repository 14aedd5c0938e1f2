"""Five widgets in one notebook, as they stand in JupyterLab."""

from playwright.sync_api import expect

from tests.cards import output, run_in

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


def run_all(page, lab, theme):
    """Open the notebook in a theme and run it."""
    run_in(theme, page, lab, NAME)
    expect(output(page, REMEDIES).get_by_role("button", name="Reset")).to_be_visible()
    expect(page.get_by_text("| Idle")).to_be_visible()
    return page
