"""Windows, macOS and Linux: what the kit must not use, and how its files must be named and written."""

import ast
import json
import pathlib
import re
import subprocess
import sys
import tomllib

import psutil
import pytest

from helpers.case import zone_text
from helpers.endpoint import Endpoint
from helpers.protocols.zonefile import read_zone
from tests.cast import ABROAD, WEB

ROOT = pathlib.Path(__file__).parent.parent
HELPERS = sorted((ROOT / "helpers").rglob("*.py"))
PYTHON = sorted([*HELPERS, *(ROOT / "tests").rglob("*.py")])
REFUSED_NAMES = {"con", "prn", "aux", "nul", *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(1, 10))}
OTHER_ADDRESSES = {"0.0.0.0", "::", "::1", "localhost"}  # the last may mean ::1
BINDERS = {"bind", "start_server", "create_server", "create_datagram_endpoint"}
ONE_SYSTEM_ONLY = {"fork", "forkpty", "setsid", "alarm", "SIGALRM", "AF_UNIX", "SO_REUSEPORT", "reuse_port"}
ONE_SYSTEM_ONLY |= {"uname", "getuid", "mkfifo"}


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    return [name for name in listed.stdout.decode("utf-8").split("\0") if name and (ROOT / name).exists()]


def words(code):
    """Return every name that the code uses, alone, after a dot or in an import, and every keyword."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        found |= {getattr(node, field) for field in ("id", "attr", "arg", "name") if hasattr(node, field)}
    return found


def strings(node):
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def addresses(code):
    """Return every address but 127.0.0.1 that stands in the code, or in a call that binds."""
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    binding = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in BINDERS]
    given = {text for call in binding for text in strings(call)}
    return (strings(tree) & OTHER_ADDRESSES) | (given & {""})


def decoding(code):
    """Return the line of every call that reads a program's output as text without naming the encoding."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    given = [({keyword.arg for keyword in call.keywords}, call.lineno) for call in calls]
    return [line for names, line in given if names & {"text", "universal_newlines"} and "capture_output" in names]


def test_the_search_finds_what_it_should():
    code = "from os import fork\nsignal.SIGALRM\nserve(reuse_port=True)\nsock.bind(('', 0))\nplace = '0.0.0.0', port"
    assert words(code) & ONE_SYSTEM_ONLY == {"fork", "SIGALRM", "reuse_port"}
    assert addresses(code) == {"0.0.0.0", ""}
    assert decoding("run(a, capture_output=True)\nrun(a, capture_output=True, text=True)") == [2]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_that_one_system_lacks(path):
    assert not words(path.read_text("utf-8")) & ONE_SYSTEM_ONLY


@pytest.mark.parametrize("path", HELPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_server_is_written_for_another_address(path):
    assert addresses(path.read_text("utf-8")) == set()


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
    assert not [rules for rules in ruff["per-file-ignores"].values() if "PLW1514" in rules]
    code = 'from pathlib import Path\n\nPath("a").read_text()\nPath("a").write_text("b")\nPath("a").open()\n'
    command = [sys.executable, "-m", "ruff", "check", "--output-format=json", "--stdin-filename=helpers/new.py", "-"]
    done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, encoding="utf-8")
    assert [one["location"]["row"] for one in json.loads(done.stdout) if one["code"] == "PLW1514"] == [3, 4, 5]


@pytest.mark.parametrize("path", HELPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_output_of_a_program_is_read_in_the_systems_own_encoding(path):
    assert decoding(path.read_text("utf-8")) == []


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
