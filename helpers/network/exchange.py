"""An exchange: one question on the road and everything that became of it.

Time is a value: a Clock is moved by those who spend time, nobody sleeps.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Optional

from helpers.censor.middlebox import Interference
from helpers.censor.policy import Decision
from helpers.endpoint import Endpoint, Machine
from helpers.failures import NetworkFailure, Operation


class Clock:
    """Seconds since the classroom opened."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def advance(self, seconds: float) -> None:
        """Let time pass for everybody on this network: caches age, nobody waits."""
        self.now += seconds


@dataclass(frozen=True)
class Step:
    """connect, tls_handshake, send or receive: one stretch of an exchange."""

    name: str
    start: float
    duration: float
    failure: str | None = None


@dataclass(frozen=True)
class Arrival:
    """Bytes that came back, and who really sent them."""

    sender: str
    seconds: float
    data: bytes


@dataclass(eq=False)
class Visit:
    """One thing that a program tried to do; a visit inside another has it as `outer`."""

    program: str  # "stub resolver", "browser", "web client" or "app"
    aim: str  # "web.telegram.org A", "https://web.telegram.org/", "149.154.167.51:443/tcp"
    outer: Optional["Visit"] = None
    failure: NetworkFailure | None = None  # what ended it

    def __repr__(self) -> str:
        return f"<Visit by {self.program}: {self.aim}, {self.failure.failure if self.failure else 'done'}>"

    @property
    def outermost(self) -> "Visit":
        return self.outer.outermost if self.outer else self


@dataclass(eq=False)
class Exchange:
    """One request and its outcome: a line of a capture."""

    cause: Optional["Exchange"]  # the exchange that made this one necessary: a resolver's own questions
    visit: Visit | None  # the program's doing that it belongs to
    sender: str
    destination: Endpoint
    request: bytes
    clock: Clock
    operation: Operation  # what it is for, once a connection stands
    server_name: str | None = None  # it travels in TLS, to whoever proves this name
    steps: list[Step] = field(default_factory=list)
    responses: list[Arrival] = field(default_factory=list)
    interference: Interference | None = None  # by a middlebox on the road
    decision: Decision | None = None  # by the policy of the resolver that was asked
    failure: NetworkFailure | None = None
    silent: bool = False  # the server chose to say nothing

    def __repr__(self) -> str:
        outcome = self.failure.failure if self.failure else f"{len(self.responses)} response(s)"
        return f"<Exchange {self.sender} -> {self.destination}: {outcome}>"

    @property
    def seconds(self) -> float:
        return sum(step.duration for step in self.steps)

    @contextlib.contextmanager
    def step(self, name: str, patience_seconds: float) -> Iterator[None]:
        """Record one stretch; whoever hears nothing has waited for the whole of their patience."""
        start, failure = self.clock.now, None
        try:
            yield
        except NetworkFailure as error:
            failure = error.failure
            if failure == "generic_timeout_error":
                self.clock.now = max(self.clock.now, start + patience_seconds)
            raise
        finally:
            self.steps.append(Step(name, start, self.clock.now - start, failure))


class Capture(list[Exchange]):
    """Every exchange that began inside one `with` block, in order.

    Who is who in it (`machines`, by address) and where an unhindered visit of
    a name would lead (`unhindered`) are filled in by the classroom.
    """

    machines: Mapping[str, Machine] = {}

    @staticmethod
    def unhindered(name: str) -> tuple[Machine, ...]:
        return ()

    def __repr__(self) -> str:
        return f"<Capture of {len(self)} exchange{'' if len(self) == 1 else 's'}>"
