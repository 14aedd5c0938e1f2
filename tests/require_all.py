"""Programs from outside that decide: without one a test is skipped with a sentence; with REQUIRE_ALL=1 that fails."""

import os
import pathlib
import shutil
import subprocess

import pytest

PACKAGES = {  # program -> Debian's package
    "dig": "bind9-dnsutils",
    "named": "bind9",
    "named-checkzone": "bind9-utils",
    "kdig": "knot-dnsutils",
    "curl": "curl",
    "openssl": "openssl",
    "unbound": "unbound",
    "nft": "nftables",
    "ip": "iproute2",
    "tshark": "tshark",
    "chromium": "chromium",
    "certutil": "libnss3-tools",
    "pdfinfo": "poppler-utils",
    "pdftotext": "poppler-utils",
}


NOT_IN_A_CLONE = "is not there, and not part of a clone"
NOT_NEEDED = "is not here, and not needed"
NEVER_REQUIRED = (NOT_IN_A_CLONE, NOT_NEEDED)  # sentences that hold one of these skip a test even where all is required
SHARED = pathlib.Path(__file__).parents[2] / "shared"


def shared(folder: str) -> pathlib.Path:
    """Return a folder of material beside the project; without it the test is skipped, even where all is required."""
    if not (SHARED / folder).is_dir():
        pytest.skip(f"the folder shared/{folder} {NOT_IN_A_CLONE}")
    return SHARED / folder


def another_python(version: str) -> str:
    """Return the path of a Python such as "3.13"; without it the test is skipped, even where all is required."""
    kept = pathlib.Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}")
    for path in filter(None, [*map(str, sorted(kept)), shutil.which(f"python{version}")]):
        if subprocess.run([path, "-c", ""], capture_output=True).returncode == 0:
            return path
    pytest.skip(f"another Python, {version}, {NOT_NEEDED}; with it the notebooks would be run there, too")


def program(name: str) -> str:
    """Return the path of a program, or skip the test that needs it."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if path is None:
        pytest.skip(f"{name} is not installed; on Debian: apt install {PACKAGES.get(name, name)}")
    return path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let a skipped test fail where everything is required; an expected failure stays one."""
    report = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and not any(words in str(call.excinfo and call.excinfo.value) for words in NEVER_REQUIRED)
    ):
        _fail(report, call)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Let a whole file that is skipped fail as well."""
    report = yield
    if report.skipped:
        _fail(report, report.call)
    return report


def _fail(report, call):
    if os.environ.get("REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped, but REQUIRE_ALL=1: {call.excinfo.value if call.excinfo else 'no reason given'}"
