"""A doorway: a vantage point's local ports, for programs from outside.

What dig or curl send takes the same road as the kit's own clients, past the
same middleboxes.  They wait really: silence stays silence here.  What the
classroom lacks is refused: no doorway leads out of this computer.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from helpers.endpoint import Endpoint, Later
from helpers.failures import ConnectionRefused, GarbledError, NetworkFailure, Operation
from helpers.network.datagram_door import DatagramDoor
from helpers.network.road import Road
from helpers.network.sockets import BACKLOG, PATIENCE_SECONDS, no_port
from helpers.network.stream_door import lead
from helpers.protocols import socks

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork

HERE = "127.0.0.1", 0  # any free port
LookUp = Callable[[str], tuple[str, ...]]  # a host name or an address -> addresses; raises NetworkFailure


async def open_port(network: "LoopbackNetwork", road: Road, endpoint: Endpoint) -> int:
    """Bind a local port that leads to an endpoint; return its number."""
    if endpoint.protocol == "udp":
        loop = asyncio.get_running_loop()
        with no_port():
            door, _ = await loop.create_datagram_endpoint(
                lambda: DatagramDoor(network, road, endpoint), local_addr=HERE
            )
        network.keep(door)
        return door.get_extra_info("sockname")[1]
    return await _open(network, lambda *streams: lead(network, road, endpoint, *streams))


async def open_socks(network: "LoopbackNetwork", road: Road, look_up: LookUp) -> int:
    """Bind a local port where programs ask in SOCKS4, 4a or 5 for a connection by this road; return its number."""
    return await _open(network, lambda *streams: _grant(network, road, look_up, *streams))


async def _open(network: "LoopbackNetwork", serve: Callable) -> int:
    with no_port():
        door = await asyncio.start_server(lambda *streams: network.spawn(serve(*streams)), *HERE, backlog=BACKLOG)
    network.keep(door)
    return door.sockets[0].getsockname()[1]


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
        address = await network.in_worker(Later(lambda: _address(look_up, wish.host), lambda: None))
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


def _address(look_up: LookUp, host: str) -> str | None:
    try:
        return look_up(host)[0]
    except (NetworkFailure, ValueError):
        return None
