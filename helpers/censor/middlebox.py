"""A middlebox: it sees the bytes on a road and may interfere.

A middlebox is a function from a Flow to an Interference, or None: pass.  It
is asked again whenever more bytes of the flow have been sent.

It is made of two words: what to do, and to which flows.

    drop(to_addresses("149.154.167.51"))
    reset(asking_server("web.telegram.org"))
"""

import ipaddress
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from helpers.censor.interference import Action, Flow, Interference
from helpers.censor.reading import read_address, read_name, read_port, read_protocol
from helpers.endpoint import Endpoint
from helpers.protocols import http, tls

Middlebox = Callable[[Flow], Interference | None]
Wanted = Callable[[Flow], bool]


@dataclass(frozen=True, repr=False)
class Described:
    """A function of a Flow that can say in plain words what it does: a middlebox, or what it wants."""

    words: str
    decide: Callable[[Flow], Any]

    def __call__(self, flow: Flow) -> Any:
        return self.decide(flow)

    def __repr__(self) -> str:
        return f"<{self.words}>"


def description(function: Middlebox | Wanted) -> str:
    """Return what a middlebox does, or what it wants, in plain words.

    >>> description(drop(to_addresses("149.154.167.51")))
    'drops: to 149.154.167.51'
    >>> description(lambda flow: None)
    'a function of your own'
    """
    own = getattr(function, "__name__", "<lambda>")
    return function.words if isinstance(function, Described) else own.replace("<lambda>", "a function of your own")


def first_interference(middleboxes: Iterable[Middlebox], flow: Flow) -> Interference | None:
    """Return what the first middlebox that interferes does to a flow, or None: pass.

    Raises TypeError for what is no function, and for one that returns anything else.
    """
    for middlebox in middleboxes:
        if not callable(middlebox):
            raise TypeError(f"{middlebox!r} is no middlebox; write it like this: drop(to_addresses('192.0.2.1'))")
        returned = middlebox(flow)
        if returned is not None and not isinstance(returned, Interference):
            remedy = "return None to pass, or an Interference such as Interference(Action.DROP)"
            raise TypeError(f"the middlebox {description(middlebox)!r} returned {returned!r}; {remedy}")
        if returned is not None:
            return returned
    return None


def drop(wanted: Wanted) -> Middlebox:
    """Say nothing: what is sent from now on is gone."""
    return _acting("drops", wanted, Interference(Action.DROP))


def reset(wanted: Wanted) -> Middlebox:
    """Cut the connection; before there is one, refuse it."""
    return _acting("resets", wanted, Interference(Action.RESET))


def throttle(wanted: Wanted, bytes_per_second: float) -> Middlebox:
    """Let no more bytes through in a second than these; ValueError for what is no number above 0."""
    slower = Interference(Action.THROTTLE, bytes_per_second=bytes_per_second)
    return _acting(f"slows to {bytes_per_second:g} bytes a second", wanted, slower)


def redirect_dns(address: str) -> Middlebox:
    """Send every plain DNS query to the resolver at one address, whatever address it was for.

    Raises ValueError for what is no address.
    """
    read_address(address)

    def inspect(flow: Flow) -> Interference | None:
        if flow.destination.port == 53:
            return Interference(Action.REDIRECT, Endpoint(address, 53, flow.destination.protocol))
        return None

    return Described(f"redirects DNS to {address}", inspect)


def inject_dns(forge: Callable[[bytes], bytes | None], after_seconds: float = 0.005) -> Middlebox:
    """Answer plain DNS queries in the resolver's name; `forge` gives None to pass.

    Raises ValueError for a forge that is no function.
    """
    injected = Interference(Action.INJECT, forge=forge, after_seconds=after_seconds)

    def inspect(flow: Flow) -> Interference | None:
        if flow.destination.port == 53 and flow.sent and forge(flow.sent) is not None:
            return injected
        return None

    return Described("injects DNS answers", inspect)


def to_addresses(*addresses: str) -> Wanted:
    """Want flows to these addresses; ValueError for what is no address."""
    wanted = {read_address(address) for address in addresses}
    return Described(
        f"to {', '.join(addresses)}", lambda flow: ipaddress.ip_address(flow.destination.address) in wanted
    )


def to_prefixes(*prefixes: str) -> Wanted:
    """Want flows to the addresses of these prefixes, such as 149.154.160.0/20; ValueError for what is no prefix."""
    networks = [ipaddress.ip_network(prefix) for prefix in prefixes]
    return Described(
        f"to {', '.join(prefixes)}",
        lambda flow: any(ipaddress.ip_address(flow.destination.address) in network for network in networks),
    )


def to_ports(*ports: int, protocol: str | None = None) -> Wanted:
    """Want flows to these ports, on "udp", "tcp" or both; ValueError for what is no port or protocol."""
    numbers = ", ".join(str(read_port(port)) for port in ports)
    read_protocol(protocol)
    return Described(
        f"to {protocol or ''} port {numbers}".replace("  ", " "),
        lambda flow: flow.destination.port in ports and protocol in (None, flow.destination.protocol),
    )


def all_of(*wanted: Wanted) -> Wanted:
    """Want flows that each of these wants: `all_of(to_addresses("192.0.2.1"), to_ports(443))`."""
    for one in wanted:
        _check_wanted(one)
    return Described(" and ".join(map(description, wanted)), lambda flow: all(one(flow) for one in wanted))


def asking_server(*names: str) -> Wanted:
    """Want flows whose TLS hello asks for one of these names; `*.telegram.org` stands for all names below it.

    Raises ValueError for what is no name.
    """
    names = tuple(map(read_name, names))
    return Described(
        f"server name {', '.join(names)}",
        lambda flow: isinstance(name := tls.server_name(flow.sent), str) and _is_one_of(name, names),
    )


def asking_host(*names: str) -> Wanted:
    """Want flows whose plain HTTP request asks for one of these hosts; `*.telegram.org` as above.

    Raises ValueError for what is no name.
    """
    names = tuple(map(read_name, names))
    return Described(
        f"HTTP host {', '.join(names)}",
        lambda flow: (name := http.host(flow.sent)) is not None and _is_one_of(name, names),
    )


def _acting(verb: str, wanted: Wanted, interference: Interference) -> Middlebox:
    _check_wanted(wanted)
    return Described(f"{verb}: {description(wanted)}", lambda flow: interference if wanted(flow) else None)


def _check_wanted(wanted: Any) -> None:
    if not callable(wanted):
        raise ValueError(f"{wanted!r} does not say which flows; write it like this: drop(to_addresses('192.0.2.1'))")


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    name = name.casefold().rstrip(".")
    return any(
        name.endswith(one[1:].casefold()) if one.startswith("*.") else name == one.casefold() for one in patterns
    )
