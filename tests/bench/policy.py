"""A national list of a million names, twice each, as a policy: reading it, its room in memory, and one decision."""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.bench.figure import Figure
from tests.require_all import program
from tests.unbound import Rpz, Unbound

ROOT = Path(__file__).parents[2]
NAMES = 1_000_000
SAMPLE = 50_000
ENDINGS = ("com", "net", "org", "id", "co.id", "info", "xyz", "club", "me", "top")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
HEAD = "@ 3600 IN SOA ns.rpz. hostmaster.rpz. 1 3600 600 86400 60\n@ 3600 IN NS ns.rpz.\n"
ANSWER = "3600 IN CNAME blockpage.example."
MEASURED = """
import random, statistics, sys, time
import dns.name, psutil
from helpers.censor.policy import Policy
process = psutil.Process()
before = process.memory_info().rss
begin = time.perf_counter()
policy = Policy.from_file(sys.argv[1])
seconds = time.perf_counter() - begin
peak = getattr(process.memory_info(), "peak_wset", None) or __import__("resource").getrusage(0).ru_maxrss * 1024
with open(sys.argv[1], encoding="utf-8") as lines:
    listed = [line.split()[0] for line in lines if not line.startswith("@")][:: len(policy) // int(sys.argv[2])]
asked = [name.replace("*", "www") for name in listed] + ["www.not-" + name.removeprefix("*.") for name in listed]
random.Random(2017).shuffle(asked)
durations = []
for name in map(dns.name.from_text, asked):
    begin = time.perf_counter()
    policy.decide(name)
    durations.append(time.perf_counter() - begin)
print(seconds, (peak - before) / 1e6, statistics.median(durations) * 1e6)
"""


def figures() -> Iterator[Figure]:
    """Measure in a process of its own; an Unbound that reads the same file is the peer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.rpz"
        write_list(path, NAMES)
        seconds, megabytes, microseconds = _ours(path)
        peer = _unbounds(path, Path(folder))
        yield Figure("policy of 2,000,000 lines, read from a file", seconds, "s", 10, "Unbound starts with it", peer[0])
        yield Figure("policy of 2,000,000 lines, memory at its peak", megabytes, "MB", 500, "Unbound", peer[1])
        yield Figure("policy of 2,000,000 lines, one decision (median)", microseconds, "us", 5)


def write_list(path: Path, names: int) -> None:
    """Write a policy in the shape of the national list: each name, and everything below it."""
    chance = random.Random(2017)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for number in range(names):
            name = "".join(chance.choices(LETTERS, k=chance.randint(6, 18)))
            name = f"{name}{number}.{chance.choice(ENDINGS)}"
            file.write(f"{name} {ANSWER}\n*.{name} {ANSWER}\n")


def _ours(path: Path) -> tuple[float, float, float]:
    """Return seconds, megabytes and microseconds, each the median of three fresh processes."""
    command = [sys.executable, "-c", MEASURED, str(path), str(SAMPLE)]
    runs = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout for _ in range(3)]
    columns = zip(*(map(float, run.split()) for run in runs), strict=True)
    return tuple(map(statistics.median, columns))


def _unbounds(path: Path, folder: Path) -> tuple[float | None, float | None]:
    """Return the seconds until an Unbound with the list answers, and its megabytes; None where there is no Unbound."""
    try:
        program("unbound")
    except pytest.skip.Exception:
        return None, None
    text = path.read_text("utf-8")
    (folder / "one").mkdir()
    (folder / "none").mkdir()
    begin = time.perf_counter()
    with Unbound(folder / "one", [Rpz(text)]) as unbound:
        seconds = time.perf_counter() - begin
        size = psutil.Process(unbound.process.pid).memory_info().rss
    with Unbound(folder / "none", [Rpz(HEAD)]) as unbound:
        size -= psutil.Process(unbound.process.pid).memory_info().rss
    return seconds, size / 1e6
