"""The whole way, in a copy of the kit whose path has a space and a letter outside ASCII."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import psutil
import pytest

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture
def copy():
    with tempfile.TemporaryDirectory(prefix="kit ") as short:  # pytest's own folders are too deep for the kit
        yield _copied(pathlib.Path(short, "kelas é"))


def _copied(folder):
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode("utf-8").rstrip("\0").split("\0"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def start(copy, *words):
    """Run the start command as a conda environment would: with this Python, which has everything."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"CONDA_PREFIX": sys.prefix, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "helpers.start", *words]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, encoding="utf-8")


def test_check_shows_the_students_copy_and_leaves_no_program_behind(copy):
    path_file = pathlib.Path(subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, encoding="utf-8", check=True,
    ).stdout.strip(), "eleven_names.pth")  # fmt: skip
    before = path_file.read_text("utf-8") if path_file.exists() else None
    try:
        done = start(copy, "check")
    finally:
        path_file.unlink() if before is None else path_file.write_text(before, "utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Ready: JupyterLab has shown the first notebook." in done.stdout
    mine = (copy / "notebooks" / "mine" / "00_start_here.ipynb").read_text("utf-8")
    assert '"outputs": []' in mine and "data:image" not in mine
    left = [process for process in psutil.process_iter(["cwd"]) if str(copy) in str(process.info["cwd"])]
    assert left == []


def test_reset_in_the_copy_needs_no_package(copy):
    done = start(copy, "reset", "00_start_here")
    assert done.stdout == "00_start_here.ipynb is fresh again.\n", done.stderr
