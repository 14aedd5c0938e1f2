"""The messages of one look-up, in the order in which they pass: each with its sender, its receiver and its bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpers.classroom import Internet
from helpers.failures import outcome
from helpers.network.exchange import Capture, Exchange
from helpers.show import phrases
from helpers.show.walk import MIDDLEBOX
from helpers.widgets.own_classroom import own_classroom

STUB = "stub resolver"


@dataclass(frozen=True)
class Message:
    """One DNS message on its way."""

    sender: str
    receiver: str
    wire: bytes
    is_query: bool
    words: str  # "web.telegram.org?", "198.51.100.10", "ask org"
    changed: bool = False  # a policy or a middlebox made it
    lost: bool = False  # it never came to its receiver

    def describe(self) -> str:
        """Return the message as a sentence."""
        verb = "asks" if self.is_query else "tells"
        more = "; this answer is changed" if self.changed else "; it never arrives" if self.lost else ""
        return f"{self.sender} {verb} {self.receiver}: {self.words}{more}"


def look_up(name: str, vantage_point: str, internet: Internet | None = None) -> list[Message]:
    """Return every message of one look-up of a name, with empty caches; see `own_classroom` for `internet`.

    Raises ValueError for what is no name, LookupError for a vantage point that does not exist or has no record.
    """
    own = own_classroom(internet)
    client = own.client(vantage_point)
    with own.capture() as capture:
        outcome(lambda: client.stub.resolve(name))
    return [message for one in capture if one.cause is None for message in _messages(capture, one)]


def _messages(capture: Capture, exchange: Exchange) -> Iterator[Message]:
    """Yield the query, then everything that it made necessary, then every response."""

    def label(address: str) -> str:
        machine = capture.machines.get(address)
        return STUB if machine and machine.kind == "client" else machine.label if machine else address

    asker, asked = label(exchange.sender), label(exchange.destination.address)
    yield Message(
        asker, asked, _wire(exchange, exchange.request), True, phrases.question(exchange), lost=exchange.struck
    )
    for caused in capture:
        if caused.cause is exchange:
            yield from _messages(capture, caused)
    for arrival in exchange.responses:
        sender = MIDDLEBOX if arrival.is_forged else asked
        changed = exchange.is_answer_ordered or arrival.is_forged
        words = phrases.answer(exchange, arrival.data)
        yield Message(sender, asker, _wire(exchange, arrival.data), False, words, changed)


def _wire(exchange: Exchange, data: bytes) -> bytes:
    """Return the message alone: over TCP two bytes before it say how long it is (RFC 1035 section 4.2.2)."""
    return data[2:] if exchange.destination.protocol == "tcp" else data
