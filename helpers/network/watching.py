"""Watchers: they are told of every request that some services answer, and can break nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.censor.policy import Decision
from helpers.endpoint import Service
from helpers.network.exchange import Exchange


@dataclass(frozen=True)
class Answered:
    """One request as the server saw it, out of its envelope of TLS, and what it gave back; None: silence."""

    exchange: Exchange
    request: Any
    response: Any
    decision: Decision | None  # what the server's policy ordered for this very request


Tell = Callable[[Answered], None]


class Watchers:
    """Who is told; `run` makes the calls, one at a time, and what they raise is added to `faults`."""

    def __init__(self, run: Callable[[Callable[[], None]], None], faults: list[Any]) -> None:
        self._run, self._faults = run, faults
        self._watching: list[tuple[Sequence[Service], Tell]] = []

    def add(self, services: Sequence[Service], tell: Tell) -> Callable[[], None]:
        """Tell of what these services answer from now on; return what stops that."""
        watcher = (services, tell)
        self._watching = [*self._watching, watcher]

        def stop() -> None:
            self._watching = [one for one in self._watching if one is not watcher]

        return stop

    def of(self, service: Service, request: Any, exchange: Exchange) -> Callable[[Any], Any] | None:
        """Return a function that tells of a response and passes it on; None where nobody watches the service."""
        tells = [tell for services, tell in self._watching if any(one is service for one in services)]
        if not tells:
            return None
        before, exchange.decision = exchange.decision, None  # one connection may carry several requests

        def tell_all(response: Any) -> Any:
            decision, exchange.decision = exchange.decision, exchange.decision or before
            for tell in tells:
                self._run(lambda tell=tell: self._safely(tell, Answered(exchange, request, response, decision)))
            return response

        return tell_all

    def _safely(self, tell: Tell, answered: Answered) -> None:
        try:
            tell(answered)
        except Exception as fault:
            self._faults.append(fault)
