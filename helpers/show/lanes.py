"""Lanes: the visits of captures, as ways over a topology."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.censor.middlebox import Flow
from helpers.network.exchange import Capture, Exchange
from helpers.show.doors import Journey, Kind, Move
from helpers.show.sites import Site, Sites
from helpers.show.walk import MIDDLEBOX


@dataclass(frozen=True)
class Lane:
    """One way: from a program of a site to its resolver, to machines of the public internet, or to a middlebox."""

    site: str
    program: str
    kind: Kind  # ASKED, LED, CHANGED (an answer that comes back), PAIR (the resolver's own questions)
    target: str  # a group of machines, or RESOLVER: the site's own
    middlebox: int | None = None  # the one, by its number on the road, that stopped or made it


RESOLVER = "resolver"


def programs_of(walked: Sequence[Journey]) -> dict[str, list[str]]:
    """Return the programs that journeys show, by provider."""
    found: dict[str, list[str]] = {}
    for one in walked:
        names = found.setdefault(one.place, [])
        if one.client not in names:
            names.append(one.client)
    return found


def lanes_of(capture: Capture, walked: Sequence[Journey], plan: Sites) -> list[Lane]:
    """Return each way that the journeys of a capture took, once."""
    found: dict[Lane, None] = {}
    for one in walked:
        site = next((site for site in plan.all if site.name == one.place), None)
        for move in one.moves if site else ():
            lane = _lane(capture, one, move, site, plan)
            if lane is not None:
                found.setdefault(lane)
    return list(found)


def _lane(capture: Capture, one: Journey, move: Move, site: Site, plan: Sites) -> Lane | None:
    def target(label: str) -> str | None:
        if (group := plan.group_of(label)) is not None:
            return group.name
        return RESOLVER if label in _resolvers(capture) else None

    if move.kind in (Kind.GHOST, Kind.REST):
        return None
    if move.struck or move.sender == MIDDLEBOX:
        goal = move.receiver if move.struck else next(other.receiver for other in one.at(move.door))
        box = striker(capture, one.place, goal, site)
        kind = Kind.CHANGED if move.sender == MIDDLEBOX else move.kind
        return Lane(site.name, one.client, kind, target(goal) or goal, box) if box is not None else None
    if move.receiver == one.client:
        changed = move.kind is Kind.CHANGED and target(move.sender)
        return Lane(site.name, one.client, Kind.CHANGED, RESOLVER) if changed else None
    goal = target(move.receiver)
    return Lane(site.name, one.client, move.kind, goal) if goal else None


def _resolvers(capture: Capture) -> set[str]:
    return {machine.label for machine in capture.machines.values() if machine.kind == "resolver"}


def striker(capture: Capture, place: str, goal: str, site: Site) -> int | None:
    """Return the number of the middlebox that interfered with an exchange from a place to a machine."""
    for exchange in capture:
        if (_label(capture, exchange.sender), _label(capture, exchange.destination.address)) == (place, goal):
            number = _by_asking_again(exchange, site)
            if number is not None:
                return number
    return None


def struck_boxes(capture: Capture, plan: Sites) -> dict[tuple[str, int], str]:
    """Return the middleboxes that interfered, by site and number, each with its sign."""
    found = {}
    for exchange in capture:
        site = next((site for site in plan.all if site.name == _label(capture, exchange.sender)), None)
        number = _by_asking_again(exchange, site) if site else None
        if number is not None:
            found[site.name, number] = "cross" if exchange.struck else "unequal"
    return found


def _by_asking_again(exchange: Exchange, site: Site) -> int | None:
    """Return the number of the middlebox that decides now what was done then: the record does not say which it was."""
    seen = b"".join(piece.data for piece in exchange.passed if piece.outward and not piece.forged)
    for number, middlebox in enumerate(site.middleboxes):
        for sent in (b"", seen, exchange.request):
            decided = middlebox(Flow(exchange.sender, exchange.destination, sent))
            if decided is not None and decided == exchange.interference:
                return number
    return None


def _label(capture: Capture, address: str) -> str:
    return capture.machines[address].label if address in capture.machines else address
