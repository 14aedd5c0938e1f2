"""The doctor says OK or FIX, and what to do."""

import importlib.metadata

from helpers import lesson

LACKS = [
    "another Python", "3.11 or newer", "ipywidgets is missing", "Widgets can't be shown",
    "DejaVu Sans is missing", "Restart",
]  # fmt: skip


def missing(package):
    if package == "ipywidgets":
        raise importlib.metadata.PackageNotFoundError(package)
    return "1.0"


def test_a_healthy_computer_has_only_ok_lines(memory):
    lines = lesson.doctor(memory, environment={}, prefix="anywhere/.venv").lines
    assert {line.word for line in lines} == {"OK"} and len(lines) == 15


def test_what_it_looks_at(memory):
    said = " ".join(line.sentence for line in lesson.doctor(memory, environment={}, prefix="x/.venv").lines)
    for words in ("kernel", "Python 3", "dnspython", "Widgets", "font", "proxy", "ports", "small internet"):
        assert words in said


def test_each_lack_is_a_fix_with_its_remedy(memory):
    memory.close()
    lines = lesson.doctor(
        memory, version=(3, 9), installed=missing, environment={"https_proxy": "http://x"}, prefix="/usr", fonts=list
    ).lines
    fixes = [line.sentence for line in lines if line.word == "FIX"]
    assert [words in fix for words, fix in zip(LACKS, fixes, strict=True)]
    assert all("python -m helpers.start" in fix for fix in fixes[:-1])
    assert "HTTPS_PROXY is set. The kit does not use it" in "".join(line.sentence for line in lines)
