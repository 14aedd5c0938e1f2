"""Doorways: what the road costs a program from outside, and how many are served at once."""

import asyncio
import socket
import time
from collections.abc import Iterator

from helpers import classroom
from helpers.endpoint import Endpoint
from helpers.network.loopback import LoopbackNetwork
from tests.bench.figure import Figure, median_seconds
from tests.cast import WEB

SITE = Endpoint(WEB, 80, "tcp")
REQUEST = b"GET / HTTP/1.1\r\nhost: web.telegram.org\r\nconnection: close\r\n\r\n"
SOCKS_WISH = b"\x05\x01\x00\x05\x01\0\x01" + socket.inet_aton(WEB) + (80).to_bytes(2, "big")
AT_ONCE = 200


def figures() -> Iterator[Figure]:
    """Measure a visit of a page with a plain socket: straight to the server, through a port, through SOCKS."""
    internet = classroom.open(LoopbackNetwork())
    client = internet.client("abroad")
    straight = internet.network.on_loop(internet.network.bound(SITE))[1]
    doors = {"a port": (client.port_for(SITE), b""), "SOCKS": (client.socks_port(), SOCKS_WISH)}
    without = median_seconds(lambda: _visit(straight), 300)
    for name, (port, first) in doors.items():
        through = median_seconds(lambda port=port, first=first: _visit(port, first), 300)
        label = f"a connection through a doorway adds ({name})"
        yield Figure(label, through - without, "s", 0.002, "the same visit straight", without)
    for name, (port, first) in doors.items():
        served, seconds = asyncio.run(_many(port, first))
        yield Figure(f"{AT_ONCE} at once through {name}: lost", AT_ONCE - served, "", 0)
        yield Figure(f"{AT_ONCE} at once through {name}: all served in", seconds, "s")
    internet.close()


def _visit(port: int, first: bytes = b"") -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as sock:
        sock.sendall(first + REQUEST)
        arrived = b""
        while data := sock.recv(2**16):
            arrived += data
    assert b"200 OK" in arrived


async def _many(port: int, first: bytes) -> tuple[int, float]:
    async def visit() -> bool:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(first + REQUEST)
        arrived = await reader.read()
        writer.close()
        return b"200 OK" in arrived

    begin = time.perf_counter()
    answered = await asyncio.gather(*(visit() for _ in range(AT_ONCE)), return_exceptions=True)
    return sum(one is True for one in answered), time.perf_counter() - begin
