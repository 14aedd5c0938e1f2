"""JupyterLab on this computer alone: its own port, no proxy in between, no news, no file that a browser can't read."""

import errno
import http.server
import socket
import threading
from pathlib import Path

import pytest

from helpers.start import lab
from helpers.start.machine import CannotStartError


def test_the_command_binds_127_0_0_1_and_writes_no_redirect_file():
    command = lab._command(Path("python"), 8888, "secret")
    assert {"--ip=127.0.0.1", "--port=8888", "--ServerApp.use_redirect_file=False"} <= set(command)
    assert "--IdentityProvider.token=secret" in command and "--LabApp.news_url=" in command
    assert f"notebooks/mine/{lab.FIRST}" in command


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
def test_nothing_for_this_computer_goes_to_a_proxy(monkeypatch, tmp_path, name):
    monkeypatch.setattr(lab, "ROOT", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:8080")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert lab._environment()["NO_PROXY"] == lab._environment()["no_proxy"] == "127.0.0.1,localhost"
    monkeypatch.setenv(name, "example.org")
    assert lab._environment()["NO_PROXY"] == lab._environment()["no_proxy"] == "example.org,127.0.0.1,localhost"
    assert lab._environment()["HTTP_PROXY"] == "http://192.0.2.1:8080"  # students still reach the world outside


def test_lab_asks_nobody_for_news(monkeypatch, tmp_path):
    monkeypatch.setattr(lab, "ROOT", str(tmp_path))
    settings = Path(lab._environment()["JUPYTERLAB_SETTINGS_DIR"])
    assert '"fetchNews": "false"' in next(settings.rglob("notification*")).read_text("utf-8")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EADDRINUSE])
def test_a_reserved_port_is_treated_like_a_taken_one(monkeypatch, number):
    def refuse(sock, address):
        raise OSError(number, "no")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(CannotStartError, match="gave no free port .* Close other programs and try again"):
        lab.free_port()


def test_a_lab_that_ends_at_once_is_a_sentence():
    class Ended:
        def poll(self):
            return 1

    with pytest.raises(CannotStartError, match="Delete the folder .venv and run this command again"):
        lab.fetch_when_ready(Ended(), "http://127.0.0.1:9/", "secret")


def test_a_lab_without_the_notebook_is_a_sentence(monkeypatch):
    class Running:
        def poll(self):
            return None

    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # nobody listens there: it must not be asked
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.handle_request).start()
        with pytest.raises(CannotStartError, match=r"did not find the notebook \(status 501\)"):
            lab.fetch_when_ready(Running(), f"http://127.0.0.1:{server.server_port}/", "secret")
