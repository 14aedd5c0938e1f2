"""The whole way, in a copy of the kit whose path has a space and a letter outside ASCII."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import psutil
import pytest

from helpers.start import lab, notebooks
from tests.kit_copy import copy_of_the_kit

ROOT = pathlib.Path(__file__).parents[2]
NOBODY = "http://127.0.0.1:9"  # a proxy that answers nobody: nothing on this computer may ask it


@pytest.fixture
def copy():
    with tempfile.TemporaryDirectory(prefix="kit ") as short:  # pytest's own folders are too deep for the kit
        yield copy_of_the_kit(pathlib.Path(short, "kelas é"))


def start(copy, *words):
    """Run the start command as a conda environment would: with this Python, which has everything."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"CONDA_PREFIX": sys.prefix, "PYTHONUTF8": "1", "HTTP_PROXY": NOBODY, "http_proxy": NOBODY}
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


def test_lab_listens_at_127_0_0_1_alone_and_serves_the_copy_without_outputs(copy, monkeypatch):
    served, addresses = [], set()
    fetch = lab.fetch_when_ready

    def fetch_and_look(process, url, token):
        served.append(json.loads(fetch(process, url, token)))
        one = psutil.Process(process.pid)
        for each in [one, *one.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess, FileNotFoundError):  # a child may end while we look
                links = each.net_connections(kind="inet")
                addresses.update(link.laddr.ip for link in links if link.status == psutil.CONN_LISTEN)

    monkeypatch.setattr(lab, "ROOT", str(copy))
    monkeypatch.setattr(lab, "fetch_when_ready", fetch_and_look)
    notebooks.copy(copy / "notebooks", copy / "notebooks" / "mine")
    lab.check(pathlib.Path(sys.executable))
    assert addresses == {"127.0.0.1"}
    code = [cell for cell in served[0]["content"]["cells"] if cell["cell_type"] == "code"]
    assert served[0]["path"] == f"notebooks/mine/{lab.FIRST}" and len(code) > 5
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_reset_in_the_copy_needs_no_package(copy):
    done = start(copy, "reset", "00_start_here")
    assert done.stdout == "00_start_here.ipynb is fresh again.\n", done.stderr
