"""Real UDP, TCP and TLS sockets on this computer; asyncio stays in this folder.

The servers run in a thread of their own, so that they go on answering while a
notebook cell is busy or waits for `!dig`.  They answer on that thread's loop;
only a Later gets a worker, a thread of its own, so that no worker waits for one.
The place of the asking socket tells a server which exchange it answers.
"""

import asyncio
import concurrent.futures
import socket
import threading
import weakref
from collections.abc import Callable, Coroutine
from typing import Any

from helpers.endpoint import Endpoint
from helpers.network import doorway
from helpers.network.base import Network
from helpers.network.exchange import Exchange
from helpers.network.road import Passage, Road
from helpers.network.secure import Authority, Secured
from helpers.network.sockets import BACKLOG, HERE, PATIENCE_SECONDS, Datagrams, Wire, no_port, serve_stream, socket_from
from helpers.network.workers import Workers

MOST_AT_ONCE = 100  # calls of `together`: a server's socket holds some 250 datagrams, and the rest would be lost


class LoopbackNetwork(Network):
    """A switchboard: it knows which port of 127.0.0.1 stands for an endpoint."""

    patience_seconds: float = PATIENCE_SECONDS  # real ones, of a client's socket

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.wiring: dict[Endpoint, tuple[str, int]] = {}  # filled as endpoints are first used
        self.authority = Authority()
        self._exchanges: dict[tuple[Any, ...], Exchange] = {}  # by protocol and place of the asking socket
        self._places: dict[socket.socket, tuple[Any, ...]] = {}
        self._binding: dict[Endpoint, asyncio.Future] = {}
        self._doors: dict[tuple[Road, Endpoint | None], int] = {}  # None: SOCKS
        self._listeners: list[Any] = []
        self.streams: weakref.WeakSet[asyncio.StreamWriter] = weakref.WeakSet()  # TLS closes slowly: see _shut
        self.workers = Workers()
        self._tasks: set[asyncio.Task] = set()
        self._loop = asyncio.SelectorEventLoop()  # Windows' other loop loses UDP sockets
        self._loop.set_exception_handler(lambda loop, context: self.faults.append(context))  # never printed
        self._thread = threading.Thread(target=self._loop.run_forever, name="classroom", daemon=True)
        self._thread.start()

    def connect(self, exchange: Exchange, destination: Endpoint) -> Wire:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a server that asks others must return a Later: it would wait for itself")
        exchange, home = self.home_of(exchange, destination)
        if home not in self.wiring:
            self.on_loop(self.bound(home))
        return Wire(self, exchange, home)

    def secure(self, passage: Passage, server_name: str, alpn: str | None) -> Secured:
        return Secured(passage, self.authority.client_context(alpn), server_name)

    def port_for(self, road: Road, endpoint: Endpoint) -> int:
        """Return a local port from which programs take this road to an endpoint: `dig -p`, `curl --resolve`.

        An endpoint that listens on UDP and on TCP has one number for both.
        Raises LookupError for an address where the classroom has no machine.
        """
        self.refuse_if_closed()
        if not self.has(endpoint.address):
            raise LookupError(f"the classroom has no machine at {endpoint.address}, and no doorway leads out of it")
        if (road, endpoint) not in self._doors:
            twins = {endpoint, *(one for one in self.services if endpoint.is_twin_of(one))}
            port = self.on_loop(doorway.open_port(self, road, list(twins)))
            self._doors.update({(road, twin): port for twin in twins})
        return self._doors[road, endpoint]

    def socks_port(self, road: Road, look_up: doorway.LookUp) -> int:
        """Return a local port where programs ask in SOCKS4, 4a or 5 to be led anywhere by this road.

        `look_up` gives the addresses of a host name.
        """
        self.refuse_if_closed()
        if (road, None) not in self._doors:
            self._doors[road, None] = self.on_loop(doorway.open_socks(self, road, look_up))
        return self._doors[road, None]

    def run_jobs(self, jobs: list[Callable[[], Any]]) -> list[Any]:
        with concurrent.futures.ThreadPoolExecutor(MOST_AT_ONCE) as pool:
            return list(pool.map(lambda job: job(), jobs))

    def close(self) -> None:
        if self.closed:
            return
        super().close()
        self.workers.join()
        self.on_loop(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def on_loop(self, coroutine: Coroutine) -> Any:
        """Run a coroutine on the servers' loop and return its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def in_turn(self, call: Callable[[], None]) -> None:
        if threading.current_thread() is self._thread:
            call()
        else:
            self.on_loop(_made(call))

    async def bound(self, endpoint: Endpoint) -> tuple[str, int]:
        """Return the place of an endpoint, bound when it is first used."""
        if endpoint not in self._binding:
            self._binding[endpoint] = asyncio.ensure_future(self._bind(endpoint))
        try:
            with no_port():
                return await self._binding[endpoint]
        except OSError:
            del self._binding[endpoint]
            raise

    def place_of(self, endpoint: Endpoint) -> tuple[str, int]:
        """Return the address and port to bind for an endpoint: any free port of this computer."""
        return HERE, 0

    def source_of(self, exchange: Exchange) -> str:
        """Return the address from which an exchange's socket asks: this computer's own."""
        return HERE

    async def _bind(self, endpoint: Endpoint) -> tuple[str, int]:
        place = self.place_of(endpoint)
        if endpoint.protocol == "udp":
            listener, _ = await self._loop.create_datagram_endpoint(lambda: Datagrams(self, endpoint), local_addr=place)
            self.wiring[endpoint] = listener.get_extra_info("sockname")
        else:
            service = self.services[endpoint]
            names = service.certificate_names
            context = self.authority.server_context(names, service.alpn) if names else None
            listener = await asyncio.start_server(
                lambda *streams: self.spawn(serve_stream(self, endpoint, *streams)),
                *place,
                ssl=context,
                backlog=BACKLOG,
            )
            self.wiring[endpoint] = listener.sockets[0].getsockname()
        self.keep(listener)
        return self.wiring[endpoint]

    def exchange_from(self, protocol: str, place: tuple[str, int], endpoint: Endpoint) -> Exchange:
        """Return the exchange that a socket belongs to; a stranger's begins here."""
        return self._exchanges.get((protocol, place)) or self.record("this computer", endpoint, b"")

    def socket_for(self, exchange: Exchange, protocol: str) -> socket.socket:
        """Return a socket whose place stands for an exchange."""
        sock = socket_from(self.source_of(exchange), protocol)
        self._places[sock] = protocol, sock.getsockname()  # asyncio may close it before we do: then it has no name
        self._exchanges[self._places[sock]] = exchange
        return sock

    def forget(self, sock: socket.socket) -> None:
        """Let the place of a socket that is about to close stand for nothing again."""
        self._exchanges.pop(self._places.pop(sock, None), None)

    def keep(self, listener: Any) -> None:
        """Remember something to close when the classroom closes."""
        self._listeners.append(listener)

    def spawn(self, coroutine: Coroutine) -> None:
        """Start a task of our own: those of asyncio.start_server print a traceback when they are cancelled."""
        task = self._loop.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _shut(self) -> None:
        for sock in [sock for listener in self._listeners for sock in getattr(listener, "sockets", ())]:
            self._loop.remove_reader(sock.fileno())  # accept nobody more
        await _turns()  # a server that closes before an accepted connection has its task would lose it
        for listener in self._listeners:
            listener.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for stream in list(self.streams):
            stream.transport.abort()
        await _turns()


async def _made(call: Callable[[], None]) -> None:
    call()


async def _turns() -> None:
    """Let the loop turn until an accepted connection has its task, or a closed one is gone."""
    for _ in range(5):
        await asyncio.sleep(0)
