"""The sockets: a client's wire, a server's datagrams and a server's connections."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpers.endpoint import Endpoint, Later
from helpers.failures import GarbledError
from helpers.network.exchange import Exchange

if TYPE_CHECKING:
    from helpers.network.loopback import LoopbackNetwork

HERE = "127.0.0.1"
MOST_TRIES = 100  # port numbers
BACKLOG = 1024  # connections that may wait until a server turns to them
PATIENCE_SECONDS = 10  # real ones; the kit's own silences never take them
SILENCE = b"\0"  # wakes the one who waits for a datagram in vain (asyncio drops an empty one before Python 3.12)
KINDS = {"udp": socket.SOCK_DGRAM, "tcp": socket.SOCK_STREAM}
NO_PORT = "this computer gave the classroom no free port; close other programs, restart the kernel and try again"
TAKEN = {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL, errno.EMFILE, errno.ENFILE}  # EACCES: reserved on Windows


@contextlib.contextmanager
def no_port() -> Iterator[None]:
    """Turn the error of a port that could not be bound inside the `with` block into a sentence with the remedy."""
    try:
        yield
    except OSError as error:
        raise (OSError(error.errno, NO_PORT) if error.errno in TAKEN else error) from error


def socket_from(address: str, protocol: str) -> socket.socket:
    """Return a socket of an address of this computer; it has its port before it asks."""
    with no_port():
        return _bound(protocol, 0, address)


def sockets_of_one_number(protocols: Sequence[str]) -> list[socket.socket]:
    """Return a socket for each protocol, all with the same port number: dig asks both "udp" and "tcp" at one."""
    with no_port():
        for _ in range(MOST_TRIES):
            found = [_bound(protocols[0], 0)]
            try:
                for protocol in protocols[1:]:
                    found.append(_bound(protocol, found[0].getsockname()[1]))
                return found
            except OSError:  # another program has this number on the other protocol
                found[0].close()
        raise OSError(errno.EADDRINUSE, NO_PORT)


def _bound(protocol: str, port: int, address: str = HERE) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, KINDS[protocol])
    try:
        sock.bind((address, port))
    except OSError:
        sock.close()
        raise
    return sock


class Wire:
    """A client's socket; it notices at once when a server chose silence."""

    def __init__(self, network: "LoopbackNetwork", exchange: Exchange, destination: Endpoint) -> None:
        self.network, self.exchange = network, exchange
        self.socket = network.socket_for(exchange, destination.protocol)
        try:
            self.socket.settimeout(network.patience_seconds)
            self.socket.connect(network.wiring[destination])
        except BaseException:
            self.close()
            raise

    def send(self, data: bytes) -> None:
        self.exchange.said = (self.exchange.said or 0) + len(data)  # before the server can have received it
        self.socket.sendall(data)

    def receive(self) -> bytes:
        data = self.socket.recv(2**16)
        if self.exchange.silent and data in (b"", SILENCE):
            raise TimeoutError
        return data

    def close(self) -> None:
        self.network.forget(self.socket)
        self.socket.close()


class Datagrams(asyncio.DatagramProtocol):
    """A server's socket for datagrams: it answers on the loop, a Later in a thread of its own."""

    def __init__(self, network: "LoopbackNetwork", endpoint: Endpoint) -> None:
        self.network, self.endpoint = network, endpoint

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, request: bytes, place: tuple[str, int]) -> None:
        exchange = self.network.exchange_from("udp", place, self.endpoint)
        try:
            response = self.network.answer(self.network.services[self.endpoint], request, exchange)
        except Exception as fault:
            self.network.faults.append(fault)
            response = None
        if isinstance(response, Later):
            self.network.spawn(self._send_later(response, exchange, place))
        else:
            self._send(response, exchange, place)

    async def _send_later(self, later: Later, exchange: Exchange, place: tuple[str, int]) -> None:
        try:
            response = await self.network.workers.run(later)
        except Exception as fault:
            self.network.faults.append(fault)
            response = None
        self._send(response, exchange, place)

    def _send(self, response: bytes | None, exchange: Exchange, place: tuple[str, int]) -> None:
        exchange.silent = response is None
        if not self.transport.is_closing():
            self.transport.sendto(response or SILENCE, place)


async def serve_stream(
    network: "LoopbackNetwork", endpoint: Endpoint, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serve one connection to an endpoint until it ends, or nothing comes for a while."""
    network.streams.add(writer)
    exchange, received = None, 0  # until something is said: a client that was stopped on the road may be gone already
    service = network.services[endpoint]
    conversation = service.conversation()
    with contextlib.closing(writer):
        try:
            while data := await asyncio.wait_for(reader.read(2**16), PATIENCE_SECONDS):
                received += len(data)
                exchange = exchange or network.exchange_from("tcp", writer.get_extra_info("peername"), endpoint)
                for request in conversation.receive(data):
                    response = network.answer(service, request, exchange)
                    if isinstance(response, Later):
                        response = await network.workers.run(response)
                    if response is None:
                        exchange.silent = True  # before the closing, which wakes the one who waits
                        return
                    writer.write(conversation.send(response))
                    await writer.drain()
                writer.write(conversation.owed())
                if conversation.over:
                    return
                if exchange.is_all_said(received, bool(service.certificate_names)):
                    exchange.silent = True
                    return
        except GarbledError:
            writer.write(conversation.refusal())
        except (TimeoutError, ConnectionError, asyncio.CancelledError):
            pass  # cancelled: the classroom closes
        except Exception as fault:
            network.faults.append(fault)
        finally:
            writer.transport.resume_reading()  # asyncio never ends a TLS connection of which it reads no more
