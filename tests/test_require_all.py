"""With REQUIRE_ALL=1 a skipped test fails; without it, it is skipped with its sentence."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

from tests.require_all import PACKAGES, program

ROOT = pathlib.Path(__file__).parent.parent
TESTS = """
import pytest
from tests.require_all import another_python, program, shared

def test_needs_a_program():
    program("a program that nobody has")

def test_needs_a_folder_beside_the_project():
    shared("a folder that nobody has")

def test_needs_another_python():
    another_python("9.9")

def test_needs_a_module():
    pytest.importorskip("a_module_that_nobody_has")

@pytest.mark.skipif(True, reason="skipped by mark")
def test_by_mark():
    pass

@pytest.mark.xfail(reason="known", strict=True)
def test_known_failure():
    assert False
"""
WHOLE_FILE = 'import pytest\n\npytest.importorskip("another_module_that_nobody_has")\n'
DOCTEST = '"""Say two.\n\n>>> 1 + 1  # doctest: +SKIP\n2\n"""\n'
FILES = {
    "with_conftest/conftest.py": "from tests.conftest import pytest_configure\n",  # that of these tests
    "with_conftest/test_it.py": TESTS,
    "beside_it/example.py": DOCTEST,
    "beside_it/test_file.py": WHOLE_FILE,
}
SENTENCES = [
    "a program that nobody has is not installed; on Debian: apt install",
    "could not import 'a_module_that_nobody_has'",
    "could not import 'another_module_that_nobody_has'",
    "skipped by mark",
    "all tests skipped by +SKIP option",
]


def run(folder, required):
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folders = [str(folder / "beside_it"), str(folder / "with_conftest")]
    words = ["-q", "-rs", "-c", os.devnull, "--doctest-modules", "--continue-on-collection-errors", *folders]
    environment = {**os.environ, "REQUIRE_ALL": required, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize(
    "required, code, summary, before",
    [
        ("0", 0, "8 skipped, 1 xfailed", ""),
        ("1", 1, "3 failed, 2 skipped, 1 xfailed, 3 errors", "skipped, but REQUIRE_ALL=1: "),
    ],
)
def test_what_is_skipped_fails_where_all_is_required(tmp_path, required, code, summary, before):
    done = run(tmp_path, required)
    assert summary in done.stdout, done.stdout + done.stderr
    assert [sentence for sentence in SENTENCES if before + sentence not in done.stdout] == []
    assert done.returncode == code


def test_a_program_that_is_there_is_found():
    assert pathlib.Path(program("git")).exists()


def test_ci_requires_everything_installs_every_program_and_runs_the_test_command():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert set(PACKAGES.values()) <= set(re.split(r"[\s\\]+", script))
    *_, required, command = script.splitlines()
    assert (required, command) == ("export REQUIRE_ALL=1", "python -m helpers.start test")
