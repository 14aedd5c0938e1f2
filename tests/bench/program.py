"""The program as a student meets it: import, kernel, notebook, and the way from a fresh clone to "Ready"."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jupyter_client
import psutil

from tests.bench.figure import Figure, median_seconds

ROOT = Path(__file__).parents[2]
KERNEL = """
import matplotlib.pyplot
from helpers import classroom, show
internet = classroom.open()
student = internet.client("Telkomsel")
with internet.capture() as capture:
    student.app.connect()
show.journey(capture)
"""


def figures() -> Iterator[Figure]:
    """Measure in processes of their own."""
    empty = _python_seconds("pass")
    ours, peer = (
        _python_seconds(line) - empty for line in ("import helpers.classroom", "import dns.message, dns.zone, h11")
    )
    yield Figure("import helpers.classroom", ours, "s", 0.25, "import of the libraries in it", peer)
    yield Figure("kernel with classroom and matplotlib", _kernel_megabytes(), "MB", 140)
    yield Figure("notebook 00 under nbval", _nbval_seconds(), "s", 15)
    yield Figure('fresh clone to "Ready", packages downloaded before', _clone_seconds(), "s", 60)


def _python_seconds(line: str) -> float:
    def once():
        subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=True)

    once()
    return median_seconds(once, 9)


def _kernel_megabytes() -> float:
    manager, client = jupyter_client.manager.start_new_kernel(cwd=str(ROOT))
    try:
        reply = client.execute_interactive(KERNEL, timeout=60, output_hook=lambda message: None)
        assert reply["content"]["status"] == "ok", reply["content"]
        process = psutil.Process(manager.provisioner.pid)
        return process.memory_info().rss / 1e6
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _nbval_seconds() -> float:
    words = ["-m", "pytest", "-q", "-p", "no:doctest", "--nbval", "--nbval-current-env", "--override-ini=addopts="]
    command = [sys.executable, *words, "-W", "default", "notebooks/00_start_here.ipynb"]
    return median_seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True), 3)


def _clone_seconds() -> float:
    """Run the README's check command in a fresh clone, with packages from pip's own cache."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "kit"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        python = shutil.which("python3") or sys.executable
        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CONDA_PREFIX")}
        command = [python, "-m", "helpers.start", "check"]
        return median_seconds(
            lambda: subprocess.run(command, cwd=clone, env=environment, check=True, capture_output=True), 1
        )
