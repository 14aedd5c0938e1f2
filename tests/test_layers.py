"""The reading order is the import order: a module may import only from rows above."""

import ast
import pathlib

import pytest

import helpers

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
    {"remedies"},
    {"show"},
    {"widgets"},
    {"lesson"},
    {"demos", "handouts"},
]
ALONE = {"__init__", "start"}  # the map, and the start command, which must run before anything is installed


def layer_of(name):
    return next(row for row, names in enumerate(LAYERS) if name in names)


def test_the_map_names_every_folder_in_the_order_of_imports():
    lines = [line for line in helpers.__doc__.splitlines() if line.startswith("    ")]
    named = [line.split()[0].strip("/").removesuffix(".py") for line in lines]
    there = {path.name.removesuffix(".py") for path in HELPERS.iterdir() if not path.name.startswith("__")}
    assert sorted(named) == sorted(there)
    rows = [layer_of(name) for name in named if name not in ALONE]
    assert rows == sorted(rows)


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
