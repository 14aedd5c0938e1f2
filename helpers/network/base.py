"""What every network has: services, a clock, a record, and several calls at once.

A network adds two things: `connect`, which gives a wire with send, receive and
close, and `secure`, which puts TLS on it.
"""

import contextlib
import contextvars
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from helpers.censor.policy import Decision
from helpers.endpoint import Caller, Endpoint, Later, Relay, Service
from helpers.failures import NetworkFailure, Operation
from helpers.network.clock import Clock
from helpers.network.exchange import Capture, Exchange, Visit
from helpers.network.watching import Tell, Watchers

_CAUSE = contextvars.ContextVar("the exchange that is being answered", default=None)
_CLOCK = contextvars.ContextVar("the clock of the call under way", default=None)
_VISIT = contextvars.ContextVar("what a program is doing", default=None)

MOST_RELAYS = 8
CLOSED = "this classroom was closed when you opened another; run the cell that makes `{}` again"


class Network:
    """Services at endpoints; see memory.py and loopback.py for the two ways to reach them."""

    def __init__(self, seed: int = 2017, latency_seconds: float = 0.02) -> None:
        self.seed = seed
        self.latency_seconds = latency_seconds  # there and back
        self.services: dict[Endpoint, Service | Relay] = {}
        self.answered: Counter[Endpoint] = Counter()  # requests that came to each endpoint's own server
        self.clock = Clock()
        self.closed = False
        self.faults: list[Any] = []  # bugs in servers: a test looks here
        self._addresses: set[str] = set()
        self._captures: list[Capture] = []
        self._watchers = Watchers(self.in_turn, self.faults)

    @property
    def now(self) -> float:
        """Seconds since the classroom opened, for the call under way."""
        return (_CLOCK.get() or self.clock).now

    def listen(self, endpoint: Endpoint, service: Service | Relay) -> None:
        """Let a service answer at an endpoint, or a relay pass on what comes to it."""
        self.services[endpoint] = service
        self._addresses.add(endpoint.address)

    def has(self, address: str) -> bool:
        """Say whether a machine of the classroom has an address."""
        return address in self._addresses

    def home_of(self, exchange: Exchange, destination: Endpoint) -> tuple[Exchange, Endpoint]:
        """Return where an exchange ends, behind every relay on the way: the last leg and its endpoint."""
        first = exchange
        for _ in range(MOST_RELAYS):
            relay = self.service_at(destination)
            if not isinstance(relay, Relay):
                return exchange, destination
            exchange = self.record(
                destination.address,
                relay.endpoint,
                exchange.request,
                exchange.operation,
                exchange.server_name,
                exchange,
            )
            first.lead_on(exchange)
            destination = relay.endpoint
        raise TimeoutError  # relays that lead to each other

    def service_at(self, endpoint: Endpoint) -> Service | Relay:
        """Return the service; TimeoutError where no machine is, ConnectionRefusedError where no port is open."""
        if endpoint not in self.services:
            raise ConnectionRefusedError if endpoint.address in self._addresses else TimeoutError
        return self.services[endpoint]

    def begin(self, sender: str, destination: Endpoint, request: bytes, **what: Any) -> Exchange:
        """Record a new exchange of one of our clients; ValueError after the classroom was closed."""
        self.refuse_if_closed()
        return self.record(sender, destination, request, **what)

    def record(
        self,
        sender: str,
        destination: Endpoint,
        request: bytes,
        operation: Operation = Operation.READ,
        server_name: str | None = None,
        cause: Exchange | None = None,
    ) -> Exchange:
        """Record a new exchange, whoever began it; without a cause it is that of the answer under way."""
        cause, clock = cause or _CAUSE.get(), _CLOCK.get() or self.clock
        visit = cause.visit if cause else _VISIT.get()
        exchange = Exchange(cause, visit, sender, destination, request, clock, operation, server_name)
        for capture in self._captures:
            capture.append(exchange)
        return exchange

    @contextlib.contextmanager
    def capture(self) -> Iterator[Capture]:
        """Collect every exchange that begins inside the with block, in order."""
        self.refuse_if_closed()
        exchanges = Capture()
        self._captures.append(exchanges)
        try:
            yield exchanges
        finally:
            self._captures = [capture for capture in self._captures if capture is not exchanges]

    def watch(self, address: str, tell: Tell) -> Callable[[], None]:
        """Tell of every request that those who listen at an address answer, before the response leaves.

        Return a function that stops it.  `tell` must ask nobody on this network; what it raises is a fault of its
        own and breaks no server.  Raises LookupError where nobody listens, ValueError after the classroom was closed.
        """
        self.refuse_if_closed("resolver")
        services = [service for endpoint, service in self.services.items() if endpoint.address == address]
        if not services:
            raise LookupError(f"nobody listens at {address}; watch a server of this classroom")
        return self._watchers.add(services, tell)

    def in_turn(self, call: Callable[[], None]) -> None:
        """Make a call while no other one is made in turn."""
        call()

    @contextlib.contextmanager
    def visit(self, program: str, aim: str) -> Iterator[Visit]:
        """Mark every exchange inside the with block as one doing of a program; an inner visit keeps the program."""
        outer = _VISIT.get()
        visit = Visit(outer.program if outer else program, aim, outer)
        token = _VISIT.set(visit)
        try:
            yield visit
        except NetworkFailure as failure:
            visit.failure = failure
            raise
        finally:
            _VISIT.reset(token)

    def note(self, decision: Decision) -> None:
        """Record, on the exchange that is being answered, what a resolver's policy ordered."""
        if (exchange := _CAUSE.get()) is not None:
            exchange.decision = decision

    def answer(self, service: Service, request: Any, exchange: Exchange) -> Any:
        """Ask a service on behalf of an exchange: a response, None or a Later that knows its cause."""
        self.answered[exchange.destination] += 1
        context = contextvars.copy_context()
        context.run(_CAUSE.set, exchange)
        context.run(_CLOCK.set, exchange.clock)
        caller = Caller(exchange.sender, exchange.destination.protocol)
        tell = self._watchers.of(service, request, exchange)
        response = context.run(service.respond, request, caller)
        if isinstance(response, Later):
            later = Later(functools.partial(context.run, response.work), response.otherwise)
            return later.then(tell) if tell else later
        return tell(response) if tell else response

    def together(self, calls: Iterable[Callable[[], Any]]) -> list[Any]:
        """Make several calls at once; return results or NetworkFailures, in the order asked."""
        clock = _CLOCK.get() or self.clock
        branches = [(Clock(clock.now), call) for call in calls]
        jobs = [functools.partial(contextvars.copy_context().run, _branch, *branch) for branch in branches]
        results = self.run_jobs(jobs)
        clock.now = max([clock.now, *(branch.now for branch, _ in branches)])
        return results

    def run_jobs(self, jobs: list[Callable[[], Any]]) -> list[Any]:
        return [job() for job in jobs]

    def close(self) -> None:
        """Stop every server; what belongs to this network then says how to go on."""
        self.closed = True

    def refuse_if_closed(self, what: str = "student") -> None:
        """Raise ValueError, which says what to make again, after the classroom was closed."""
        if self.closed:
            raise ValueError(CLOSED.format(what))


def _branch(clock: Clock, call: Callable[[], Any]) -> Any:
    _CLOCK.set(clock)
    try:
        return call()
    except NetworkFailure as failure:
        return failure
