"""A decision: what a policy orders for one name or one answer."""

from dataclasses import dataclass

import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdataset
import dns.rdatatype
import dns.rdtypes.ANY.CNAME
import dns.rrset

from helpers.censor.policy.action import Action
from helpers.endpoint import Caller
from helpers.protocols.extended_errors import ExtendedError


@dataclass(frozen=True)
class Decision:
    """What a policy orders, and which of its lines (the trigger) says so."""

    action: Action
    trigger: str
    local_data: tuple[dns.rdataset.Rdataset, ...] = ()
    address: str | None = None  # in the answer, if that pulled the trigger
    reason: ExtendedError | None = None  # what the client may be told (RFC 8914)
    soa: dns.rrset.RRset | None = None  # of the policy zone: whose order it is
    hides_recursion: bool = False  # NXDOMAIN comes without the flag RA: "blocked", to those who know

    def changes_answer_for(self, caller: Caller) -> bool:
        """Say whether this caller gets something else than the true answer."""
        passes_tcp = self.action is Action.TCP_ONLY and caller.transport == "tcp"
        return not (passes_tcp or self.action is Action.PASSTHRU)

    @property
    def replaces_answer(self) -> bool:
        """Say whether something stands in place of the true answer in the end: TCP-ONLY orders only a detour."""
        return self.action not in (Action.PASSTHRU, Action.TCP_ONLY)

    def answer(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> list[dns.rrset.RRset]:
        """Return the local data of the asked type, or the CNAME that stands instead of every type.

        The alias `*.garden.example.` puts the name before it: each name gets a place of its own there.
        """
        fitting = {rdtype, dns.rdatatype.CNAME}
        return [
            _beneath(name, rdataset[0].target)
            if rdataset.rdtype == dns.rdatatype.CNAME and rdataset[0].target.is_wild()
            else dns.rrset.from_rdata_list(name, rdataset.ttl, rdataset)
            for rdataset in self.local_data
            if rdataset.rdtype in fitting
        ]

    @property
    def rcode(self) -> dns.rcode.Rcode:
        return dns.rcode.NXDOMAIN if self.action is Action.NXDOMAIN else dns.rcode.NOERROR


def _beneath(name: dns.name.Name, wildcard: dns.name.Name) -> dns.rrset.RRset:
    """Return the alias of a name below a wildcard; made for one answer, it is not to be remembered (0 seconds)."""
    target = name.relativize(dns.name.root) + wildcard.parent()
    rdata = dns.rdtypes.ANY.CNAME.CNAME(dns.rdataclass.IN, dns.rdatatype.CNAME, target)
    return dns.rrset.from_rdata(name, 0, rdata)
