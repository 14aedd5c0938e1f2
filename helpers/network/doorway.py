"""A doorway: a vantage point's local ports, for programs from outside.

What dig or curl send takes the same road as the kit's own clients, past the
same middleboxes.  They wait really: silence stays silence here.  What the
classroom lacks is refused: no doorway leads out of this computer.
"""

import asyncio
import functools
import socket
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from helpers.endpoint import Endpoint, Later
from helpers.failures import ConnectionRefused, GarbledError, NetworkFailure, Operation
from helpers.network.datagram_door import DatagramDoor
from helpers.network.road import Road
from helpers.network.sockets import BACKLOG, PATIENCE_SECONDS, no_port, sockets_of_one_number
from helpers.network.stream_door import lead
from helpers.protocols import socks

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork

LookUp = Callable[[str], tuple[str, ...]]  # a host name or an address -> addresses; raises NetworkFailure


async def open_port(network: "LoopbackNetwork", road: Road, endpoints: Sequence[Endpoint]) -> int:
    """Bind a local port that leads to endpoints which differ in their protocol only; return its number."""
    sockets = sockets_of_one_number([one.protocol for one in endpoints])
    doors: list[Any] = []
    try:
        with no_port():
            for endpoint, sock in zip(endpoints, sockets, strict=True):
                doors.append(await _open(network, road, endpoint, sock))
    except OSError:
        for opened in (*doors, *sockets):
            opened.close()
        raise
    for door in doors:
        network.keep(door)
    return sock.getsockname()[1]


async def open_socks(network: "LoopbackNetwork", road: Road, look_up: LookUp) -> int:
    """Bind a local port where programs ask in SOCKS4, 4a or 5 for a connection by this road; return its number."""
    (sock,) = sockets_of_one_number(["tcp"])
    network.keep(await _serve(network, sock, functools.partial(_grant, network, road, look_up)))
    return sock.getsockname()[1]


async def _open(network: "LoopbackNetwork", road: Road, endpoint: Endpoint, sock: socket.socket) -> Any:
    if endpoint.protocol == "tcp":
        return await _serve(network, sock, functools.partial(lead, network, road, endpoint))
    loop = asyncio.get_running_loop()
    door, _ = await loop.create_datagram_endpoint(lambda: DatagramDoor(network, road, endpoint), sock=sock)
    return door


async def _serve(network: "LoopbackNetwork", sock: socket.socket, serve: Callable) -> asyncio.Server:
    return await asyncio.start_server(lambda *streams: network.spawn(serve(*streams)), sock=sock, backlog=BACKLOG)


async def _grant(
    network: "LoopbackNetwork",
    road: Road,
    look_up: LookUp,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    """Lead a program to where it wishes; say why where that can't be."""
    network.streams.add(writer)
    words = socks.Conversation()
    try:
        wish = await asyncio.wait_for(_wish(words, reader, writer), PATIENCE_SECONDS)
        if wish is None:
            return
        address = await network.workers.run(Later(lambda: _address(network, look_up, wish.host), lambda: None))
        endpoint = Endpoint(address or wish.host, wish.port, "tcp")
        if address is not None and network.has(address):
            await lead(network, road, endpoint, reader, writer, words)
        else:
            refused = ConnectionRefused(Operation.CONNECT, endpoint)
            network.record(road.source, endpoint, b"").failure = refused
            writer.write(words.send(refused))
    except (TimeoutError, ConnectionError, asyncio.CancelledError):
        pass  # cancelled: the classroom closes
    finally:
        writer.close()


async def _wish(
    words: socks.Conversation, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> socks.Wish | None:
    """Return what a program wishes, None for garbage and for a program that left."""
    while data := await reader.read(2**12):
        try:
            wish = next(words.receive(data), None)
        except GarbledError:
            writer.write(words.refusal())
            return None
        writer.write(words.owed())
        if wish is not None:
            return wish
    return None


def _address(network: "LoopbackNetwork", look_up: LookUp, host: str) -> str | None:
    """Return the first address of a host; its look-up takes no time from those of other programs."""
    try:
        (found,) = network.together([lambda: look_up(host)])
    except ValueError:  # no host name
        return None
    return None if isinstance(found, NetworkFailure) else found[0]
