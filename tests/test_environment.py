"""environment.yml by conda's own rules, and the lock file: the same set as pyproject.toml, without an address."""

import importlib.metadata
import pathlib
import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec, Version, VersionSpec
from rattler.exceptions import InvalidMatchSpecError

from helpers.start.environment import TESTS_ONLY

ROOT = pathlib.Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # the same without a window toolkit


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text):
    pins = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE)
    return {canonical(name): version for name, version in pins}


def test_the_conda_file_has_only_what_conda_knows():
    assert set(CONDA) == {"name", "channels", "dependencies"}
    assert CONDA["channels"] == ["conda-forge"]


@pytest.mark.parametrize("spec", CONDA["dependencies"])
def test_every_line_is_a_specification_by_condas_rules_and_holds_the_tested_version(spec):
    MatchSpec(spec, strict=True)
    name, _, bounds = spec.partition(" ")
    if name == "python":
        assert bounds == PROJECT["requires-python"]
    else:
        tested = importlib.metadata.version({to: of for of, to in CONDA_NAMES.items()}.get(name, name))
        assert VersionSpec(bounds).matches(Version(tested))


def test_condas_rules_do_refuse():
    with pytest.raises(InvalidMatchSpecError):
        MatchSpec("jupyterlab >=4.2,<", strict=True)


def test_conda_and_pip_get_the_same_names_and_ranges():
    wanted = {}
    for line in PROJECT["dependencies"]:
        requirement = Requirement(line)
        wanted[CONDA_NAMES.get(requirement.name, requirement.name)] = set(str(requirement.specifier).split(","))
    found = {
        name: set(bounds.split(",")) for name, _, bounds in (spec.partition(" ") for spec in CONDA["dependencies"])
    }
    assert found.pop("python") == {PROJECT["requires-python"]}
    assert found == wanted


def test_the_lock_holds_every_dependency_within_its_range():
    students, everybody = locked(LOCK.split(TESTS_ONLY)[0]), locked(LOCK)
    for line in PROJECT["dependencies"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(students[canonical(requirement.name)]), line
    for line in PROJECT["optional-dependencies"]["test"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(everybody[canonical(requirement.name)]), line


def test_what_slides_need_is_tested_and_told_in_the_readme():
    [line] = PROJECT["optional-dependencies"]["slides"]
    assert line in PROJECT["optional-dependencies"]["test"]
    assert f'-m pip install "{line}"' in (ROOT / "README.md").read_text("utf-8")


def test_every_locked_package_has_hashes_and_nobodys_address():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) >= len(locked(LOCK)) > 100  # some stand there twice, for two kinds of systems
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--index|--find-links|--extra-index|--trusted-host", LOCK)


def test_the_lock_says_how_to_make_it_anew():
    head, command = LOCK.splitlines()[:2]
    assert "`make lock`" in head and command.startswith("# uv pip compile pyproject.toml --universal --generate-hashes")
    assert "lock:\n\t.ci/lock\n" in (ROOT / "Makefile").read_text("utf-8")


def test_test_tools_are_not_for_students():
    assert LOCK.count(TESTS_ONLY) == 1
    students = LOCK.split(TESTS_ONLY)[0]
    for line in PROJECT["optional-dependencies"]["test"]:
        name = canonical(Requirement(line).name)
        assert name in ("pyyaml", "pytest", "coverage", "psutil") or not re.search(
            rf"^{name}==", students, re.MULTILINE
        ), name
