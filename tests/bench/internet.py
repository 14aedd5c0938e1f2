"""The small internet: opening it, asking in it, and what it leaves behind."""

import functools
import os
import statistics
import threading
import time
from collections.abc import Iterator

import dns.message
import psutil

from helpers import classroom
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests.bench.figure import Figure, median_seconds
from tests.cast import NAME, URL, give_telegram_many_hosts


def figures() -> Iterator[Figure]:
    """Measure on both networks."""
    for network, target in ((LoopbackNetwork, 0.1), (MemoryNetwork, 0.02)):
        where = "loopback" if network is LoopbackNetwork else "memory"
        yield Figure(f"classroom.open, {where}", _open_seconds(network), "s", target)
        yield from _lookup(network, where)
    yield Figure("HTTPS page, loopback", _page_seconds(), "s", 0.010)
    yield _many_at_once()
    yield from _leftovers()


def _open_seconds(network) -> float:
    def once():
        classroom.open(network())

    once()
    return median_seconds(once, 15)


def _lookup(network, where: str) -> Iterator[Figure]:
    internet = classroom.open(network())
    student = internet.client("Telkomsel")
    wire = student.stub.resolve(NAME).message.to_wire()
    ours = median_seconds(lambda: student.stub.resolve(NAME), 500)
    peer = median_seconds(lambda: [dns.message.from_wire(wire).to_wire() for _ in range(2)], 500)
    name = f"lookup through stub, resolver and policy, {where}"
    yield Figure(name, ours, "s", 0.001, "dnspython reads and writes both messages", peer)


def _page_seconds() -> float:
    browser = classroom.open(LoopbackNetwork()).client("abroad").browser
    browser.get(URL)
    return median_seconds(lambda: browser.get(URL), 50)


def _many_at_once() -> Figure:
    return Figure(
        "100 uncached recursions at once, all answered", statistics.median(_recursions() for _ in range(5)), "s", 0.5
    )


def _recursions() -> float:
    internet = classroom.open(LoopbackNetwork())
    stub = internet.client("abroad").stub
    calls = [functools.partial(stub.resolve, host) for host in give_telegram_many_hosts(internet)]
    begin = time.perf_counter()
    answers = internet.together(calls)
    seconds = time.perf_counter() - begin
    assert all(getattr(answer, "addresses", ()) for answer in answers), "a recursion was lost"
    return seconds


def _leftovers() -> Iterator[Figure]:
    process = psutil.Process(os.getpid())

    def held() -> tuple[int, int]:
        return threading.active_count(), process.num_fds() if hasattr(process, "num_fds") else process.num_handles()

    classroom.open(LoopbackNetwork()).close()
    before = held()
    for _ in range(1000):
        classroom.open(LoopbackNetwork()).close()
    threads, files = (after - earlier for after, earlier in zip(held(), before, strict=True))
    yield Figure("threads left by 1,000 open/close cycles", threads, "", 0)
    yield Figure("ports and files left by 1,000 open/close cycles", files, "", 0)
