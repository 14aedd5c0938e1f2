"""The classroom in memory needs nothing that a browser's Python lacks: ssl, asyncio, cryptography, sockets, threads."""

import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]

LACKING = ["ssl", "asyncio", "concurrent", "cryptography", "trustme"]  # real sockets need each of them
ALSO_LACKING = ["_ssl", "_asyncio", "_cffi_backend", "multiprocessing", "_multiprocessing"]
ALSO_LACKING += ["fcntl", "pwd", "grp", "resource", "termios"]
NO_MODULES = """
import sys
BLOCKED = {names}
for name in [name for name in sys.modules if name.split(".")[0] in BLOCKED]:
    del sys.modules[name]

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in BLOCKED:
            raise ImportError(f"{{name}} is blocked")

sys.meta_path.insert(0, Refuse())
"""
NO_SOCKETS = """
import _socket, socket

class NoSocket:
    def __init__(self, *args, **options):
        raise RuntimeError("no sockets here")

socket.socket = socket.SocketType = _socket.socket = _socket.SocketType = NoSocket
for name in ("create_connection", "create_server", "socketpair", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, NoSocket)
"""
NO_THREADS = """
import _thread, threading

def refuse(*args, **options):
    raise RuntimeError("no threads here")

threading.Thread.start = refuse
for name in ("start_new_thread", "start_new", "start_joinable_thread"):
    setattr(_thread, name, refuse)
    setattr(threading, "_" + name, refuse)
"""
VISITS = """
from helpers import case, classroom, show
from helpers.censor import middlebox
from helpers.endpoint import Endpoint, Relay
from helpers.failures import outcome
from helpers.network.{module} import {network}
from helpers.transports import DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET, DOT, TCP, UDP
from tests.cast import public_resolver

internet = classroom.open({network}())
student, abroad = internet.client("Telkomsel"), internet.client("abroad", ipv6=True)
with internet.capture() as capture:
    print(outcome(lambda: student.browser.get("https://web.telegram.org/")).failure)
picture = show.journey(capture)._repr_html_()
print(student.browser.get("http://t.me/").status, abroad.browser.get("https://web.telegram.org/").title)
print(outcome(student.web.connect).failure, student.app.connect().answered, abroad.web.connect(5).answered)
public = public_resolver(internet)
for transport in (UDP, TCP, DOT, DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET):
    abroad.stub.use(public, transport)
    print(transport.name, *abroad.stub.resolve("web.telegram.org").addresses)
abroad.stub.use(internet.resolver("abroad"), UDP)
print(len(abroad.stub.wait_for_all("longest.example", "TXT")))
internet.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_prefixes("149.154.160.0/20")))
internet.network.listen(Endpoint("203.0.113.99", 443, "tcp"), Relay(Endpoint("149.154.167.51", 443, "tcp")))
print(outcome(student.app.connect).failure, student.app.ask(Endpoint("203.0.113.99", 443, "tcp")).pq > 0)
names = ["aurora.web.telegram.org", "vesta.web.telegram.org"]
print(internet.together([lambda name=name: student.stub.resolve(name) for name in names]))
print(len(picture) > 1000, internet.network.faults)
"""
EXPECTED = """ssl_invalid_hostname
200 Telegram Web
ssl_invalid_hostname 149.154.167.51:443/tcp https://flora.web.telegram.org/apiw1
UDP 198.51.100.10
TCP 198.51.100.10
DoT 198.51.100.10
DoH 198.51.100.10
DoH by GET 198.51.100.10
DoH over HTTP/1.1 198.51.100.10
DoH over HTTP/1.1 by GET 198.51.100.10
1
generic_timeout_error True
[<Answer aurora.web.telegram.org NOERROR 198.51.100.23>, <Answer vesta.web.telegram.org NOERROR 198.51.100.24>]
True []
"""


def run(beginning, module, network):
    script = beginning + VISITS.format(module=module, network=network)
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8")


def test_the_whole_classroom_runs_in_memory_without_them():
    everything = NO_MODULES.format(names=LACKING + ALSO_LACKING) + NO_SOCKETS + NO_THREADS
    done = run(everything, "memory", "MemoryNetwork")
    assert done.stdout == EXPECTED, done.stderr


def test_the_same_visits_give_the_same_on_real_sockets():
    done = run("", "loopback", "LoopbackNetwork")
    assert done.stdout.splitlines()[:-2] == EXPECTED.splitlines()[:-2], done.stderr


REFUSALS = [("no sockets here", NO_SOCKETS), ("no threads here", NO_THREADS)]
REFUSALS += [(f"{name} is blocked", NO_MODULES.format(names=[name])) for name in LACKING]


@pytest.mark.parametrize("said, refusal", REFUSALS, ids=[said for said, _ in REFUSALS])
def test_each_refusal_would_be_noticed(said, refusal):
    """The network of real sockets needs all of them, so with any one of them refused it stops."""
    done = run(refusal, "loopback", "LoopbackNetwork")
    assert done.returncode != 0 and said in done.stderr, done.stderr
