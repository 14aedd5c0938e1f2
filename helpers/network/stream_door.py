"""A doorway for connections: what a program sends takes the road byte by byte, past the middleboxes."""

import asyncio
import contextlib
import socket
import struct
from typing import TYPE_CHECKING

from helpers.endpoint import Endpoint
from helpers.failures import NetworkFailure, Operation, TimedOut, during
from helpers.network.exchange import Arrival
from helpers.network.road import Passage, Road
from helpers.protocols import socks

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork

LONGEST_SILENCE_SECONDS = 300  # real ones, until a program that never gives up is sent away
MOST_RECORDED = 2**20  # bytes of each way that stay on the exchange
TLS_HANDSHAKE = 22
HANG_UP_AT_ONCE = struct.pack(
    "hh" if hasattr(socket, "SO_EXCLUSIVEADDRUSE") else "ii", 1, 0
)  # SO_LINGER; Windows: short


async def lead(
    network: "LoopbackNetwork",
    road: Road,
    endpoint: Endpoint,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    words: socks.Conversation | None = None,
) -> None:
    """Lead one connection of a program to an endpoint; `words` is the SOCKS conversation that asked for it, if any."""
    network.streams.add(writer)
    passage, sock = Passage(road, network.record(road.source, endpoint, b"")), None
    exchange = passage.exchange
    try:
        passage.look()
        with during(Operation.CONNECT, endpoint):
            last, destination = network.home_of(exchange, passage.destination)
            sock = network.socket_for(last, "tcp")
            home, passage.wire = await _open_stream(network, sock, destination)
        if words is not None:
            writer.write(words.send(None))
        await _carry(passage, words.left if words else b"", reader, writer, home)
        if last.silent:
            raise TimedOut(Operation.READ, endpoint)
    except NetworkFailure as failure:
        exchange.failure = failure
        if isinstance(failure, TimedOut):
            await _say_nothing(reader)
        elif words is not None and passage.wire is None:
            writer.write(words.send(failure))
        else:
            _hang_up(writer)
    except (ConnectionError, asyncio.CancelledError):
        pass  # cancelled: the classroom closes
    finally:
        passage.close()
        if sock is not None:
            network.forget(sock)
            sock.close()
        writer.close()


async def _open_stream(
    network: "LoopbackNetwork", sock: socket.socket, destination: Endpoint
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    place = await network.bound(destination)
    sock.setblocking(False)
    await asyncio.get_running_loop().sock_connect(sock, place)
    return await asyncio.open_connection(sock=sock)


async def _carry(
    passage: Passage,
    first: bytes,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    home: asyncio.StreamReader,
) -> None:
    """Carry both ways until the server has ended, or something stops one way."""
    outward = asyncio.ensure_future(_outward(passage, first, reader, writer))
    homeward = asyncio.ensure_future(_homeward(passage, home, writer))
    try:
        await asyncio.wait((outward, homeward), return_when=asyncio.FIRST_COMPLETED)
        if outward.done():
            outward.result()  # the program may have said all that it wants, and still listen
        await homeward
    finally:
        outward.cancel()
        homeward.cancel()
        await asyncio.gather(outward, homeward, return_exceptions=True)  # until then they hold the streams


async def _outward(passage: Passage, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    data, exchange = first, passage.exchange
    while data := data or await reader.read(2**16):
        passage.operation = Operation.TLS_HANDSHAKE if (passage.sent or data)[0] == TLS_HANDSHAKE else Operation.READ
        exchange.request += data[: max(0, MOST_RECORDED - len(exchange.request))]
        passage.look(data)
        while passage.forged:
            writer.write(passage.forged.pop().data)
        passage.wire.write(data)
        await passage.wire.drain()
        data = b""
    with contextlib.suppress(OSError):  # the server has hung up meanwhile
        passage.wire.write_eof()


async def _homeward(passage: Passage, home: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    exchange, recorded = passage.exchange, 0
    while data := await home.read(2**16):
        await asyncio.sleep(passage.slowed_seconds(len(data)))
        passage.heard(data)
        if recorded < MOST_RECORDED:
            exchange.responses.append(Arrival(passage.destination.address, exchange.clock.now, data))
            recorded += len(data)
        writer.write(data)
        await writer.drain()


async def _say_nothing(reader: asyncio.StreamReader) -> None:
    """Wait until the program gives up; what it sends meanwhile is gone."""

    async def until_it_ends() -> None:
        while await reader.read(2**16):
            pass

    with contextlib.suppress(TimeoutError, ConnectionError):
        await asyncio.wait_for(until_it_ends(), LONGEST_SILENCE_SECONDS)


def _hang_up(writer: asyncio.StreamWriter) -> None:
    """Reset the connection."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, HANG_UP_AT_ONCE)
    writer.transport.abort()
