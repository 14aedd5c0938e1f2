"""What a client meets on a network, in words that are the same on every network."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from helpers import classroom
from helpers.classroom import Internet
from helpers.failures import NetworkFailure, outcome
from helpers.network.base import Network
from helpers.network.exchange import Exchange


@contextlib.contextmanager
def opened(network: Network) -> Iterator[Internet]:
    """Give the classroom on a network, and close it; no server has met a fault."""
    internet = classroom.open(network)
    try:
        yield internet
    finally:
        internet.close()
    assert network.faults == []


def seen(call: Callable[[], Any]) -> Any:
    """Return what a call gives, or OONI's failure and the operation that it stopped."""
    found = outcome(call)
    return _words(found) if isinstance(found, NetworkFailure) else found


def record(exchanges: list[Exchange]) -> list[tuple]:
    """Return of each exchange what must be the same on every network.

    Not the seconds: they are values on the kit's clock, and pass really on a real road.  Not the interference: the
    kit can't know what the kernel did.  Not a response's sender: nftables writes the expected address over it.
    """
    numbers = {id(exchange): number for number, exchange in enumerate(exchanges)}
    return [
        (
            exchange.sender,
            str(exchange.destination),
            [(step.name, step.failure) for step in exchange.steps],
            len(exchange.responses),
            exchange.failure and _words(exchange.failure),
            exchange.cause and numbers.get(id(exchange.cause)),
        )
        for exchange in exchanges
    ]


def _words(failure: NetworkFailure) -> tuple[str, str]:
    return failure.failure, failure.operation.value
