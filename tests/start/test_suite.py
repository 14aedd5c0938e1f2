"""What `python -m helpers.start test` runs: style, the notebooks strictly, then the tests, until one fails."""

import subprocess
import tomllib
from pathlib import Path

import pytest

from helpers.start import suite

PROJECT = Path(suite.ROOT, "pyproject.toml")


@pytest.fixture
def commands(monkeypatch):
    """Every command is written down instead of run; the one that holds `fails` fails."""
    commands = []

    def run(command, **options):
        commands.append(" ".join(command[1:]))
        return subprocess.CompletedProcess(command, 3 if run.fails in commands[-1] else 0)

    run.fails = "nothing"
    monkeypatch.setattr(subprocess, "run", run)
    return run, commands


def test_style_then_notebooks_then_tests(commands):
    assert suite.run(Path("python")) == 0
    check, format_, notebooks, tests, long = commands[1]
    assert (check, format_) == ("-m ruff check .", "-m ruff format --check .")
    assert "--nbval --nbval-current-env" in notebooks and "--nbval-lax" not in notebooks
    assert "--junitxml=build/notebooks.xml" in notebooks, "a test compares the number of its cells"
    assert tests.startswith("-W error -m pytest") and tests.endswith("helpers tests")
    assert "--cov=helpers --cov-report=term" in tests
    assert long == "-W error -m pytest -q -m slow tests"


def test_doctests_run_and_warnings_are_errors():
    options = tomllib.loads(PROJECT.read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert "--doctest-modules" in options["addopts"] and options["filterwarnings"][0] == "error"


@pytest.mark.parametrize("fails, number", [("ruff check", 1), ("--nbval", 3), ("--cov", 4), ("-m slow", 5)])
def test_the_first_that_fails_ends_it_with_its_code(commands, fails, number):
    commands[0].fails = fails
    assert suite.run(Path("python")) == 3
    assert len(commands[1]) == number
