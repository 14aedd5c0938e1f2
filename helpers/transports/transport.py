"""A transport: how one DNS message travels."""

from dataclasses import dataclass
from types import ModuleType

from helpers.protocols import http


@dataclass(frozen=True)
class Transport:
    """How one DNS message travels: its usual port, whether the road can read it, and in which form of HTTP, if any."""

    name: str
    port: int
    protocol: str
    encrypted: bool = False
    http: ModuleType | None = None  # helpers.protocols.http.http1 or http2
    method: str = ""

    def __repr__(self) -> str:
        return f"<Transport {self.name}>"


UDP = Transport("UDP", 53, "udp")
TCP = Transport("TCP", 53, "tcp")
DOT = Transport("DoT", 853, "tcp", encrypted=True)
DOH = Transport("DoH", 443, "tcp", True, http.http2, "POST")
DOH_GET = Transport("DoH by GET", 443, "tcp", True, http.http2, "GET")
DOH_HTTP1 = Transport("DoH over HTTP/1.1", 443, "tcp", True, http.http1, "POST")
DOH_HTTP1_GET = Transport("DoH over HTTP/1.1 by GET", 443, "tcp", True, http.http1, "GET")


def message_length(arrived: bytes, ended: bool = False) -> int | None:
    """Return how many bytes the first whole message of a stream takes, its length before it (RFC 1035 4.2.2)."""
    end = 2 + int.from_bytes(arrived[:2], "big")
    return end if len(arrived) >= max(end, 2) else None
