"""A middlebox: it sees the bytes on a road and may interfere.

A middlebox is a function from a Flow to an Interference, or None: pass.  It
is asked again whenever more bytes of the flow have been sent.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from helpers.endpoint import Endpoint
from helpers.protocols import tls


@dataclass(frozen=True)
class Flow:
    """What can be seen from the road: who, where to, and the bytes sent so far."""

    source: str
    destination: Endpoint
    sent: bytes = b""


class Action(enum.Enum):
    DROP = "drop"
    RESET = "reset"
    REDIRECT = "redirect"
    INJECT = "inject"


@dataclass(frozen=True)
class Interference:
    """What a middlebox does to a flow."""

    action: Action
    destination: Endpoint | None = None  # REDIRECT: where to instead
    forge: Callable[[bytes], bytes] | None = None  # INJECT: the request -> a changed response
    after_seconds: float = 0.005  # INJECT: when the changed response arrives


Middlebox = Callable[[Flow], Interference | None]


def redirect_dns(address: str) -> Middlebox:
    """Send every plain DNS query to the resolver at one address, whatever address it was for."""

    def inspect(flow: Flow) -> Interference | None:
        if flow.destination.port == 53:
            return Interference(Action.REDIRECT, Endpoint(address, 53, flow.destination.protocol))
        return None

    return inspect


def drop_addresses(*addresses: str) -> Middlebox:
    """Say nothing to whoever wants one of these addresses."""
    return _at_addresses(Action.DROP, addresses)


def reset_addresses(*addresses: str) -> Middlebox:
    """Refuse every connection to one of these addresses."""
    return _at_addresses(Action.RESET, addresses)


def drop_server_names(*names: str) -> Middlebox:
    """Say nothing more once a TLS hello has asked for one of these names."""
    return _at_server_names(Action.DROP, names)


def reset_server_names(*names: str) -> Middlebox:
    """Cut the connection once a TLS hello has asked for one of these names."""
    return _at_server_names(Action.RESET, names)


def inject_dns(forge: Callable[[bytes], bytes | None], after_seconds: float = 0.005) -> Middlebox:
    """Answer plain DNS queries in the resolver's name; `forge` gives None to pass."""

    def inspect(flow: Flow) -> Interference | None:
        if flow.destination.port == 53 and flow.sent and forge(flow.sent) is not None:
            return Interference(Action.INJECT, forge=forge, after_seconds=after_seconds)
        return None

    return inspect


def _at_addresses(action: Action, addresses: tuple[str, ...]) -> Middlebox:
    return lambda flow: Interference(action) if flow.destination.address in addresses else None


def _at_server_names(action: Action, names: tuple[str, ...]) -> Middlebox:
    return lambda flow: Interference(action) if tls.server_name(flow.sent) in names else None
