"""The Python with everything in it: what is asked of pip, and when."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.start import environment
from helpers.start.machine import CannotStartError

LOCK = "# What students need:\na==1 --hash=sha256:00\n# For the tests only:\nb==2 --hash=sha256:11\n"


@pytest.fixture
def kit(monkeypatch, tmp_path):
    """A kit with an empty .venv, in which every command is written down instead of run."""
    commands = []

    def run(command, **options):
        commands.append((command, Path(command[-1]).read_text("utf-8") if "-r" in command else ""))
        if "venv" in command:
            python.parent.mkdir(parents=True)  # Debian without python3-venv makes this much, and fails
            python.write_text("", "utf-8")
        if run.interrupted:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, run.code, stdout=str(tmp_path))

    run.code, run.interrupted = 0, False
    venv = tmp_path / ".venv"
    python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")
    (tmp_path / "requirements.lock").write_text(LOCK, "utf-8")
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(environment, "WHEELS", tmp_path / "wheels")
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    return tmp_path, commands, run


def pip_of(commands):
    return [(command, text) for command, text in commands if "pip" in command]


def test_students_get_their_part_with_hashes_and_wheels_alone(kit):
    environment.prepare()
    ((command, text),) = pip_of(kit[1])
    assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(command)
    assert "a==1" in text and "b==2" not in text
    assert "--no-index" not in command


def test_tests_get_everything(kit):
    environment.prepare(for_tests=True)
    assert "b==2" in pip_of(kit[1])[0][1]


def test_a_folder_of_wheels_replaces_the_network(kit):
    (kit[0] / "wheels").mkdir()
    environment.prepare()
    command = pip_of(kit[1])[0][0]
    assert command[command.index("--find-links") + 1] == str(kit[0] / "wheels") and "--no-index" in command


def test_nothing_is_installed_twice_until_the_lock_changes(kit):
    environment.prepare()
    environment.prepare()
    assert len(pip_of(kit[1])) == 1
    (kit[0] / "requirements.lock").write_text(LOCK + "c==3\n", "utf-8")
    environment.prepare()
    assert len(pip_of(kit[1])) == 2


def test_the_list_of_fonts_is_built_at_once(kit):
    """matplotlib's first import takes ten seconds on a slow laptop: not in the first cell."""
    environment.prepare()
    assert any("import matplotlib.font_manager" in command for command, _ in kit[1])


def test_a_failed_installation_says_what_to_do(kit):
    kit[2].code = 1
    with pytest.raises(CannotStartError, match="put the package files into a folder named wheels"):
        environment.prepare()


@pytest.mark.parametrize("code, interrupted, raised", [(1, False, CannotStartError), (0, True, KeyboardInterrupt)])
def test_half_a_venv_is_never_taken_for_a_whole_one(kit, code, interrupted, raised):
    """On Debian without python3-venv, and after Ctrl-C, it has a Python but no pip."""
    shutil.rmtree(kit[0] / ".venv")
    kit[2].code, kit[2].interrupted = code, interrupted
    with pytest.raises(raised, match="sudo apt install python3-venv" if code else None):
        environment.prepare()
    kit[2].code, kit[2].interrupted = 0, False
    environment.prepare()
    assert [command[1:3] for command, _ in kit[1]].count(["-m", "venv"]) == 2


@pytest.mark.parametrize("language", ["C", "C.UTF-8"])
def test_notebooks_anywhere_find_the_kit_in_every_language(kit, monkeypatch, language):
    home = str(kit[0] / "kelas é")
    monkeypatch.setattr(environment, "ROOT", home)
    environment.prepare()
    monkeypatch.undo()  # from here on commands are run
    say = "import site, sys; site.addsitedir(sys.argv[1]); print(ascii(sys.path[-1]))"
    variables = {**os.environ, "LC_ALL": language}
    done = subprocess.run([sys.executable, "-c", say, kit[0]], env=variables, capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == ascii(home), done.stderr


def test_a_conda_environment_with_everything_is_used_as_it_is(kit, monkeypatch):
    monkeypatch.setenv("CONDA_PREFIX", "/a/conda/environment")
    assert environment.prepare() == Path(sys.executable)
    assert pip_of(kit[1]) == []
    assert any("import matplotlib.font_manager" in command for command, _ in kit[1])


def test_a_conda_environment_that_lacks_a_package_is_left_alone(kit, monkeypatch):
    """Anaconda's own environment is active in every terminal, and has JupyterLab."""
    project = kit[0] / "pyproject.toml"
    project.write_text('[project]\ndependencies = ["jupyterlab>=4", "nobody-has_this.one>=1,<2"]\n', "utf-8")
    monkeypatch.setattr(environment, "PROJECT", project)
    monkeypatch.setenv("CONDA_PREFIX", "/home/ani/anaconda3")
    assert environment.prepare().is_relative_to(kit[0] / ".venv")
    assert len(pip_of(kit[1])) == 1
