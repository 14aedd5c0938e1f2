"""A road: where a machine is plugged in, and the middleboxes that everything passes.

The middleboxes see bytes, never names; in the kit, on real sockets and at a
doorway it is the same `Passage.look` that shows the bytes to them.
"""

import contextlib
import functools
import random
from collections.abc import Callable, Iterable
from typing import Any

from helpers.censor.middlebox import Action, Flow, Interference, Middlebox, first_interference
from helpers.endpoint import Endpoint, Framing
from helpers.failures import NetworkFailure, Operation, during, outcome, sign_of
from helpers.network import packets
from helpers.network.base import Network
from helpers.network.exchange import A_MIDDLEBOX, Arrival, Exchange, Piece, Visit

PATIENCE_SECONDS = 5
MOST_LOOKED_AT = 2**14  # bytes of a flow that a middlebox keeps


class Road:
    """The way from one machine to all the others."""

    def __init__(self, network: Network, source: str, middleboxes: Iterable[Middlebox] = ()) -> None:
        self.network, self.source, self.middleboxes = network, source, middleboxes
        self.random = random.Random(f"{network.seed} {source}")

    def inspect(self, flow: Flow) -> Interference | None:
        """Return what the first middlebox that interferes does to a flow; TypeError for what is no middlebox."""
        return first_interference(self.middleboxes, flow)

    def visit(self, program: str, aim: str) -> contextlib.AbstractContextManager[Visit]:
        """Mark every exchange inside the with block as one doing of a program."""
        return self.network.visit(program, aim)

    def exchange(
        self,
        destination: Endpoint,
        request: bytes,
        framing: Framing,
        server_name: str | None = None,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> bytes:
        """Send a request to an endpoint and return the bytes of the response; raise a NetworkFailure if there is none.

        With a server name the request travels in TLS, to whoever proves that name.
        """
        exchange = self.network.begin(
            self.source, destination, request, operation=framing.operation, server_name=server_name
        )
        passage = Passage(self, exchange, patience_seconds)
        step = functools.partial(
            exchange.step, patience_seconds=patience_seconds, latency_seconds=self.network.latency_seconds
        )
        try:
            channel = passage
            if destination.protocol == "tcp":
                with step("connect"), during(Operation.CONNECT, destination):
                    passage.connect()
            if server_name is not None:
                with step("tls_handshake"), during(Operation.TLS_HANDSHAKE, destination):
                    passage.operation = Operation.TLS_HANDSHAKE
                    channel = self.network.secure(passage, server_name, framing.alpn)
                    exchange.clock.advance(self.network.latency_seconds)
            passage.operation = framing.operation
            with step("send"):
                lost = outcome(lambda: _send(channel, request, framing.operation, destination))
            with step("receive"), during(framing.operation, destination):
                if isinstance(lost, NetworkFailure):
                    raise lost  # whoever sent it learns of it by waiting
                return passage.first_arrival(channel, framing)
        except NetworkFailure as failure:
            exchange.failure = failure
            raise
        finally:
            passage.close()


class Passage:
    """One flow on its way past the middleboxes, and the wire it goes on with."""

    def __init__(self, road: Road, exchange: Exchange, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self.road, self.exchange, self.patience_seconds = road, exchange, patience_seconds
        self.destination = exchange.destination
        self.operation = Operation.CONNECT
        self.sent = b""
        self.forged: list[Arrival] = []
        self.wire: Any = None
        self._came = 0  # bytes that came back
        self._latest = exchange.began

    def look(self, data: bytes = b"") -> None:
        """Show more bytes of the flow to the middleboxes; raise the failure that an interference shows."""
        piece = self._piece(self.exchange.clock.now, data, outward=True)
        self.exchange.keep(piece)
        self.sent = (self.sent + data)[:MOST_LOOKED_AT]
        if self.exchange.interference is None:
            interference = self.road.inspect(Flow(self.road.source, self.exchange.destination, self.sent))
            self.exchange.interference = interference
            if interference is not None:
                self._interfere(interference)
        for leg in self.exchange.legs:
            leg.keep(piece)

    def heard(self, data: bytes) -> None:
        """Record bytes that came back: a round trip after they were asked for, and later past a throttle."""
        for part in packets.cut(data, self.destination.protocol):
            self._came += len(part)
            seconds = self.road.network.latency_seconds + self.slowed_seconds(len(self.sent) + self._came)
            piece = self._piece(self.exchange.clock.now + seconds, part, outward=False)
            for one in (self.exchange, *self.exchange.legs):
                one.keep(piece)

    def _piece(self, seconds: float, data: bytes, outward: bool) -> Piece:
        self._latest = max(self._latest, seconds)  # what an answer made necessary can't leave before it
        return Piece(self._latest, outward, data)

    def _interfere(self, interference: Interference) -> None:
        action, protocol = interference.action, self.destination.protocol
        if (failure := sign_of(action.value, protocol, bool(self.sent))) is not None:
            raise failure(self.operation, self.exchange.destination)
        if action is Action.REDIRECT:
            if self.wire is not None:
                raise ValueError("a redirect must be decided before a connection stands")
            self.destination = interference.destination
        elif action is Action.INJECT:
            arrives = self.exchange.clock.now + interference.after_seconds
            data = interference.forge(self.sent)
            self.forged.append(Arrival(A_MIDDLEBOX, arrives, data))
            self.exchange.keep(Piece(arrives, False, data, forged=True))

    def connect(self) -> None:
        self.look()
        self.wire = self.road.network.connect(self.exchange, self.destination)
        self.exchange.clock.advance(self.road.network.latency_seconds)

    def send(self, data: bytes) -> None:
        self.look(data)
        if self.wire is None:  # a datagram: its bytes are seen before it is under way
            self.wire = self.road.network.connect(self.exchange, self.destination)
        self.wire.send(data)

    def receive(self) -> bytes:
        """Return the next bytes, b"" at the end; TimeoutError for silence."""
        data = self.wire.receive()
        self.heard(data)
        return data

    def first_arrival(self, channel: Any, framing: Framing) -> bytes:
        """Wait for the true response, line it up with the forged ones, and believe the first."""
        sent = self.exchange.clock.now
        arrivals = list(self.forged)
        try:
            true = _whole_message(channel, framing.length)
            self.exchange.clock.advance(self.road.network.latency_seconds)
            self._be_slow(len(self.exchange.request) + len(true))
            arrivals.append(Arrival(self.destination.address, self.exchange.clock.now, true))
        except (TimeoutError, EOFError, ConnectionError):
            if not arrivals:
                raise
        self.exchange.responses += sorted(arrivals, key=lambda arrival: arrival.seconds)
        self.exchange.clock.now = max(sent, self.exchange.responses[0].seconds)
        return self.exchange.responses[0].data

    def slowed_seconds(self, size: int) -> float:
        """Return how long a throttle makes so many bytes take; 0 without one."""
        rate = self.exchange.interference and self.exchange.interference.bytes_per_second
        return size / rate if rate else 0.0

    def _be_slow(self, size: int) -> None:
        seconds = self.slowed_seconds(size)
        if seconds > self.patience_seconds:
            self.exchange.forget_after(self.exchange.clock.now + self.patience_seconds)
            raise TimeoutError  # it would come, but nobody waits any longer
        self.exchange.clock.advance(seconds)

    def close(self) -> None:
        """End the exchange, and with it the legs of relays on the way."""
        if self.wire is not None:
            self.wire.close()
        self.exchange.end()


def _send(channel: Any, request: bytes, operation: Operation, destination: Endpoint) -> None:
    with during(operation, destination):
        channel.send(request)


def _whole_message(channel: Any, length: Callable[[bytes, bool], int | None]) -> bytes:
    arrived, ended = b"", False
    while (end := length(arrived, ended)) is None:
        if ended:
            raise EOFError
        data = channel.receive()
        arrived, ended = arrived + data, not data
    return arrived[:end]
