"""The packets of a capture: each exchange as the network card of its sender would have seen it.

The record keeps bytes, times and failures; the rest follows from them: who
opened a connection, who closed or reset it, and what was never acknowledged.
Ports of senders are counted, sequence numbers begin at the same number: what
is the same in the record is the same in the file.  RFC 9293, RFC 6298.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from helpers.censor.middlebox import Action
from helpers.endpoint import Endpoint, is_address
from helpers.failures import ConnectionRefused, ConnectionReset, EndOfStream, NetworkFailure, Operation
from helpers.protocols.mtproto import BEGINNING
from helpers.protocols.pcap import ACK, FIN, LARGEST_DATAGRAM, RST, SYN, datagram, segment, unreachable

if TYPE_CHECKING:
    from helpers.network.exchange import Exchange, Piece

LARGEST_SEGMENT = 1400  # bytes of data
FIRST_PORT, PORTS = 49152, 2**14  # those that IANA leaves to senders (RFC 6335)
FIRST_SEQUENCE_NUMBER = 1000
ASKED_AGAIN_AFTER = (1, 3, 7)  # seconds, by a SYN that nobody answers

Packets = list[tuple[float, bytes]]


def packets_of(capture: Sequence["Exchange"], ipv6: Mapping[str, str]) -> Packets:
    """Return packets with their seconds since 1970, in the order in which they passed.

    `ipv6` gives the IPv6 address of a sender by its IPv4 address.  What came
    to a server without taking a road has no address of the classroom and is left out.
    """
    found: Packets = []
    for number, exchange in enumerate(capture):
        sender = Endpoint(exchange.sender, FIRST_PORT + number % PORTS, exchange.destination.protocol)
        client, server = _of_one_kind(sender, exchange.destination, ipv6)
        if is_address(client.address) and is_address(server.address):
            found += (_datagrams if server.protocol == "udp" else _connection)(exchange, client, server)
    return sorted([(BEGINNING + seconds, packet) for seconds, packet in found], key=lambda packet: packet[0])


def cut(data: bytes, protocol: str) -> list[bytes]:
    """Return data in parts that one packet can hold each."""
    size = LARGEST_SEGMENT if protocol == "tcp" else LARGEST_DATAGRAM
    return [data[start : start + size] for start in range(0, len(data), size)]


def _datagrams(exchange: "Exchange", client: Endpoint, server: Endpoint) -> Packets:
    found = []
    for piece in list(exchange.passed):
        ends = (client, server) if piece.outward else (server, client)
        found.append((piece.seconds, datagram(*ends, piece.data)))
    if found and isinstance(exchange.failure, ConnectionRefused):
        seconds, packet = found[0]
        found.append((seconds, unreachable(client, server, packet)))
    return found


def _connection(exchange: "Exchange", client: Endpoint, server: Endpoint) -> Packets:
    line, passed, failure = _Line(client, server), list(exchange.passed), exchange.failure
    ended = max([exchange.ended or exchange.began, *(piece.seconds for piece in passed if not piece.forged)])
    if failure is not None and failure.operation is Operation.CONNECT and not passed:
        return line.never_opened(exchange.began, ended, failure)
    way = next((step.duration for step in exchange.steps if step.name == "connect"), 0.0)  # there and back
    line.open(exchange.began, exchange.began + way)
    outward = [piece for piece in passed if piece.outward]
    for piece in passed:
        arrives = not (exchange.struck and piece is outward[-1])
        line.carry(piece, piece.seconds + way if piece.outward else piece.seconds, arrives)
    if exchange.ended is not None:
        line.close(ended, ended + way, failure, exchange.struck and exchange.interference.action is Action.DROP)
    return line.packets


class _Line:
    """A connection: it writes the packets of both ends and counts the bytes of each."""

    def __init__(self, client: Endpoint, server: Endpoint) -> None:
        self.client, self.server = client, server
        self.packets: Packets = []
        self._next = {client: FIRST_SEQUENCE_NUMBER, server: FIRST_SEQUENCE_NUMBER}

    def never_opened(self, began: float, ended: float, failure: NetworkFailure) -> Packets:
        """Ask for a connection and be refused, or ask again until patience ends."""
        self._say(began, self.client, SYN)
        if isinstance(failure, ConnectionRefused):
            self._next[self.server] = 0  # who refuses has no number of its own
            self._say(ended, self.server, RST | ACK)
            return self.packets
        _, syn = self.packets[0]
        return self.packets + [(began + after, syn) for after in ASKED_AGAIN_AFTER if began + after < ended]

    def open(self, asked: float, granted: float) -> None:
        self._say(asked, self.client, SYN)
        self._say(granted, self.server, SYN | ACK)
        self._say(granted, self.client, ACK)

    def carry(self, piece: "Piece", acknowledged: float, arrives: bool) -> None:
        """Cut a piece into segments; a forged one takes the numbers of the true one that it precedes."""
        sender, receiver = (self.client, self.server) if piece.outward else (self.server, self.client)
        first = self._next[sender]
        for part in cut(piece.data, "tcp"):
            self._say(piece.seconds, sender, ACK, part)
        if piece.forged:
            self._next[sender] = first
        elif arrives:
            self._say(acknowledged, receiver, ACK)

    def close(self, ended: float, answered: float, failure: NetworkFailure | None, silently: bool) -> None:
        """End it: by a reset, or by a FIN from both ends; what a middlebox drops ends without a word."""
        if silently:
            return
        if isinstance(failure, ConnectionReset):
            self._say(ended, self.server, RST | ACK)
            return
        one, other = (self.server, self.client) if isinstance(failure, EndOfStream) else (self.client, self.server)
        self._say(ended, one, FIN | ACK)
        self._say(answered, other, FIN | ACK)
        self._say(answered, one, ACK)

    def _say(self, seconds: float, sender: Endpoint, flags: int, data: bytes = b"") -> None:
        receiver = self.server if sender == self.client else self.client
        acknowledged = self._next[receiver] if flags & ACK else 0
        packet = segment(sender, receiver, self._next[sender], acknowledged, flags, data, LARGEST_SEGMENT)
        self.packets.append((seconds, packet))
        self._next[sender] += len(data) + bool(flags & (SYN | FIN))


def _of_one_kind(client: Endpoint, server: Endpoint, ipv6: Mapping[str, str]) -> tuple[Endpoint, Endpoint]:
    """Return both ends with addresses of the server's kind; an IPv4 address alone is written as in RFC 4291 2.5.5.2."""
    if ":" in server.address and ":" not in client.address:
        address = ipv6.get(client.address, f"::ffff:{client.address}")
        return Endpoint(address, client.port, client.protocol), server
    return client, server
