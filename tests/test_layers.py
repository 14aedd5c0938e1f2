"""The reading order is the import order: a module may import only from rows above."""

import ast
import pathlib
import subprocess
import sys

import pytest

HELPERS = pathlib.Path(__file__).parent.parent / "helpers"

LAYERS = [
    {"failures"},
    {"endpoint"},
    {"protocols"},
    {"censor"},
    {"network"},
    {"transports"},
    {"servers", "clients"},
    {"case"},
    {"classroom"},
    {"show"},
    {"demos", "lesson"},
]
ALONE = {"__init__", "start"}  # the map, and the start command, which must run before anything is installed


def layer_of(name):
    return next(row for row, names in enumerate(LAYERS) if name in names)


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "helpers":
            parts = node.module.split(".")[1:]
            yield from [parts[0]] if parts else [alias.name for alias in node.names]


@pytest.mark.parametrize("path", sorted(HELPERS.rglob("*.py")), ids=str)
def test_imports_point_upward(path):
    own = path.relative_to(HELPERS).parts[0].removesuffix(".py")
    if own in ALONE:
        assert set(imports_of(path)) <= {own}
        return
    for imported in imports_of(path):
        assert imported == own or layer_of(imported) < layer_of(own), f"{own} may not import {imported}"


def test_only_the_sockets_networks_open_sockets():
    forbidden = {"socket", "asyncio", "threading", "ssl", "trustme"}
    allowed = {"loopback.py", "sockets.py", "doorway.py", "datagram_door.py", "stream_door.py"}
    allowed |= {"secure.py", "workers.py"}
    for path in HELPERS.rglob("*.py"):
        if path.parent.name == "start":
            continue  # it asks for a free port of 127.0.0.1 and for the first notebook there
        used = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        assert not used & forbidden or path.name in allowed, path


def test_no_file_is_longer_than_200_lines():
    for path in HELPERS.rglob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 200, path


def test_the_memory_path_needs_no_socket_ssl_thread_cryptography():
    """A browser has none of them: a fresh Python, in which importing them raises, runs a whole visit."""
    script = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("_ssl", "ssl", "asyncio", "trustme", "cryptography", "concurrent"):
            raise ImportError(name)
import socket, threading  # dnspython imports both; opening or starting one is what a browser refuses
socket.socket = threading.Thread.start = None
sys.meta_path.insert(0, Refuse())
from helpers import classroom
from helpers.network.memory import MemoryNetwork
internet = classroom.open(MemoryNetwork())
print(internet.client("abroad").browser.get("https://web.telegram.org/").title)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=HELPERS.parent, capture_output=True, text=True)
    assert done.stdout == "Telegram Web\n", done.stderr
