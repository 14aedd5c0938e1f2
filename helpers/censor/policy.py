"""A response policy zone (RPZ): for which names a resolver changes its answer, and how.

Triggers and actions are those of draft-vixie-dnsop-dns-rpz-00.  The file is an
ordinary zone file; its names are written relative to the policy zone, so
`web.telegram.org` has no dot at its end.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import dns.name
import dns.node
import dns.rcode
import dns.rdataset
import dns.rdatatype
import dns.rrset
import dns.zone

from helpers.endpoint import Caller
from helpers.protocols.zonefile import read_zone

ORIGIN = "rpz."


class Action(enum.Enum):
    """What a policy orders for a name.  Comments show how RPZ writes it."""

    NXDOMAIN = "NXDOMAIN"  # CNAME .
    NODATA = "NODATA"  # CNAME *.
    PASSTHRU = "PASSTHRU"  # CNAME rpz-passthru.
    DROP = "DROP"  # CNAME rpz-drop.
    TCP_ONLY = "TCP-ONLY"  # CNAME rpz-tcp-only.
    LOCAL_DATA = "LOCAL-DATA"  # anything else: A, AAAA, TXT, CNAME to an ordinary name


SPECIAL_TARGETS = {
    ".": Action.NXDOMAIN,
    "*.": Action.NODATA,
    "rpz-passthru.": Action.PASSTHRU,
    "rpz-drop.": Action.DROP,
    "rpz-tcp-only.": Action.TCP_ONLY,
}


@dataclass(frozen=True)
class Decision:
    """What a policy orders for one name, and which of its lines (the trigger) says so."""

    action: Action
    trigger: str
    local_data: tuple[dns.rdataset.Rdataset, ...] = ()

    def changes_answer_for(self, caller: Caller) -> bool:
        """Say whether this caller gets something else than the true answer."""
        passes_tcp = self.action is Action.TCP_ONLY and caller.transport == "tcp"
        return not (passes_tcp or self.action is Action.PASSTHRU)

    def answer(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> list[dns.rrset.RRset]:
        """Return the local data of the asked type, or the CNAME that stands instead of every type."""
        fitting = {rdtype, dns.rdatatype.CNAME}
        return [
            dns.rrset.from_rdata_list(name, rdataset.ttl, rdataset)
            for rdataset in self.local_data
            if rdataset.rdtype in fitting
        ]

    @property
    def rcode(self) -> dns.rcode.Rcode:
        return dns.rcode.NXDOMAIN if self.action is Action.NXDOMAIN else dns.rcode.NOERROR


class Policy:
    """The orders that a resolver obeys."""

    def __init__(self, zone: dns.zone.Zone) -> None:
        self._zone = zone

    @classmethod
    def from_text(cls, text: str, file_name: str = "the policy") -> "Policy":
        """Return the policy that an RPZ file or a few of its lines describe; ZoneFileError names a wrong line."""
        return cls(read_zone(text, ORIGIN, file_name, relativize=True))

    @classmethod
    def for_names(cls, names: Iterable[str], answer: str) -> "Policy":
        """Return the policy that gives the same answer, such as "A 192.0.2.1" or "CNAME .", for each of some names.

        >>> print(Policy.for_names(["t.me", "telegram.me"], "CNAME ."))
        t.me 60 IN CNAME .
        telegram.me 60 IN CNAME .
        """
        return cls.from_text("".join(f"{name.rstrip('.')} {answer}\n" for name in names))

    def __len__(self) -> int:
        return sum(1 for _ in self._lines())

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def __repr__(self) -> str:
        return f"<Policy of {len(self)} line{'' if len(self) == 1 else 's'}>"

    def decide(self, qname: dns.name.Name) -> Decision | None:
        """Return the decision for a name, or None where the policy gives no order.

        The exact name comes first, then its wildcards from the longest to the
        shortest, so an exception can be carved out of a blocked domain.

        >>> policy = Policy.from_text(\"\"\"
        ... *.telegram.org     CNAME  .
        ... core.telegram.org  CNAME  rpz-passthru.
        ... \"\"\")
        >>> policy.decide(dns.name.from_text("web.telegram.org")).action
        <Action.NXDOMAIN: 'NXDOMAIN'>
        >>> policy.decide(dns.name.from_text("core.telegram.org")).action
        <Action.PASSTHRU: 'PASSTHRU'>
        >>> policy.decide(dns.name.from_text("telegram.org")) is None
        True
        """
        for trigger in _triggers(qname):
            orders = _orders(self._zone.nodes.get(trigger))
            if orders:
                return _decision(trigger, orders)
        return None

    def _lines(self) -> Iterator[str]:
        for name, node in self._zone.nodes.items():
            for rdataset in _orders(node):
                for rdata in rdataset:
                    yield f"{name} {rdataset.ttl} IN {rdataset.rdtype.name} {rdata}"


def _triggers(qname: dns.name.Name) -> Iterator[dns.name.Name]:
    """Yield the exact name, then its wildcards, most specific first."""
    relative = qname.relativize(dns.name.root)
    yield relative
    while relative.labels:
        relative = dns.name.Name(relative.labels[1:])
        yield dns.name.Name((b"*", *relative.labels))


def _orders(node: dns.node.Node | None) -> tuple[dns.rdataset.Rdataset, ...]:
    """Return the records of a trigger; SOA and NS belong to the file itself and order nothing."""
    return tuple(found for found in node or () if found.rdtype not in (dns.rdatatype.SOA, dns.rdatatype.NS))


def _decision(trigger: dns.name.Name, orders: tuple[dns.rdataset.Rdataset, ...]) -> Decision:
    for rdataset in orders:
        if rdataset.rdtype == dns.rdatatype.CNAME:
            action = SPECIAL_TARGETS.get(rdataset[0].target.to_text())
            if action is not None:
                return Decision(action, trigger.to_text())
    return Decision(Action.LOCAL_DATA, trigger.to_text(), orders)
