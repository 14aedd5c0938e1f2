"""An exchange: one question on the road and everything that became of it."""

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from helpers.censor.middlebox import Action, Interference
from helpers.censor.policy import Decision
from helpers.endpoint import Endpoint, Machine
from helpers.failures import NetworkFailure, Operation
from helpers.network import packets
from helpers.network.clock import Clock
from helpers.protocols import pcap

A_MIDDLEBOX = "a middlebox"
MOST_KEPT = 2**20  # bytes of one exchange as they were on the wire


@dataclass(frozen=True)
class Step:
    """connect, tls_handshake, send or receive: one stretch of an exchange."""

    name: str
    start: float
    duration: float
    failure: str | None = None


@dataclass(frozen=True)
class Arrival:
    """Bytes that came back, and who really sent them: the address of a machine, or A_MIDDLEBOX."""

    sender: str
    seconds: float
    data: bytes

    @property
    def is_forged(self) -> bool:
        return self.sender == A_MIDDLEBOX


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes as they passed the sender's end of the road: encrypted where that is so."""

    seconds: float
    outward: bool
    data: bytes
    forged: bool = False  # by a middlebox, in the name of the destination


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
    said: int | None = None  # bytes that our client has sent by its socket; None: another program, which may say more
    silent: bool = False  # the server says nothing more: it chose to, or waits for more than our client says
    passed: list[Piece] = field(default_factory=list)  # in order, but for a forged piece, whose time counts
    legs: list["Exchange"] = field(default_factory=list)  # of relays on the way: they carry the same bytes
    ended: float | None = None  # seconds on the clock; None while it is under way

    def __post_init__(self) -> None:
        self.began = self.clock.now
        self._room = MOST_KEPT

    def __repr__(self) -> str:
        outcome = self.failure.failure if self.failure else f"{len(self.responses)} response(s)"
        return f"<Exchange {self.sender} -> {self.destination}: {outcome}>"

    @property
    def seconds(self) -> float:
        return sum(step.duration for step in self.steps)

    @property
    def is_answer_ordered(self) -> bool:
        """Say whether the resolver's policy put something in place of the true answer."""
        return self.decision is not None and self.decision.replaces_answer

    @property
    def struck(self) -> bool:
        """Say whether a middlebox stopped it: what was sent last never arrived."""
        return self.interference is not None and self.interference.action in (Action.DROP, Action.RESET)

    def is_all_said(self, received: int, secured: bool) -> bool:
        """Say whether a server has received so many bytes, out of TLS if `secured`, that our client only listens."""
        return self.said is not None and received >= (len(self.request) if secured else self.said)

    def keep(self, piece: Piece) -> None:
        """Add to what passed; beyond MOST_KEPT bytes no more is kept."""
        if piece.data and self._room:
            data = piece.data[: self._room]
            self._room -= len(data)
            self.passed.append(piece if data is piece.data else dataclasses.replace(piece, data=data))

    def forget_after(self, seconds: float) -> None:
        """Take away what nobody waited for."""
        self.passed = [piece for piece in self.passed if piece.seconds <= seconds]

    def lead_on(self, leg: "Exchange") -> None:
        """Let the leg of a relay carry what passed and what will pass."""
        leg.passed += [piece for piece in self.passed if not piece.forged]
        self.legs.append(leg)

    def end(self) -> None:
        """Note that it is over; the legs of relays end as it does, unless it was struck before them."""
        for one in (self, *self.legs):
            one.ended = self.clock.now
        for leg in self.legs:
            if self.failure is not None and not self.struck:
                leg.failure = type(self.failure)(self.failure.operation, leg.destination)

    @contextlib.contextmanager
    def step(self, name: str, patience_seconds: float, latency_seconds: float) -> Iterator[None]:
        """Record one stretch; bad news take as long as good ones, and silence the whole of somebody's patience."""
        start, failure = self.clock.now, None
        try:
            yield
        except NetworkFailure as error:
            failure = error.failure
            waited = patience_seconds if failure == "generic_timeout_error" else latency_seconds
            self.clock.now = max(self.clock.now, start + waited)
            raise
        finally:
            self.steps.append(Step(name, start, self.clock.now - start, failure))


class Capture(list[Exchange]):
    """Every exchange that began inside one `with` block, in order.

    Who is who in it (`machines`, by address), the IPv6 addresses of machines
    (`ipv6`, by their IPv4 addresses) and where an unhindered visit of a name
    would lead (`unhindered`) are filled in by the classroom.
    """

    machines: Mapping[str, Machine] = {}
    ipv6: Mapping[str, str] = {}

    @staticmethod
    def unhindered(name: str) -> tuple[Machine, ...]:
        return ()

    def save(self, path: str | Path) -> None:
        """Write every packet to a file that Wireshark opens, in the place of a file that is there.

        Each exchange is shown as its sender's network card saw it, with the real
        addresses; time begins on 14 July 2017.  Raises FileNotFoundError for a
        folder that does not exist, IsADirectoryError for a path that is a folder.
        """
        path = Path(path)
        if not path.parent.is_dir():
            raise FileNotFoundError(f"there is no folder {path.parent}; make it first, or choose another")
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder; add the name of a file, such as visit.pcap")
        path.write_bytes(pcap.file(packets.packets_of(self, self.ipv6)))

    def __repr__(self) -> str:
        return f"<Capture of {len(self)} exchange{'' if len(self) == 1 else 's'}>"
