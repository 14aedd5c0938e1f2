"""The censoring resolver with a hundred queries outstanding, beside dnslib's server, Unbound and the ceiling."""

import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dns.message
import psutil

from helpers import case
from tests.bench.figure import Figure
from tests.cast import BLOCK_PAGE, TELKOMSEL
from tests.unbound import Unbound

QUERIES, OUTSTANDING, RUNS = 5000, 100, 5
NAMES = [row.name for row in case.names()]
OURS = f"""
from helpers import classroom
from helpers.endpoint import Endpoint
network = classroom.open().network
print(network.on_loop(network.bound(Endpoint("{TELKOMSEL}", 53, "udp")))[1], flush=True)
input()
"""
PEER = f"""
from dnslib import A, RR
from dnslib.server import BaseResolver, DNSLogger, DNSServer

class Censor(BaseResolver):
    names = {set(NAMES)!r}

    def resolve(self, request, handler):
        reply = request.reply()
        if str(request.q.qname).rstrip(".").lower() in self.names:
            reply.add_answer(RR(request.q.qname, rdata=A("{BLOCK_PAGE}"), ttl=60))
        return reply

quiet = DNSLogger("-request,-reply,-truncated,-error,-recv,-send,-data")
server = DNSServer(Censor(), address="127.0.0.1", port=0, logger=quiet)
print(server.server.server_address[1], flush=True)
server.start_thread()
input()
"""


def figures() -> Iterator[Figure]:
    """Measure each server in a process of its own, in turns, with one client.

    Turn by turn the servers are compared under the same load of this computer.
    """
    with contextlib.ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        unbound = running.enter_context(Unbound(folder, case.policy_text("telkomsel.rpz")))
        ours, peer = _Server(running, OURS), _Server(running, PEER)
        ports = {"ours": ours.port, "dnslib": peer.port, "Unbound": unbound.port}
        rates: dict[str, list[float]] = {name: [] for name in ports}
        for turn in range(RUNS + 1):
            for name, port in ports.items():
                rate = _rate(port)
                if turn:  # the first is a warm-up
                    rates[name].append(rate)
        our_seconds, their_seconds = ours.processor_seconds(), peer.processor_seconds()
    median = {name: statistics.median(found) for name, found in rates.items()}
    ratio = statistics.median(mine / theirs for mine, theirs in zip(rates["ours"], rates["dnslib"], strict=True))
    label = f"censoring resolver, {OUTSTANDING} outstanding, none lost"
    yield Figure(f"{label}: ratio to dnslib", ratio, "times", 1.3)
    yield Figure("the same in processor time of the server", their_seconds / our_seconds, "times")
    yield Figure(label, median["ours"], "q/s", None, "dnslib's DNSServer", median["dnslib"])
    yield Figure("Unbound with the same RPZ", median["Unbound"], "q/s")
    yield Figure("the ceiling: dnspython's from_wire and to_wire in a loop", _ceiling(), "q/s")


class _Server:
    """A program that prints its port and answers there, in a process of its own."""

    def __init__(self, running: contextlib.ExitStack, program: str) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
        process = running.enter_context(subprocess.Popen([sys.executable, "-c", program], **pipes))
        running.callback(process.kill)
        self.port = int(process.stdout.readline())
        self._process = psutil.Process(process.pid)
        self._at_start = self._processor_seconds()

    def processor_seconds(self) -> float:
        """Return how long it has been at work since it printed its port."""
        return self._processor_seconds() - self._at_start

    def _processor_seconds(self) -> float:
        used = self._process.cpu_times()
        return used.user + used.system


def _rate(port: int) -> float:
    """Return the queries answered in a second; each must be answered, with the address of the block page."""
    queries = [
        dns.message.make_query(NAMES[number % len(NAMES)], "A", id=number).to_wire() for number in range(QUERIES)
    ]
    address, waiting, sent = socket.inet_aton(BLOCK_PAGE), set(), 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**20)
        sock.settimeout(5)
        sock.connect(("127.0.0.1", port))
        begin = time.perf_counter()
        while sent < QUERIES or waiting:
            while sent < QUERIES and len(waiting) < OUTSTANDING:
                sock.send(queries[sent])
                waiting.add(sent)
                sent += 1
            response = sock.recv(4096)
            waiting.remove(int.from_bytes(response[:2], "big"))
            assert response.endswith(address)
        return QUERIES / (time.perf_counter() - begin)


def _ceiling() -> float:
    wires = [dns.message.make_query(name, "A").to_wire() for name in NAMES]
    begin = time.perf_counter()
    for number in range(QUERIES):
        dns.message.from_wire(wires[number % len(wires)]).to_wire()
    return QUERIES / (time.perf_counter() - begin)
