"""The table of machines, each with a line that is ready to be typed into a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers import case
from helpers.classroom.internet import DNS_SERVERS
from helpers.clients import Client
from helpers.endpoint import Endpoint

NAME = "web.telegram.org"
FOOT = """
The small internet runs on this computer, and nothing leaves it. Your programs are plugged in at {client}.
Copy a line from above into another terminal. Press Ctrl-C here to close the small internet."""


@dataclass(frozen=True)
class Entry:
    """A machine in plain words, its address, and the lines that ask it."""

    label: str
    address: str
    lines: tuple[str, ...]


def table(client: Client, authority: Path, windows: bool) -> str:
    """Return the whole table as text; `authority` is the file with the classroom's certificate authority."""
    text = []
    for entry in entries(client, authority, windows):
        text += [f"{entry.label:44} {entry.address}".rstrip(), *(f"    {line}" for line in entry.lines)]
    return "\n".join([*text, FOOT.format(client=client.name)])


def entries(client: Client, authority: Path, windows: bool) -> Iterator[Entry]:
    """Yield everybody whom a program can ask, the most useful last: that is where a terminal stands."""
    words = _Words(client, authority, "curl.exe" if windows else "curl", windows)
    for row in case.machines():
        lines = words.name_server(row) if row.kind in DNS_SERVERS else words.website(row)
        yield Entry(f"{row.label}: {row.name}", row.ipv4, lines)
    for row in case.datacentres():
        yield Entry(f"data centre {row.dc}", row.ipv4, words.datacentre(row))
    for row in case.providers():
        where = row.name if row.kind is case.ProviderKind.VANTAGE_POINT else f"of {row.name}"
        yield Entry(f"resolver {where}", row.resolver_ipv4, words.resolver(row))
    yield Entry("any host, by its name (SOCKS)", "", words.any_host())


@dataclass(frozen=True)
class _Words:
    client: Client
    authority: Path
    curl: str
    windows: bool

    def any_host(self) -> tuple[str, ...]:
        proxy = f"{self.curl} --socks5-hostname 127.0.0.1:{self.client.socks_port()}"
        return f"{proxy} http://t.me/", f'{proxy} --cacert "{self.authority}" https://{NAME}/'

    def resolver(self, row: case.Provider) -> tuple[str, ...]:
        plain = self._look_up(self._port(row.resolver_ipv4, 53), NAME)
        if row.resolver_name is None or self.windows:
            return (plain,)
        proof = f'+tls-hostname={row.resolver_name} +tls-ca="{self.authority}" {NAME}'
        return (
            plain,
            f"dig @127.0.0.1 -p {self._port(row.resolver_ipv4, 853)} +tls {proof}",
            f"dig @127.0.0.1 -p {self._port(row.resolver_ipv4, 443)} +https {proof}",
        )

    def name_server(self, row: case.Machine) -> tuple[str, ...]:
        port, zone = self._port(row.ipv4, 53), row.serves[0]
        if self.windows:
            return (f"nslookup -port={port} -norecurse -type=NS {zone} 127.0.0.1",)
        return (f"dig @127.0.0.1 -p {port} +norecurse {zone} NS",)

    def website(self, row: case.Machine) -> tuple[str, ...]:
        name, port = row.serves[0], self._port(row.ipv4, 80)
        return (f"{self.curl} --resolve {name}:{port}:127.0.0.1 http://{name}:{port}/",)

    def datacentre(self, row: case.DataCentre) -> tuple[str, ...]:
        return (f"{self.curl} -i -X POST http://127.0.0.1:{self._port(row.ipv4, 443)}/",)

    def _look_up(self, port: int, name: str) -> str:
        if self.windows:
            return f"nslookup -port={port} {name}. 127.0.0.1"
        return f"dig @127.0.0.1 -p {port} {name}"

    def _port(self, address: str, port: int) -> int:
        protocol = "udp" if port == 53 else "tcp"
        return self.client.port_for(Endpoint(address, port, protocol))
