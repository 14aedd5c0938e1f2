"""The words after `python -m helpers.start`."""

import pytest

from helpers.start import __main__ as start
from helpers.start import environment, lab, machine, notebooks, suite


@pytest.fixture
def done(monkeypatch):
    calls = []
    monkeypatch.setattr(machine, "check", lambda: None)
    monkeypatch.setattr(
        environment, "prepare", lambda for_tests=False: calls.append(f"prepare {for_tests}") or "python"
    )
    monkeypatch.setattr(notebooks, "copy", lambda: calls.append("copy"))
    monkeypatch.setattr(notebooks, "copy_for_class", lambda: calls.append("copy for class"))
    monkeypatch.setattr(notebooks, "reset", lambda name: calls.append(f"reset {name}") or "fresh")
    monkeypatch.setattr(lab, "terminal", lambda python, words: calls.append(f"terminal {python} {words}") or 0)
    for module, name in ((lab, "show"), (lab, "check"), (suite, "run")):
        monkeypatch.setattr(
            module, name, lambda *given, name=name: calls.append(" ".join([name, *map(str, given)])) or 0
        )
    return calls


@pytest.mark.parametrize(
    "words, code, calls",
    [
        ([], 0, ["prepare False", "copy", "show python"]),
        (["check"], 0, ["prepare False", "copy", "check python"]),
        (["class"], 0, ["prepare False", "copy for class", "show python notebooks/mine/class"]),
        (["reset", "00_start_here"], 0, ["reset 00_start_here"]),
        (["classroom", "XL"], 0, ["prepare False", "terminal python ['XL']"]),
        (["test"], 0, ["prepare True", "run python"]),
        (["tset"], 2, []),
        (["reset"], 2, []),
    ],
)
def test_each_word_does_its_work(done, words, code, calls):
    assert start.main(words) == code
    assert done == calls


def test_what_is_wrong_is_printed_as_one_sentence(monkeypatch, capsys):
    def refuse():
        raise machine.CannotStartError("This Python has 32 bits.")

    monkeypatch.setattr(machine, "check", refuse)
    assert start.main([]) == 1
    assert capsys.readouterr().out == "\nSTOP: This Python has 32 bits.\n"


def test_ctrl_c_ends_quietly(monkeypatch, done):
    def interrupt(python):
        raise KeyboardInterrupt

    monkeypatch.setattr(lab, "show", interrupt)
    assert start.main([]) == 0


def test_unknown_words_print_every_way(done, capsys):
    start.main(["help"])
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("check", "reset 00_start_here", "test"))
