"""`python -m helpers.lesson`: what it knows, and what it says to what it does not know."""

import re
from pathlib import Path

import pytest

from helpers.lesson import __main__ as command

MAKEFILE = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("words", [[], ["nothing"], ["--help"]])
def test_without_a_known_word_it_says_what_there_is(words, capsys):
    assert command.main(words) == 2
    said = capsys.readouterr().out
    assert all(f"python -m helpers.lesson {word} " in said for word in command.COMMANDS)


def test_an_unknown_notebook_names_those_that_there_are(capsys):
    assert command.main(["minutes", "99"]) == 2
    assert "There is no notebook '99'. There are: 00_start_here, " in capsys.readouterr().out


@pytest.mark.parametrize("name", command.COMMANDS)
def test_each_word_is_a_target_of_make(name):
    assert re.search(rf"^{name}:\n\t.* -m helpers\.lesson {name}$", MAKEFILE, re.MULTILINE)
