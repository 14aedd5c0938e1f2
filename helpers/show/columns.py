"""Which machines stand in a picture, and in which order: nearest left, never touched last."""

from collections.abc import Iterable
from dataclasses import replace

from helpers.endpoint import Machine
from helpers.show.doors import Column, Kind, Move

WEB_KINDS = ("website", "neighbour", "web_api")


def columns_of(client: str, moves: Iterable[Move], machines: Iterable[Machine]) -> tuple[Column, ...]:
    """Return the columns of a picture, without the client's own."""
    moves, invented = list(moves), {machine.label for machine in machines if machine.stand_in and is_web(machine)}
    order: list[str] = []
    for move in moves:
        if move.kind is Kind.GHOST or not move.receiver:
            continue
        reached = [move.sender, move.receiver] if not move.struck else [move.sender]
        for name in reached:
            if name not in order:
                order.append(name)
        if move.struck and move.struck not in order:  # it stands on the road before the machine that it hides
            order.insert(order.index(move.receiver) if move.receiver in order else len(order), move.struck)
    touched = set(order)
    for move in moves:
        for name in (move.sender, move.receiver):
            if name and name not in order:
                order.append(name)
    return tuple(Column(name, name, name in touched, name in invented) for name in order if name != client)


def merge_asked(moves: Iterable[Move]) -> list[Move]:
    """Let all servers that a resolver asked be one machine, named in the order of the questions."""
    moves = list(moves)
    together = ", ".join(dict.fromkeys(move.receiver for move in moves if move.kind is Kind.PAIR))
    return [replace(move, receiver=together) if move.kind is Kind.PAIR else move for move in moves]


def is_web(machine: Machine) -> bool:
    """Say whether a machine is a host of web pages or of the web client's questions."""
    return machine.kind in WEB_KINDS
