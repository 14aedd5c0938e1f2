"""The notebooks: how long all of them take under strict nbval, as its own report says."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from helpers.start.suite import NOTEBOOKS
from tests.bench.figure import Figure

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "build" / "notebooks.xml"  # NOTEBOOKS names it
TARGET_SECONDS = 60


def figures() -> Iterator[Figure]:
    """Run them as the test command does, with the start of their kernels; RuntimeError if a cell fails."""
    REPORT.parent.mkdir(exist_ok=True)
    environment = {**os.environ, "NO_PROXY": "*", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *NOTEBOOKS], cwd=ROOT, env=environment, capture_output=True)
    if done.returncode:
        raise RuntimeError("a notebook's cell failed; python -m helpers.start test says which one")
    report = ElementTree.parse(REPORT)
    by_notebook: dict[str, float] = defaultdict(float)
    for case in report.iter("testcase"):
        by_notebook[case.get("classname").removeprefix("notebooks.")] += float(case.get("time"))
    for name, seconds in by_notebook.items():
        yield Figure(f"{name} under nbval", seconds, "s")
    total = sum(float(suite.get("time")) for suite in report.iter("testsuite"))
    yield Figure("all notebooks under nbval, in all", total, "s", TARGET_SECONDS)
