"""The doctor says OK or FIX, and what to do."""

import importlib.metadata

from helpers import lesson


def missing(package):
    if package == "ipywidgets":
        raise importlib.metadata.PackageNotFoundError(package)
    return "1.0"


def test_a_healthy_computer_has_only_ok_lines(memory):
    assert {line.word for line in lesson.doctor(memory, environment={}).lines} == {"OK"}


def test_each_lack_is_a_fix_with_its_remedy(memory):
    memory.close()
    lines = lesson.doctor(memory, version=(3, 9), installed=missing, environment={"https_proxy": "http://x"}).lines
    fixes = [line.sentence for line in lines if line.word == "FIX"]
    assert [
        words in fix for words, fix in zip(["3.11 or newer", "ipywidgets is missing", "Restart"], fixes, strict=True)
    ]
    assert "python -m helpers.start" in fixes[0]
    assert "HTTPS_PROXY is set. The kit does not use it" in "".join(line.sentence for line in lines)
