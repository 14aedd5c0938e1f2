"""The notebooks under strict nbval: twice in a row, and with another Python that is at hand."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from helpers.start.suite import NOTEBOOKS
from tests.kit_copy import copy_of_the_kit
from tests.require_all import NOT_NEEDED, another_python

PYTHONS = [version for version in ("3.11", "3.13") if version != f"{sys.version_info[0]}.{sys.version_info[1]}"]
READY = r"Ready: the small internet has \d+ addresses"
PREPARE = "from helpers.start import environment; environment.prepare()"

pytestmark = pytest.mark.slow


@pytest.fixture
def copy():
    with tempfile.TemporaryDirectory(prefix="kit ") as short:  # pytest's own folders are too deep for the kit
        yield copy_of_the_kit(Path(short, "kelas"))


def run(python, copy, *words, **more):
    """Run a Python in a copy of the kit, which its kernels find as well."""
    dropped = ("CONDA_PREFIX", "PYTHONPATH", "REQUIRE_ALL")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {"PYTHONUTF8": "1", "NO_PROXY": "*", **more}
    return subprocess.run([str(python), *words], cwd=copy, env=environment, capture_output=True, encoding="utf-8")


def test_they_pass_twice_in_a_row(copy):
    before = {path: path.read_bytes() for path in (copy / "notebooks").rglob("*.ipynb")}
    for _ in range(2):
        done = run(sys.executable, copy, *NOTEBOOKS, PYTHONPATH=str(copy))
        assert done.returncode == 0, done.stdout
        assert " passed" in done.stdout and "skipped" not in done.stdout
    assert {path: path.read_bytes() for path in (copy / "notebooks").rglob("*.ipynb")} == before


def test_an_output_that_is_not_the_runs_fails(copy):
    """What the tests above rely on: strict nbval compares every output."""
    (first,) = (copy / "notebooks").glob("00_*.ipynb")
    text = first.read_text("utf-8")
    assert re.search(READY, text)
    first.write_text(re.sub(READY, "Ready: the small internet has 9 addresses", text), "utf-8")
    done = run(sys.executable, copy, *NOTEBOOKS, PYTHONPATH=str(copy))
    assert done.returncode == 1 and "1 failed" in done.stdout, done.stdout


@pytest.mark.parametrize("version", PYTHONS)
def test_they_pass_with_another_python(copy, version):
    """Its packages are those of students, from the lock file, in an environment of the copy's own."""
    python = another_python(version)
    made = run(python, copy, "-c", PREPARE)
    if made.returncode:
        pytest.skip(
            f"Python {version} with its packages {NOT_NEEDED}; installing them ended with: {made.stderr[-200:]}"
        )
    own = copy / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = run(own, copy, *NOTEBOOKS)
    assert done.returncode == 0, done.stdout
