"""Everything that is tested before a change is accepted: style, tests with doctests, and the notebooks."""

import os
import subprocess
from pathlib import Path

from helpers.start.machine import ROOT

STYLE = [["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."]]
TESTS = ["-W", "error", "-m", "pytest", "-q", "--cov=helpers", "--cov-report=term", "helpers", "tests"]
LONG = ["-W", "error", "-m", "pytest", "-q", "-m", "slow", "tests"]
NOTEBOOKS = ["-m", "pytest", "-q", "-p", "no:doctest", "--nbval", "--nbval-current-env", "-W", "default", "notebooks"]
NOTEBOOKS += ["--override-ini=addopts=", "--ignore=notebooks/mine", "--junitxml=build/notebooks.xml"]


def run(python: Path) -> int:
    """Run all of it, in this order, and stop at the first thing that fails; return the exit code."""
    build = Path(ROOT) / "build"
    build.mkdir(exist_ok=True)
    notebooks = sorted((Path(ROOT) / "notebooks").glob("*.ipynb"))
    for words in [*STYLE, *([NOTEBOOKS] if notebooks else []), TESTS, LONG]:
        print("python", " ".join(words), flush=True)
        code = subprocess.run([str(python), *words], cwd=ROOT, env={**os.environ, "NO_PROXY": "*"}).returncode
        if code:
            return code
    return 0
