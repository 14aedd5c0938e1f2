"""From a record to the doors: what each client of a capture met, and where it stopped.

Facts only: nothing here is guessed from addresses.  A changed answer is known
from the policy's decision or the middlebox's interference in the record.
"""

import dataclasses

from helpers.censor.middlebox import Action
from helpers.endpoint import Machine
from helpers.network.exchange import Capture, Exchange, Visit
from helpers.show import phrases
from helpers.show.columns import columns_of, is_web, merge_asked
from helpers.show.doors import Door, Journey, Kind, Move
from helpers.show.legs import Leg, asks_a_name, legs_of, main_leg

MIDDLEBOX = "middlebox"
ASKED_BY_RESOLVERS = ("root", "tld", "authoritative")


def journeys(capture: Capture) -> list[Journey]:
    """Return one journey for each client's doing in a capture, in order.

    Raises ValueError for a capture without exchanges.
    """
    if not capture:
        raise ValueError("nothing was captured: visit something inside the with block")
    groups: dict[object, list[Exchange]] = {}
    for exchange in capture:
        cause = exchange
        while cause.cause is not None:
            cause = cause.cause
        key = cause.visit.outermost if cause.visit else cause.sender
        groups.setdefault(key, []).append(exchange)
    walks = [_Walk(capture, exchanges) for exchanges in groups.values()]
    programs = [walk.program for walk in walks]
    return [walk.journey(programs.count(walk.program) > 1, len(walks) > 1) for walk in walks]


class _Walk:
    """Builds one journey: moves one by one, then the columns they need."""

    def __init__(self, capture: Capture, exchanges: list[Exchange]) -> None:
        self.capture, self.exchanges = capture, exchanges
        self.visit: Visit | None = exchanges[0].visit
        self.program = self.visit.program if self.visit else "your program"
        self.machines: dict[str, Machine] = {}
        self.moves: list[Move] = []
        self.on_changed_road = False

    def journey(self, has_namesake: bool, is_narrow: bool) -> Journey:
        """Return the journey; a narrow one shows the servers that a resolver asked as one column."""
        self.client = self._label(self.exchanges[0].sender) if has_namesake else self.program
        legs = legs_of(self.exchanges)
        leg = main_leg(legs)
        before, after = legs[: legs.index(leg)], legs[legs.index(leg) + 1 :]
        if before:
            self._rest("before", before)
        for exchange in leg.exchanges:
            (self._name if asks_a_name(exchange) else self._page)(exchange)
        if leg.failure is not None and not any(move.shut for move in self.moves):
            self._shut_last(leg.door)
        self._ghosts(leg)
        if after:
            self._rest("then", after)
        why_shut = phrases.why_shut(leg.failure) if leg.failure else ""
        self.moves = merge_asked(self.moves) if is_narrow else self.moves
        columns = columns_of(self.client, self.moves, self.machines.values())
        notes = dict.fromkeys(machine.note for machine in self.machines.values() if _must_be_said(machine))
        place = self._label(self.exchanges[0].sender)
        return Journey(self.client, columns, tuple(self.moves), why_shut, tuple(notes), place)

    def _name(self, exchange: Exchange) -> None:
        """Door 1: the question, the resolver's own questions, the answer."""
        resolver = self._label(exchange.destination.address)
        if exchange.cause is not None:
            words = phrases.answer(exchange, exchange.responses[0].data) if exchange.responses else "silence"
            self._move(Door.NAME, self._label(exchange.sender), resolver, words, Kind.PAIR)
            return
        asked = phrases.question(exchange)
        if self._stopped(Door.NAME, exchange, resolver, asked):
            return
        changed = exchange.is_answer_ordered
        self._move(Door.NAME, self.client, resolver, asked, shut=exchange.failure is not None and not changed)
        for caused in [other for other in self.exchanges if other.cause is exchange]:
            self._name(caused)
        if exchange.failure is not None and changed:
            self._move(Door.NAME, resolver, self.client, "no answer", struck=resolver, shut=True)
        for number, arrival in enumerate(exchange.responses):
            sender = MIDDLEBOX if arrival.is_forged else resolver
            kind = Kind.CHANGED if changed or sender is MIDDLEBOX else Kind.LED if self.on_changed_road else Kind.ASKED
            late = ", too late" if number else ""
            self._move(Door.NAME, sender, self.client, phrases.answer(exchange, arrival.data) + late, kind)
            if kind is Kind.CHANGED:
                self.on_changed_road = True
                for address in phrases.addresses(exchange, arrival.data):
                    self._label(address)  # what is known about this machine must be said, visited or not

    def _page(self, exchange: Exchange) -> None:
        """Doors 2 to 4: one connection, step by step, until something stops it."""
        server, hello = self._label(exchange.destination.address), f"hello for {exchange.server_name}"
        endpoint = exchange.destination
        address = f"[{endpoint.address}]" if ":" in endpoint.address else endpoint.address
        kind = Kind.LED if self.on_changed_road else Kind.ASKED
        for step in exchange.steps:
            if step.name == "send" and exchange.struck:
                continue  # it is missed, and drawn, at "receive"
            door, words = {
                "connect": (Door.CONNECTION, f"{address}:{endpoint.port}"),
                "tls_handshake": (Door.CERTIFICATE, hello),
            }.get(step.name, (Door.PAGE, phrases.request(exchange)))
            if step.failure is not None and self._stopped(door, exchange, server, words):
                return
            if step.name == "tls_handshake" and step.failure in (None, *phrases.CERTIFICATES):
                words = phrases.CERTIFICATES.get(step.failure, f"certificate: {exchange.server_name}")
                self._move(door, server, self.client, words, kind, shut=step.failure is not None)
            elif step.name == "receive" and step.failure is None:
                self._move(door, server, self.client, phrases.response(exchange.responses[0].data), kind)
            elif step.name == "receive":
                self._shut_last(door)
            else:
                self._move(door, self.client, server, words, kind, shut=step.failure is not None)

    def _stopped(self, door: Door, exchange: Exchange, receiver: str, words: str) -> bool:
        """Say whether a middlebox stopped it here, and record that; a redirect goes on elsewhere."""
        if not exchange.struck:
            return False
        silent = exchange.interference.action is Action.DROP
        self._move(door, self.client, receiver, words, struck=MIDDLEBOX, shut=silent)
        if not silent:
            word = "refused" if door is Door.CONNECTION else "reset"
            self._move(door, MIDDLEBOX, self.client, word, Kind.CHANGED, shut=True)
        return True

    def _shut_last(self, door: Door) -> None:
        """Let the last move of a door be the one that shut it: silence, or an answer that is no help."""
        last = max(index for index, move in enumerate(self.moves) if move.door is door and move.kind is not Kind.PAIR)
        self.moves[last] = dataclasses.replace(self.moves[last], shut=True)

    def _ghosts(self, leg: Leg) -> None:
        """What an unhindered visit would have done and this one did not."""
        unhindered = self.capture.unhindered(leg.name) if leg.name else ()
        touched = {name for move in self.moves if not move.struck for name in (move.sender, move.receiver)}
        untouched = [machine for machine in unhindered if machine.label not in touched]
        asked = [machine for machine in untouched if machine.kind in ASKED_BY_RESOLVERS]
        hindered = any(move.kind is Kind.CHANGED or move.struck for move in self.moves if move.door is Door.NAME)
        if asked and hindered:
            resolver = next(move.receiver for move in self.moves if move.door is Door.NAME and move.receiver)
            ghost = Move(Door.NAME, resolver, ", ".join(machine.label for machine in asked), "not asked", Kind.GHOST)
            at = max(index for index, move in enumerate(self.moves) if move.receiver == resolver) + 1
            self.moves.insert(at, ghost)
        shut = next((move.door for move in self.moves if move.shut), None)
        if shut is not None and shut < Door.PAGE:
            server = unhindered[-1].label if unhindered else self._label(leg.exchanges[-1].destination.address)
            self._move(Door.PAGE, self.client, server, "never sent", Kind.GHOST)

    def _rest(self, when: str, legs: list[Leg]) -> None:
        """Say in words what happened on the legs that are not drawn."""
        outcomes = {phrases.why_shut(leg.failure) if leg.failure else "opens" for leg in legs}
        outcome = outcomes.pop() if len(outcomes) == 1 else "no success"
        what = legs[0].aim if len(legs) == 1 else f"{len(legs)} attempts"
        door = Door.PAGE if when == "then" else Door.NAME if legs[0].name else Door.CONNECTION
        self._move(door, self.client, "", f"{when} {what}: {outcome}", Kind.REST)

    def _move(self, door: Door, sender: str, receiver: str, words: str, kind: Kind = Kind.ASKED, *,
              struck: str = "", shut: bool = False) -> None:  # fmt: skip
        self.moves.append(Move(door, sender, receiver, words, kind, struck, shut))

    def _label(self, address: str) -> str:
        """Return what pictures call a machine."""
        machine = self.capture.machines.get(address) or Machine(address, address, "unknown")
        self.machines[address] = machine
        return machine.label


def _must_be_said(machine: Machine) -> bool:
    return bool(machine.note) and (is_web(machine) or machine.kind == "block_page")
