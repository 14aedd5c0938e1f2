"""A real Unbound on 127.0.0.1 with policies of ours: it decides how RPZ is meant."""

import pathlib
import socket
import struct
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import dns.message
import dns.query

from tests.outside import SENTINEL, answers
from tests.require_all import program

CONFIG = """
server:
    interface: 127.0.0.1@{port}
    port: {port}
    num-threads: 1
    do-daemonize: no
    use-syslog: no
    verbosity: 0
    username: ""
    chroot: ""
    directory: "{folder}"
    pidfile: ""
    module-config: "respip validator iterator"
    do-not-query-localhost: no
    val-permissive-mode: yes
    do-ip6: no
    qname-minimisation: no
{zones}
{policies}
remote-control:
    control-enable: yes
    control-interface: 127.0.0.1
    control-port: {control}
    control-use-cert: no
"""
ZONE = """
auth-zone:
    name: "{origin}"
    zonefile: "{path}"
    for-downstream: no
    fallback-enabled: no
"""
RPZ = """
rpz:
    name: "{name}"
    zonefile: "{path}"
    {options}
"""
ROOT = """$TTL 60
. SOA localhost. nobody.invalid. 1 60 60 60 60
. NS localhost.
localhost. A 127.0.0.1
"""


@dataclass(frozen=True)
class Rpz:
    """A policy zone as Unbound is told of it: the file, and lines for its configuration."""

    text: str
    options: tuple[str, ...] = ()
    name: str = ""  # of the zone


MOST_TRIES = 5  # another program may take a port between our look and its start


class Unbound:
    """Open it in a with block; a name that is neither in a policy nor in the zones does not exist."""

    def __init__(
        self,
        folder: pathlib.Path,
        policies: str | Sequence[Rpz],
        zones: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        policies = [Rpz(policies)] if isinstance(policies, str) else policies
        self._folder = folder
        self._orders = ""
        for number, policy in enumerate(policies):
            path = folder / f"policy{number}.rpz"
            path.write_text(policy.text, "utf-8")
            name = policy.name or f"rpz{number or ''}."
            self._orders += RPZ.format(name=name, path=path, options="\n    ".join(policy.options))
        self._known = ""
        for origin, text in {".": ROOT, **zones}.items():
            path = folder / f"{origin}zone"
            path.write_text(text, "utf-8")
            self._known += ZONE.format(origin=origin, path=path)

    def __enter__(self) -> "Unbound":
        for _ in range(MOST_TRIES):
            self.port, self._control = free_port(), free_port()
            if self._starts():
                return self
            complaint = self.process.communicate()[1]
            if "Address already in use" not in complaint:
                break
        raise RuntimeError(f"unbound stopped: {complaint}")

    def _starts(self) -> bool:
        """Start it and wait until it answers; say whether it does."""
        names = {"port": self.port, "control": self._control, "folder": self._folder}
        config = self._folder / "unbound.conf"
        config.write_text(CONFIG.format(**names, zones=self._known, policies=self._orders), "utf-8")
        command = [program("unbound"), "-d", "-c", str(config)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return answers(self.process, self.ask)

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.communicate()

    def forget(self) -> None:
        """Let it forget everything that it has looked up."""
        with socket.create_connection(("127.0.0.1", self._control), timeout=10) as sock, sock.makefile("rb") as stream:
            sock.sendall(b"UBCT1 flush_zone .\n")
            stream.read()

    def ask(self, name: str, rdtype: str = "A", timeout: float = 5) -> dns.message.Message:
        """Return its response to a question over UDP."""
        return dns.query.udp(dns.message.make_query(name, rdtype), "127.0.0.1", timeout, self.port)

    def respond(self, query: dns.message.Message, tcp: bool = False) -> dns.message.Message | None:
        """Return its response to a query, None if it stays silent.

        Nobody waits for silence: what is asked afterwards is answered afterwards, for nothing here is ever far away.
        """
        after = dns.message.make_query(SENTINEL, "A", id=(query.id + 1) % 65536)
        asked = _over_tcp if tcp else _over_udp
        wire = asked(self.port, query, after)
        if wire is None or int.from_bytes(wire[:2], "big") == after.id:
            return None
        return dns.message.from_wire(wire)


def _over_udp(port: int, *queries: dns.message.Message) -> bytes:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(10)
        sock.connect(("127.0.0.1", port))
        for query in queries:
            sock.send(query.to_wire())
        return sock.recv(65535)


def _over_tcp(port: int, *queries: dns.message.Message) -> bytes | None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sock, sock.makefile("rb") as stream:
        sock.sendall(b"".join(query.to_wire(prepend_length=True) for query in queries))
        try:
            length = stream.read(2)
            return stream.read(*struct.unpack("!H", length)) if length else None
        except ConnectionResetError:
            return None


def free_port() -> int:
    """Return a port that is free for UDP and TCP."""
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, socket.socket() as tcp:
            udp.bind(("127.0.0.1", 0))
            try:
                tcp.bind(udp.getsockname())
            except OSError:
                continue
            return udp.getsockname()[1]
