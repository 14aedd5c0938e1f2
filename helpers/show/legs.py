"""Legs of a journey: one host each, door after door; a client that goes on to another host begins a new leg."""

from dataclasses import dataclass

from helpers.failures import NetworkFailure, Operation
from helpers.network.exchange import Exchange, Visit
from helpers.show import phrases
from helpers.show.doors import Door

DOORS = {
    Operation.RESOLVE: Door.NAME,
    Operation.DNS_ROUND_TRIP: Door.NAME,
    Operation.CONNECT: Door.CONNECTION,
    Operation.TLS_HANDSHAKE: Door.CERTIFICATE,
}


@dataclass(frozen=True)
class Leg:
    """A client's own exchanges on the way to one host, and what ended them badly, if anything did."""

    exchanges: tuple[Exchange, ...]
    failure: NetworkFailure | None

    @property
    def name(self) -> str | None:
        """The host name that was asked for; None for a client that has addresses."""
        first = self.exchanges[0]
        return phrases.asked_name(first) if asks_a_name(first) else first.server_name

    @property
    def aim(self) -> str:
        """What the leg was for: a host name, or an address and port."""
        return self.name or str(self.exchanges[0].destination).split("/")[0]

    @property
    def door(self) -> Door:
        """The door at which the failure showed."""
        assert self.failure is not None
        if asks_a_name(self.exchanges[-1]):
            return Door.NAME
        return DOORS.get(self.failure.operation, Door.PAGE)


def asks_a_name(exchange: Exchange) -> bool:
    """Say whether an exchange is a question to a DNS server, by whatever transport."""
    return exchange.operation is Operation.DNS_ROUND_TRIP


def legs_of(exchanges: list[Exchange]) -> list[Leg]:
    """Cut one client's exchanges into legs: each connection ends one, and each question after it begins the next."""
    groups: list[list[Exchange]] = []
    for exchange in exchanges:
        if exchange.cause is not None:
            continue
        if not groups or not asks_a_name(groups[-1][-1]):
            groups.append([])
        groups[-1].append(exchange)
    return [Leg(tuple(group), _failure(group[-1], last=group is groups[-1])) for group in groups]


def main_leg(legs: list[Leg]) -> Leg:
    """Return the leg that a picture draws: the first that failed, unless a later one made up for it.

    A web client needs each of its legs; an app is content with the first that is answered.
    """
    whole = legs[-1].exchanges[-1].visit
    if legs[-1].failure is None and (whole is None or whole.outermost.failure is None):
        return next((leg for leg in legs if leg.failure is None), legs[-1])
    return next((leg for leg in legs if leg.failure is not None), legs[-1])


def _failure(exchange: Exchange, last: bool) -> NetworkFailure | None:
    """Return what ended a leg: the exchange's failure, or that of a visit around it which met its end here."""
    if exchange.failure is not None:
        return exchange.failure
    visit: Visit | None = exchange.visit
    while visit is not None and (last or visit.outer is not None):
        if visit.failure is not None:
            return visit.failure
        visit = visit.outer
    return None
