"""With REQUIRE_ALL=1 a skipped test fails; without it, it is skipped with its sentence."""

import os
import pathlib
import subprocess
import sys

import pytest

from tests.require_all import program

ROOT = pathlib.Path(__file__).parent.parent
TESTS = """
import pytest
from tests.require_all import program

def test_needs_a_program():
    program("a program that nobody has")

@pytest.mark.skipif(True, reason="by mark")
def test_by_mark():
    pass

@pytest.mark.xfail(reason="known", strict=True)
def test_known_failure():
    assert False
"""


@pytest.mark.parametrize("required, summary", [("0", "2 skipped, 1 xfailed"), ("1", "1 failed, 1 xfailed, 1 error")])
def test_skips_fail_where_all_is_required(tmp_path, required, summary):
    (tmp_path / "test_it.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "tests.require_all", "-c", os.devnull, str(tmp_path)]
    environment = {**os.environ, "REQUIRE_ALL": required, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8")
    assert summary in done.stdout, done.stdout + done.stderr
    assert done.returncode == int(required)
    assert "a program that nobody has is not installed" in done.stdout


def test_a_program_that_is_there_is_found():
    assert pathlib.Path(program("git")).exists()
