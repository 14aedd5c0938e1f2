"""The README: its commands are real commands, and its paths are there."""

import inspect
import pathlib
import re

import pytest

from helpers import case, demos
from helpers.start.__main__ import USAGE
from helpers.start.environment import WHEELS
from helpers.start.machine import OLDEST

ROOT = pathlib.Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_start_command_is_one_that_the_program_knows():
    used = set(re.findall(r"`?(python -m helpers\.start(?: [a-z0-9_]+)*)`?", README))
    known = {re.split(r"\s{2,}", line)[0] for line in USAGE.splitlines()}
    assert len(used) >= 4 and used <= known


def test_every_make_word_is_a_target():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    used = set(re.findall(r"`make (\w+)`", README))
    assert {"lab", "test", "bench"} <= used <= targets


def test_the_conda_way_is_three_commands_at_the_top():
    blocks = re.findall(r"```\n(.*?)```", README.split("| command")[0], re.DOTALL)
    assert blocks[1].splitlines() == [
        "conda env create -f environment.yml",
        "conda activate eleven-names",
        "python -m helpers.start",
    ]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([a-z_]+(?:/[a-z_.]*)+|[A-Za-z_]+\.[a-z]+)`", README))))
def test_every_path_is_there(path):
    assert (ROOT / path).exists() or path.startswith("notebooks/mine")


def test_every_demo_is_in_the_table_with_its_seconds():
    rows = re.findall(r"^\| `demos\.(\w+)\(\)` \| .{20,} \| [0-9.]+ \|$", README, re.MULTILINE)
    public = [name for name, call in inspect.getmembers(demos, inspect.isfunction)
              if call.__module__ == demos.__name__ and not name.startswith("_")]  # fmt: skip
    assert sorted(rows) == sorted(public)


def test_every_table_of_the_record_is_in_the_list():
    listed = re.findall(r"`case\.(\w+)\(\)`", README.split("The record: ")[1].split("`case.reading_list()`")[0])
    rooms = {f"helpers.case.{name}" for name in ("record", "remedies", "jigsaw")}
    public = [name for name in case.__all__ if getattr(case, name).__module__ in rooms]
    assert sorted(listed) == sorted(public) and len(public) == 21
    for name in public:
        assert re.search(r" \[\w+(, \w+)*\] \(.+\)$", str(getattr(case, name)()[0])), name


def test_the_test_command_is_the_one_that_ci_runs():
    assert "| `python -m helpers.start test` |" in README
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "python -m helpers.start test"


def test_the_words_about_this_python_are_those_of_the_program():
    assert f"Python {OLDEST[0]}.{OLDEST[1]} or newer (64 bit)" in README
    assert f"a folder `{WHEELS.name}`" in README


def test_it_says_what_was_tested_where():
    section = README.split("## What was tested where")[1].split("##")[0]
    assert re.search(r"Debian \d+ with Python 3\.\d+: all tests\.", section)
    assert "Windows, macOS and the conda solve were not tested" in section
