"""An endpoint, written as in 149.154.167.51:443/tcp, and what listens there."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers.failures import Operation


@dataclass(frozen=True)
class Endpoint:
    """An address, a port and "udp" or "tcp".

    >>> print(Endpoint("149.154.167.51", 443, "tcp"), Endpoint("2001:67c:4e8:f002::a", 443, "tcp"))
    149.154.167.51:443/tcp [2001:67c:4e8:f002::a]:443/tcp
    """

    address: str
    port: int
    protocol: str

    def __str__(self) -> str:
        address = f"[{self.address}]" if ":" in self.address else self.address
        return f"{address}:{self.port}/{self.protocol}"

    def is_twin_of(self, other: "Endpoint") -> bool:
        """Say whether two endpoints have the same address and port."""
        return (self.address, self.port) == (other.address, other.port)


def is_address(text: object) -> bool:
    """Say whether this is the text of an IPv4 or IPv6 address; a name is none, and a number is none.

    >>> is_address("198.41.0.4"), is_address("web.telegram.org"), is_address(5)
    (True, False, False)
    """
    try:
        return isinstance(text, str) and bool(ipaddress.ip_address(text))
    except ValueError:
        return False


@dataclass(frozen=True)
class Machine:
    """A computer as pictures and tables name it."""

    address: str
    label: str  # plain words: "provider's resolver", "data centre 2"
    kind: str  # that of a row of data/machines.csv, such as website, or client, resolver, datacentre or unknown
    stand_in: bool = False  # no source gives its address: it has one from the documentation ranges
    note: str = ""  # what a picture must say about it


@dataclass(frozen=True)
class Caller:
    """Who asks a server: an address of the classroom, and "udp" or "tcp"."""

    address: str
    transport: str


@dataclass(frozen=True)
class Later:
    """A response that takes questions to others first: the network gives `work` a thread of its own.

    `otherwise` is the response if the network has no thread left.
    """

    work: Callable[[], Any]
    otherwise: Callable[[], Any]

    def then(self, finish: Callable[[Any], Any]) -> "Later":
        """Return a Later whose response is what `finish` makes of this one's."""
        return Later(lambda: finish(self.work()), lambda: finish(self.otherwise()))


@dataclass(frozen=True)
class Service:
    """What listens at an endpoint.

    `respond(request, caller)` gives a response, None for silence, or a Later.
    `conversation()` makes the keeper of one connection's state (see protocols/messages.py).
    With certificate names it speaks TLS and proves these names; `alpn` are the
    protocols that it offers inside, the best first (RFC 7301).
    """

    respond: Callable[[Any, Caller], Any]
    conversation: Callable[[], Any]
    certificate_names: tuple[str, ...] = ()
    alpn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relay:
    """What listens at an endpoint and passes every byte on to another one, TLS and all, in its own name."""

    endpoint: Endpoint


@dataclass(frozen=True)
class Framing:
    """How a client knows that a response is whole, what is under way until it is, and what it calls that inside TLS."""

    operation: Operation
    length: Callable[[bytes, bool], int | None]  # (arrived, ended) -> bytes of the first whole message, or None
    alpn: str | None = None
