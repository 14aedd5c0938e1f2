"""The real internet, as little of it as a demo needs: ordinary look-ups at this computer's own resolver.

It is the only file of the kit that asks anybody outside this computer, and it
asks about harmless names only: the root servers' own (IANA's root hints).
"""

from dataclasses import dataclass

import dns.exception
import dns.resolver

HARMLESS = tuple(f"{letter}.root-servers.net" for letter in "abcdefghijklm")
PATIENCE_SECONDS = 3.0  # real ones


@dataclass(frozen=True)
class LiveAnswer:
    """What this computer's own resolver said: records as text, and how long they may still be remembered."""

    name: str
    rdtype: str
    values: tuple[str, ...]
    seconds: int


def look_up(name: str, rdtype: str = "A", own: dns.resolver.Resolver | None = None) -> LiveAnswer | None:
    """Ask this computer's own resolver for a harmless name; None where there is no network or no answer.

    Raises ValueError for any other name: this is no tool to test a block with.
    """
    if name not in HARMLESS:
        raise ValueError(f"{name!r} is not looked up in the real internet; the names for that are {HARMLESS[0]} to m.")
    try:
        own = own or dns.resolver.Resolver()
        own.cache = None
        found = own.resolve(name, rdtype, lifetime=PATIENCE_SECONDS, search=False)
    except (dns.exception.DNSException, OSError):
        return None
    return LiveAnswer(name, rdtype, tuple(sorted(rdata.to_text() for rdata in found)), found.rrset.ttl)
