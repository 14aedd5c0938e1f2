"""What this computer must be: each lack is one sentence with its remedy, and an old Python can read it."""

import ast
import os
import pathlib
import tempfile

import pytest

from helpers.start import machine
from helpers.start.machine import CannotStartError

START = pathlib.Path(machine.__file__).parent


@pytest.mark.parametrize("name", ["machine.py", "__main__.py", "__init__.py", "../__init__.py"])
def test_python_3_6_can_read_the_first_files(name):
    """A newer word there would end in a SyntaxError instead of a sentence."""
    tree = ast.parse((START / name).read_text("utf-8"), feature_version=(3, 6))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {getattr(node, "module", None) or node.names[0].name for node in imports}
    assert modules <= {"os", "struct", "sys", "helpers.start"}, "Python 3.6 may lack it"


@pytest.mark.parametrize(
    "lack, sentence",
    [
        ({"version": (3, 10, 9)}, "This is Python 3.10. The kit needs Python 3.11 or newer: get it from python.org"),
        ({"bits": 32}, "This Python has 32 bits. Install the 64-bit Python from python.org."),
        (
            {"root": "/home/" + 90 * "a"},
            "The folder's path has 96 characters. Move the folder to a shorter path, 90 at most",
        ),
        ({"root": r"C:\Users\ani\OneDrive\kit"}, "The folder lies inside OneDrive, which locks files. Move it out"),
        ({"root": "/nobody/may/write/here"}, "You may not write in this folder. Move it to your own documents"),
    ],
)
def test_each_lack_has_its_sentence(lack, sentence):
    with pytest.raises(CannotStartError) as raised:
        machine.check(**lack)
    assert sentence in str(raised.value)


def test_a_path_of_90_characters_is_the_longest(monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    machine.check(root="/" + 89 * "a")
    with pytest.raises(CannotStartError, match="has 91 characters"):
        machine.check(root="/" + 90 * "a")


def test_a_folder_without_write_permission_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(CannotStartError, match="You may not write in this folder"):
        machine.check(root=str(tmp_path)[:80])


def test_this_computer_will_do():
    machine.check(root=tempfile.gettempdir())
