"""Windows, macOS and Linux: what the kit must not use, and how its files must be named and written."""

import ast
import pathlib
import re
import subprocess
import tomllib

import psutil
import pytest

from helpers.case import zone_text
from helpers.endpoint import Endpoint
from helpers.protocols.zonefile import read_zone
from tests.cast import ABROAD, WEB

ROOT = pathlib.Path(__file__).parent.parent
PYTHON = sorted((ROOT / "helpers").rglob("*.py"))
REFUSED_NAMES = {"con", "prn", "aux", "nul", *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(1, 10))}
ONE_SYSTEM_ONLY = {"fork", "SIGALRM", "AF_UNIX", "SO_REUSEPORT", "reuse_port", "uname", "getuid", "mkfifo"}


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    return [name for name in listed.stdout.decode("utf-8").split("\0") if name and (ROOT / name).exists()]


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_no_word_that_one_system_lacks(path):
    tree = ast.parse(path.read_text("utf-8"))
    words = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    words |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    words |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg}
    assert not words & ONE_SYSTEM_ONLY


def test_servers_listen_at_127_0_0_1_alone(loopback):
    client = loopback.client("abroad")
    client.port_for(Endpoint(WEB, 443, "tcp"))
    client.port_for(Endpoint(ABROAD, 53, "udp"))
    assert client.web.connect() and client.app.connect()
    own = psutil.Process().net_connections(kind="inet")
    listening = [link.laddr.ip for link in own if link.status in (psutil.CONN_LISTEN, psutil.CONN_NONE)]
    assert len(listening) >= 5 and set(listening) == {"127.0.0.1"}


def test_every_file_that_is_opened_names_its_encoding():
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert "PLW1514" in ruff["select"]


def test_names_of_files_suit_every_system():
    names = tracked()
    assert len(names) > 100
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) <= 100, name
        for part in name.split("/"):
            assert not re.search(r'[<>:"\\|?*]', part) and not part.endswith((".", " ")), name
            assert part.split(".")[0].casefold() not in REFUSED_NAMES, name


def test_text_has_unix_line_ends_on_every_system():
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text("utf-8")
    binary = {".png", ".whl"}
    assert [
        name for name in tracked() if pathlib.Path(name).suffix not in binary and b"\r" in (ROOT / name).read_bytes()
    ] == []


def test_a_zone_file_that_an_editor_saved_with_crlf_still_loads():
    zone = zone_text("telegram.org.")
    assert read_zone(zone.replace("\n", "\r\n"), "telegram.org.") == read_zone(zone, "telegram.org.")


def test_nothing_but_the_project_stands_at_the_top():
    folders = {name.split("/")[0] for name in tracked() if "/" in name and not name.startswith(".")}
    assert folders == {"notebooks", "helpers", "data", "tests"}
