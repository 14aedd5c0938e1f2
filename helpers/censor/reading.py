"""Reading what a censor is told: each word is checked at once, since a wrong one would silently match nothing."""

import ipaddress
import re
from typing import Any

NAME = re.compile(r"(\*\.)?([\w-]{1,63}\.)*[\w-]{1,63}", re.ASCII)
LONGEST_NAME = 253


def read_name(name: Any, example: str = "web.telegram.org") -> str:
    """Return a host name, or one such as `*.telegram.org`, without its final dot; ValueError if it is none.

    A name with letters outside ASCII comes back as DNS asks for it, `xn--...`, as in the lines of a policy.

    >>> read_name("telegra.ph."), read_name("*.telegram.org")
    ('telegra.ph', '*.telegram.org')
    """
    try:
        text = name.removesuffix(".").encode("idna").decode() if isinstance(name, str) else ""
    except UnicodeError:
        text = ""
    if not NAME.fullmatch(text) or len(text) > LONGEST_NAME:
        raise ValueError(f"{name!r} is no name; write it like this: {example}")
    return text


def read_address(address: Any) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return an IP address; ValueError if it is none."""
    try:
        return ipaddress.ip_address(str(address))
    except ValueError as error:
        raise ValueError(f"{address!r} is no IP address; write it like this: 149.154.167.51") from error


def read_port(port: Any) -> int:
    """Return a port; ValueError if it is none."""
    if isinstance(port, bool) or not isinstance(port, int) or not 0 < port < 2**16:
        raise ValueError(f"{port!r} is no port; write a number from 1 to 65535, such as 53")
    return port


def read_protocol(protocol: Any) -> str | None:
    """Return "udp", "tcp", or None for both; ValueError for anything else."""
    if protocol not in ("udp", "tcp", None):
        raise ValueError(f"{protocol!r} is no protocol; write 'udp' or 'tcp', or leave it out for both")
    return protocol
