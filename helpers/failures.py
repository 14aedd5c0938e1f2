"""Failures: what a network can do to you, in OONI's words (data format df-007-errors).

A response is a value; the absence of a response is an exception.  A resolver
that answers NXDOMAIN has answered: only a browser, which wanted an address,
calls that a failure.
"""

import contextlib
import enum
from collections.abc import Callable, Iterator
from typing import Any


class Operation(enum.Enum):
    """What was under way when it failed, spelled as in OONI's data."""

    RESOLVE = "resolve"
    DNS_ROUND_TRIP = "dns_round_trip"
    CONNECT = "connect"
    TLS_HANDSHAKE = "tls_handshake"
    HTTP_ROUND_TRIP = "http_round_trip"
    READ = "read"  # any other question on an open connection: MTProto


class NetworkFailure(Exception):
    """No usable response came back."""

    failure = "unknown_failure"
    explanation = "{endpoint} failed"

    def __init__(self, operation: Operation, endpoint: object) -> None:
        super().__init__(f"{operation.value}: " + self.explanation.format(endpoint=endpoint))
        self.operation = operation
        self.endpoint = endpoint


class TimedOut(NetworkFailure):
    failure = "generic_timeout_error"
    explanation = "nothing came back from {endpoint}"


class ConnectionRefused(NetworkFailure):
    failure = "connection_refused"
    explanation = "nobody listens at {endpoint}"


class ConnectionReset(NetworkFailure):
    failure = "connection_reset"
    explanation = "the connection to {endpoint} was cut"


class EndOfStream(NetworkFailure):
    failure = "eof_error"
    explanation = "{endpoint} closed the connection before it had answered"


class WrongCertificate(NetworkFailure):
    failure = "ssl_invalid_hostname"
    explanation = "the certificate at {endpoint} is for another name"


class UnknownAuthority(NetworkFailure):
    failure = "ssl_unknown_authority"
    explanation = "nobody we trust signed the certificate at {endpoint}"


class Garbled(NetworkFailure):
    failure = "unknown_failure"
    explanation = "what came back from {endpoint} can't be read"


class NameNotFound(NetworkFailure):
    failure = "dns_nxdomain_error"
    explanation = "the resolver says that there is no name {endpoint}"


class NoAddress(NetworkFailure):
    failure = "dns_no_answer"
    explanation = "the resolver gave no address for {endpoint}"


class ResolverRefused(NetworkFailure):
    failure = "dns_refused_error"
    explanation = "the resolver refused to answer for {endpoint}"


class ResolverFailed(NetworkFailure):
    failure = "dns_servfail_error"
    explanation = "the resolver could not find out about {endpoint}"


class WrongNameError(Exception):
    """Raised by a network: the certificate is for another name."""


class UnsignedError(Exception):
    """Raised by a network: the certificate's signer is unknown."""


class GarbledError(Exception):
    """Raised by a protocol: these bytes are no message and can never become one."""


# interference, transport:  at connect,          once bytes were seen
SIGNS = {
    ("drop", "tcp"): (TimedOut, TimedOut),
    ("reset", "tcp"): (ConnectionRefused, ConnectionReset),
    ("drop", "udp"): (None, TimedOut),  # a datagram has no connect: its bytes are seen at once
    ("reset", "udp"): (None, ConnectionRefused),  # the ICMP message "port unreachable"
}

# what Python says -> what OONI says; a network raises the left, its callers see the right
MEANINGS = {
    TimeoutError: TimedOut,
    ConnectionRefusedError: ConnectionRefused,
    ConnectionResetError: ConnectionReset,
    ConnectionAbortedError: ConnectionReset,  # Windows
    BrokenPipeError: ConnectionReset,
    EOFError: EndOfStream,
    WrongNameError: WrongCertificate,
    UnsignedError: UnknownAuthority,
    GarbledError: Garbled,
}


def sign_of(action: str, transport: str, bytes_seen: bool) -> type[NetworkFailure] | None:
    """Return the failure that a "drop" or "reset" shows on "tcp" or "udp"; None for what shows nothing.

    >>> sign_of("reset", "tcp", bytes_seen=False).failure, sign_of("reset", "tcp", bytes_seen=True).failure
    ('connection_refused', 'connection_reset')
    """
    return SIGNS.get((action, transport), (None, None))[bool(bytes_seen)]


@contextlib.contextmanager
def during(operation: Operation, endpoint: object) -> Iterator[None]:
    """Turn the errors that one operation raises inside the `with` block into network failures."""
    try:
        yield
    except tuple(MEANINGS) as error:
        meaning = next(MEANINGS[kind] for kind in type(error).__mro__ if kind in MEANINGS)
        raise meaning(operation, endpoint) from error


def outcome(call: Callable[[], Any]) -> Any:
    """Return what a call gives, or the NetworkFailure that stopped it: for lessons where failure is the point."""
    try:
        return call()
    except NetworkFailure as failure:
        return failure
