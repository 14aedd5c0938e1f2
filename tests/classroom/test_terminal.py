"""`python -m helpers.classroom`: it runs until Ctrl-C, and every line that it prints does what it says."""

import os
import pathlib
import shlex
import signal
import subprocess
import sys

import pytest

from helpers.classroom import ready
from helpers.classroom.__main__ import main
from tests.cast import BLOCK_PAGE, NAME, WEB
from tests.outside import authority_file, run

ROOT = pathlib.Path(__file__).parents[2]
ANSWERS = {  # what the answer to a line holds, by the beginning of its label
    "root": "a.root-servers.net.",
    "web server": "<title>",
    "neighbour": "<title>A neighbour",
    "API host": "501 Not Implemented",
    "block page host": "This site is blocked",
    "data centre": "HTTP/1.1 501",
    "resolver of Telkomsel": BLOCK_PAGE,
    "resolver of XL": "blockpage.xl.co.id",
    "resolver of nxdomain": "NXDOMAIN",
    "resolver of refused": "REFUSED",
    "resolver of never": WEB,
    "resolver of Detik": WEB,  # of that network nothing is on record on this day
    "resolver of": ".",
    "resolver abroad": WEB,
}


def outcome_of(line):
    return run(*shlex.split(line.replace("curl.exe", "curl")))


@pytest.mark.parametrize("windows", [False, True])
def test_every_line_is_ready_to_be_typed(loopback, tmp_path, windows):
    client, authority = loopback.client("Telkomsel"), authority_file(loopback, tmp_path)
    entries = list(ready.entries(client, authority, windows))
    lines = [(entry, line) for entry in entries for line in entry.lines]
    assert len(lines) >= 40 and {entry.address for entry in entries} >= {WEB, BLOCK_PAGE}
    for entry, line in lines[:-2]:
        if entry.label == "resolver of silence.example":
            continue  # dig would wait for it three times
        found = outcome_of(line)
        expected = next((words for label, words in ANSWERS.items() if entry.label.startswith(label)), None)
        expected = expected or entry.label.split(": ")[1]  # a name server names itself
        refused = windows and entry.label in ("resolver of nxdomain.example", "resolver of refused.example")
        assert found.returncode == refused and expected in found.stdout, (line, found)
    assert "This site is blocked" in outcome_of(lines[-2][1]).stdout
    assert outcome_of(lines[-1][1]).returncode == 60  # the certificate: the name's answer is changed


def test_on_windows_names_are_looked_up_by_nslookup_and_pages_fetched_by_curl_exe(loopback, tmp_path):
    entries = ready.entries(loopback.client("abroad"), tmp_path / "a b.pem", windows=True)
    first_words = {line.split()[0] for entry in entries for line in entry.lines}
    assert first_words == {"nslookup", "curl.exe"}
    text = ready.table(loopback.client("abroad"), tmp_path / "a b.pem", windows=False)
    assert f'--cacert "{tmp_path}/a b.pem" https://{NAME}/' in text and text.endswith("to close the small internet.")


def test_it_runs_until_ctrl_c_and_leaves_nothing():
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "helpers.classroom", "abroad"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as process:
        printed = []
        while not printed or "Press Ctrl-C" not in printed[-1]:
            printed.append(process.stdout.readline())
        line = next(line for line in printed if "--cacert" in line)
        assert "<title>Telegram Web</title>" in outcome_of(line).stdout
        authority = pathlib.Path(shlex.split(line)[4])
        assert authority.exists()
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0 and rest.strip() == "The small internet is closed."
    assert not authority.parent.exists()
    assert outcome_of(line).returncode != 0


@pytest.mark.parametrize("words, said", [(["nowhere"], "no provider 'nowhere'; there are: Telkomsel, XL, Telkom,"),
                                         (["a", "b"], "python -m helpers.classroom abroad")])  # fmt: skip
def test_wrong_words_get_a_sentence(words, said, capsys):
    assert main(words) == 2
    assert said in capsys.readouterr().out
