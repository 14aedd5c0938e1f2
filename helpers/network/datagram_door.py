"""A doorway for datagrams: each one takes the road as an exchange of its own."""

import asyncio
from typing import TYPE_CHECKING, Any

from helpers.endpoint import Endpoint
from helpers.failures import NetworkFailure, Operation, during
from helpers.network.exchange import Arrival, Exchange
from helpers.network.road import Passage, Road
from helpers.network.sockets import PATIENCE_SECONDS

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork


class DatagramDoor(asyncio.DatagramProtocol):
    """A local port that leads to one endpoint."""

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
            exchange.end()
            return
        in_time = exchange.clock.now + self.network.latency_seconds
        self._send([forged for forged in passage.forged if forged.seconds <= in_time], exchange, program)
        arrivals = await self._true_response(last, data, passage.destination, place)
        passage.heard(b"".join(arrival.data for arrival in arrivals))
        exchange.end()
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
