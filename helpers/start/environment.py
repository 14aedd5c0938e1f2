"""The Python with everything in it: the one that runs, if it has JupyterLab (conda), or a new one in .venv."""

import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from helpers.start.machine import ROOT, CannotStartError

HERE = Path(ROOT)
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
PROJECT = HERE / "pyproject.toml"
WHEELS = HERE / "wheels"
TESTS_ONLY = "# For the tests only:"
SOURCE_ONLY = "pyaes"  # a package of the tests that has no wheel; it is pure Python and needs no compiler
NO_INSTALL = (
    "The packages could not be installed (the lines above say why). Check the network and the free space on the disk, "
    "then try again. Without a network: put the package files into a folder named wheels."
)


def prepare(for_tests: bool = False) -> Path:
    """Return the Python that has all packages; set it up first where needed."""
    if os.environ.get("CONDA_PREFIX") and not for_tests and _has_every_package():
        print(f"1/3 Using the Python of this conda environment: {sys.executable}", flush=True)
        python = Path(sys.executable)
        _build_list_of_fonts(python)
    else:
        python = _venv()
        _install(python, for_tests)
    _let_find_the_kit(python)
    return python


def student_lines(lock: str) -> str:
    """Return the part of the lock file that students need."""
    return lock.split(TESTS_ONLY)[0]


def _has_every_package() -> bool:
    """Tell if the Python that runs has all that pyproject.toml names: Anaconda's own has JupyterLab, but not all."""
    lines = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    try:
        return all(importlib.metadata.version(re.match(r"[\w.-]+", line)[0]) for line in lines)
    except importlib.metadata.PackageNotFoundError:
        return False


def _venv() -> Path:
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print("1/3 Making a Python of our own in the folder .venv ...", flush=True)
        made = False
        try:
            made = subprocess.run([sys.executable, "-m", "venv", str(VENV)]).returncode == 0
        finally:
            if not made:  # half of one, without pip, would be taken for a whole one the next time
                shutil.rmtree(VENV, ignore_errors=True)
        if not made:
            raise CannotStartError("No .venv could be made. On Debian or Ubuntu: sudo apt install python3-venv")
    return python


def _install(python: Path, for_tests: bool) -> None:
    lock = LOCK.read_text("utf-8")
    wanted = lock if for_tests else student_lines(lock)
    mark = VENV / "installed"
    fingerprint = hashlib.sha256(lock.encode()).hexdigest()
    done = mark.read_text("utf-8").split() if mark.exists() else []
    if fingerprint in done and (not for_tests or "tests" in done):
        return
    print("2/3 Installing the packages: some minutes at the first time ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "wanted.txt"
        part.write_text(wanted, "utf-8")
        offline = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:", "--no-deps"]
        quiet += ["--no-binary", SOURCE_ONLY] if for_tests else []
        command = [str(python), "-m", "pip", "install", *quiet, *offline, "--require-hashes", "-r", str(part)]
        if subprocess.run(command).returncode:
            raise CannotStartError(NO_INSTALL)
    _build_list_of_fonts(python)
    mark.write_text(fingerprint + (" tests" if for_tests else ""), "utf-8")


def _build_list_of_fonts(python: Path) -> None:
    """Let matplotlib build it now: it takes ten seconds on a slow laptop."""
    print("    Building the list of fonts ...", flush=True)
    subprocess.run([str(python), "-c", "import matplotlib.font_manager"], check=False)


def _let_find_the_kit(python: Path) -> None:
    """Let `from helpers import ...` work in a notebook anywhere: a .pth file names this folder."""
    say = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(python), "-X", "utf8", "-c", say], capture_output=True, encoding="utf-8", check=True)
    # Systems read such a file in different encodings, so every letter outside ASCII is escaped
    Path(found.stdout.strip(), "eleven_names.pth").write_text(f"import sys; sys.path.append({ROOT!a})\n", "ascii")
