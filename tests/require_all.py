"""Programs from outside that decide: without one a test is skipped with a sentence; with REQUIRE_ALL=1 that fails."""

import os
import shutil

import pytest

PACKAGES = {  # program -> Debian's package
    "dig": "bind9-dnsutils",
    "named-checkzone": "bind9-utils",
    "kdig": "knot-dnsutils",
    "curl": "curl",
    "openssl": "openssl",
    "unbound": "unbound",
    "tshark": "tshark",
    "chromium": "chromium",
}


def program(name: str) -> str:
    """Return the path of a program, or skip the test that needs it."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if path is None:
        pytest.skip(f"{name} is not installed; on Debian: apt install {PACKAGES.get(name, name)}")
    return path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let a skipped test fail where everything is required."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_ALL") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but REQUIRE_ALL=1: {call.excinfo.value if call.excinfo else 'no reason given'}"
    return report
