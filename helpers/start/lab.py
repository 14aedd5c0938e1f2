"""JupyterLab on this computer alone: a free port of 127.0.0.1, no news, no proxy in between."""

import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from helpers.start.machine import ROOT, CannotStartError

FIRST = "00_start_here.ipynb"
MINE = "notebooks/mine"
PATIENCE_SECONDS = 60
NO_NEWS = '{"fetchNews": "false", "checkForUpdates": false}\n'


def show(python: Path, folder: str = MINE) -> None:
    """Open JupyterLab at the first notebook of a folder and wait until it is closed."""
    print("3/3 Ready. JupyterLab opens in your browser; press Ctrl-C here to stop it.", flush=True)
    subprocess.run(_command(python, free_port(), secrets.token_hex(16), folder), env=_environment(), cwd=ROOT)


def terminal(python: Path, words: list[str]) -> int:
    """Keep the small internet running in this terminal until Ctrl-C; return the exit code."""
    return subprocess.run([str(python), "-m", "helpers.classroom", *words], cwd=ROOT).returncode


def check(python: Path) -> None:
    """Start JupyterLab without a browser, fetch the first notebook over HTTP, and stop.

    Raises CannotStartError if it fails.
    """
    port, token = free_port(), secrets.token_hex(16)
    lab = subprocess.Popen(
        [*_command(python, port, token), "--no-browser"],
        env=_environment(),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        fetch_when_ready(lab, f"http://127.0.0.1:{port}/api/contents/{MINE}/{FIRST}", token)
        print("3/3 Ready: JupyterLab has shown the first notebook.", flush=True)
    finally:
        lab.terminate()
        lab.wait()


def fetch_when_ready(lab: subprocess.Popen, url: str, token: str) -> bytes:
    """Return what JupyterLab has at a URL, as soon as it is up.

    Raises CannotStartError if it ends before, is not up after PATIENCE_SECONDS, or does not have it.
    """
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"Authorization": f"token {token}"})
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and lab.poll() is None:
        try:
            with opener.open(request, timeout=5) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            raise CannotStartError(f"JupyterLab did not find the notebook (status {error.code}).") from error
        except OSError:
            time.sleep(0.2)  # it is not up yet
    raise CannotStartError("JupyterLab did not start. Delete the folder .venv and run this command again.")


def free_port() -> int:
    """Return a free port of 127.0.0.1; CannotStartError where there is none (EACCES is a reserved port on Windows)."""
    try:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            return sock.getsockname()[1]
    except OSError as error:
        raise CannotStartError(
            f"This computer gave no free port ({error}). Close other programs and try again."
        ) from error


def _command(python: Path, port: int, token: str, folder: str = MINE) -> list[str]:
    return [
        str(python), "-m", "jupyterlab", f"{folder}/{FIRST}", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=50", "--ServerApp.use_redirect_file=False", f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={ROOT}", "--LabApp.extension_manager=readonly", "--LabApp.news_url=",
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    """Return the variables for JupyterLab: nothing for 127.0.0.1 goes to a proxy, and no news is fetched."""
    settings = Path(ROOT) / ".venv" / "lab-settings"
    news = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    news.parent.mkdir(parents=True, exist_ok=True)
    if not news.exists():
        news.write_text(NO_NEWS, "utf-8")
    here = "127.0.0.1,localhost"
    no_proxy = ",".join(filter(None, [os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), here]))
    return {**os.environ, "NO_PROXY": no_proxy, "no_proxy": no_proxy, "JUPYTERLAB_SETTINGS_DIR": str(settings)}
