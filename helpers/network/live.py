"""The real internet, as little of it as a demo needs: ordinary look-ups at this computer's own resolver.

It is the only file of the kit that asks anybody outside this computer, and it
asks about harmless names only: the root servers' own (IANA's root hints).
"""

from dataclasses import dataclass

import dns.exception
import dns.rcode
import dns.resolver

HARMLESS = tuple(f"{letter}.root-servers.net" for letter in "abcdefghijklm")
PATIENCE_SECONDS = 3.0  # real ones


@dataclass(frozen=True)
class LiveAnswer:
    """What this computer's own resolver said: records as text, and how long they may still be remembered.

    An answer without records says why in its response code.
    """

    name: str
    rdtype: str
    values: tuple[str, ...]
    seconds: int
    rcode: str = "NOERROR"


def look_up(name: str, rdtype: str = "A", own: dns.resolver.Resolver | None = None) -> LiveAnswer | None:
    """Ask this computer's own resolver for a harmless name; None where nothing came back.

    Raises ValueError for any other name: this is no tool to test a block with.
    """
    if name not in HARMLESS:
        raise ValueError(f"{name!r} is not looked up in the real internet; the names for that are {HARMLESS[0]} to m.")
    try:
        own = own or dns.resolver.Resolver()
        own.cache = None
        found = own.resolve(name, rdtype, lifetime=PATIENCE_SECONDS, search=False)
    except dns.resolver.NXDOMAIN:
        return LiveAnswer(name, rdtype, (), 0, "NXDOMAIN")
    except dns.resolver.NoAnswer:
        return LiveAnswer(name, rdtype, (), 0)
    except dns.resolver.NoNameservers as error:
        code = _last_code(error)
        return LiveAnswer(name, rdtype, (), 0, code) if code else None
    except (dns.exception.DNSException, OSError):
        return None
    return LiveAnswer(name, rdtype, tuple(sorted(rdata.to_text() for rdata in found)), found.rrset.ttl)


def _last_code(error: dns.resolver.NoNameservers) -> str | None:
    """Return the last response code, such as SERVFAIL; None if no resolver answered at all."""
    responses = [attempt[-1] for attempt in error.kwargs.get("errors", ()) if attempt[-1] is not None]
    return dns.rcode.to_text(responses[-1].rcode()) if responses else None
