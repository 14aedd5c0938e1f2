"""A doorway: a vantage point's local ports, for programs from outside.

What dig or curl send takes the same road as the kit's own clients, past the
same middleboxes.  They wait really: silence stays silence here.
"""

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

from helpers.endpoint import Endpoint
from helpers.failures import NetworkFailure, Operation, TimedOut, during
from helpers.network.exchange import Arrival, Exchange
from helpers.network.road import Passage, Road
from helpers.network.sockets import PATIENCE_SECONDS, no_port

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork

HANG_UP_AT_ONCE = struct.pack(
    "hh" if hasattr(socket, "SO_EXCLUSIVEADDRUSE") else "ii", 1, 0
)  # SO_LINGER; Windows: short


async def open_port(network: "LoopbackNetwork", road: Road, endpoint: Endpoint) -> int:
    """Bind a local port that leads to an endpoint; return its number."""
    here = "127.0.0.1", 0
    try:
        if endpoint.protocol == "udp":
            loop = asyncio.get_running_loop()
            door, _ = await loop.create_datagram_endpoint(lambda: _Door(network, road, endpoint), local_addr=here)
            port = door.get_extra_info("sockname")[1]
        else:
            door = await asyncio.start_server(
                lambda *streams: network.spawn(_lead(network, road, endpoint, *streams)), *here
            )
            port = door.sockets[0].getsockname()[1]
    except OSError as error:
        raise no_port(error) from error
    network.keep(door)
    return port


async def _lead(network: "LoopbackNetwork", road: Road, endpoint: Endpoint, reader: Any, writer: Any) -> None:
    network.streams.add(writer)
    passage, sock = Passage(road, network.record(road.source, endpoint, b"")), None
    exchange = passage.exchange
    try:
        passage.look()
        with during(Operation.CONNECT, endpoint):
            last, destination = network.home_of(exchange, passage.destination)
            sock = network.socket_for(last, "tcp")
            home, passage.wire = await _open_stream(network, sock, destination)
        both = (
            asyncio.ensure_future(_outward(passage, reader, writer)),
            asyncio.ensure_future(_homeward(passage, home, writer)),
        )
        try:
            done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)  # until then they hold the streams
        if last.silent:
            raise TimedOut(Operation.READ, endpoint)
    except NetworkFailure as failure:
        exchange.failure = failure
        if isinstance(failure, TimedOut):
            await reader.read()  # say nothing until the program gives up
        else:
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, HANG_UP_AT_ONCE)
            writer.transport.abort()
    except (ConnectionError, asyncio.CancelledError):
        pass  # cancelled: the classroom closes
    finally:
        passage.close()
        if sock is not None:
            network.forget(sock)
            sock.close()
        writer.close()


async def _open_stream(network: "LoopbackNetwork", sock: socket.socket, destination: Endpoint) -> tuple[Any, Any]:
    place = await network.bound(destination)
    sock.setblocking(False)
    await asyncio.get_running_loop().sock_connect(sock, place)
    return await asyncio.open_connection(sock=sock)


async def _outward(passage: Passage, reader: Any, writer: Any) -> None:
    while data := await reader.read(2**16):
        passage.operation = Operation.TLS_HANDSHAKE if (passage.sent or data)[0] == 22 else Operation.READ
        passage.exchange.request += data
        passage.look(data)
        while passage.forged:
            writer.write(passage.forged.pop().data)
        passage.wire.write(data)


async def _homeward(passage: Passage, home: Any, writer: Any) -> None:
    while data := await home.read(2**16):
        await asyncio.sleep(passage.slowed_seconds(len(data)))
        passage.exchange.responses.append(Arrival(passage.destination.address, passage.exchange.clock.now, data))
        writer.write(data)


class _Door(asyncio.DatagramProtocol):
    def __init__(self, network: "LoopbackNetwork", road: Road, endpoint: Endpoint) -> None:
        self.network, self.road, self.endpoint = network, road, endpoint

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, program: tuple[str, int]) -> None:
        self.network.spawn(self._lead(data, program))

    async def _lead(self, data: bytes, program: tuple[str, int]) -> None:
        exchange = self.network.record(self.road.source, self.endpoint, data, Operation.DNS_ROUND_TRIP)
        passage = Passage(self.road, exchange)
        passage.operation = Operation.DNS_ROUND_TRIP
        try:
            passage.look(data)
            with during(passage.operation, self.endpoint):
                last, destination = self.network.home_of(exchange, passage.destination)
            place = await self.network.bound(destination)
        except NetworkFailure as failure:
            exchange.failure = failure  # the program hears nothing
            return
        in_time = exchange.clock.now + self.network.latency_seconds
        self._send([forged for forged in passage.forged if forged.seconds <= in_time], exchange, program)
        arrivals = await self._true_response(last, data, passage.destination, place)
        self._send(arrivals + [late for late in passage.forged if late.seconds > in_time], exchange, program)

    async def _true_response(self, exchange: Exchange, data: bytes, destination: Endpoint, place: Any) -> list[Arrival]:
        loop, sock = asyncio.get_running_loop(), self.network.socket_for(exchange, "udp")
        sock.setblocking(False)
        try:
            sock.connect(place)
            await loop.sock_sendall(sock, data)
            true = await asyncio.wait_for(loop.sock_recv(sock, 2**16), PATIENCE_SECONDS)
            return [] if exchange.silent else [Arrival(destination.address, exchange.clock.now, true)]
        except (TimeoutError, ConnectionError):
            return []
        finally:
            self.network.forget(sock)
            sock.close()

    def _send(self, arrivals: list[Arrival], exchange: Exchange, program: tuple[str, int]) -> None:
        for arrival in arrivals:
            exchange.responses.append(arrival)
            self.transport.sendto(arrival.data, program)
