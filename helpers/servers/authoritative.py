"""An authoritative server: it knows its own zones and refers you onward (RFC 1034 section 4.3.2)."""

from collections.abc import Iterator

import dns.flags
import dns.message
import dns.name
import dns.node
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import dns.zone

from helpers.endpoint import Caller
from helpers.protocols.dns_addresses import ADDRESS_TYPES
from helpers.protocols.zonefile import read_zone

MOST_LINKS = 16  # CNAMEs followed inside the own zones


class Zone:
    """The records of one zone, and the questions that a server puts to them."""

    def __init__(self, zone: dns.zone.Zone) -> None:
        self.origin = zone.origin
        self._zone = zone
        # a name exists if it has records, or if a name below it has (RFC 8020)
        self._existing = {ancestor for name in zone.nodes for ancestor in _up_to(name, zone.origin)}

    @classmethod
    def from_text(cls, text: str, origin: str, file_name: str = "the zone") -> "Zone":
        """Return the zone that a zone file describes; ZoneFileError names a wrong line."""
        return cls(read_zone(text, origin, file_name))

    def rrset(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> dns.rrset.RRset | None:
        return self._zone.get_rrset(name, rdtype)

    def referral(self, qname: dns.name.Name) -> dns.rrset.RRset | None:
        """Return the NS records of the zone below this one to which a name belongs, or None if it belongs here."""
        cuts = [name for name in _up_to(qname, self.origin) if name != self.origin]
        return next((found for cut in reversed(cuts) if (found := self.rrset(cut, dns.rdatatype.NS))), None)

    def glue(self, referral: dns.rrset.RRset) -> Iterator[dns.rrset.RRset]:
        """Yield the addresses of the servers that a referral names, as far as this zone knows them."""
        for rdata in referral:
            for rdtype in ADDRESS_TYPES:
                if (rrset := self.rrset(rdata.target, rdtype)) is not None:
                    yield rrset

    def node(self, qname: dns.name.Name) -> dns.node.Node | None:
        """Return the records that speak for a name, its own or a wildcard's; None if the name does not exist."""
        if qname in self._existing:
            return self._zone.get_node(qname) or dns.node.Node()
        closest = next(name for name in _up_to(qname, self.origin) if name in self._existing)
        return self._zone.get_node(dns.name.Name((b"*", *closest.labels)))  # RFC 4592

    def negative(self) -> list[dns.rrset.RRset]:
        """Return the SOA record that says how long a "no" may be remembered (RFC 2308)."""
        soa = self.rrset(self.origin, dns.rdatatype.SOA)
        return [] if soa is None else [dns.rrset.from_rdata(self.origin, min(soa.ttl, soa[0].minimum), soa[0])]


class AuthoritativeServer:
    """A server for some zones; it never asks anybody."""

    def __init__(self, *zones: Zone) -> None:
        self.zones = zones

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message:
        """Return the answer, a referral, NXDOMAIN, an empty answer, or REFUSED for what is in none of the zones."""
        response = dns.message.make_response(query)
        question = query.question[0]
        if self._zone_of(question.name) is None or question.rdclass != dns.rdataclass.IN:
            response.set_rcode(dns.rcode.REFUSED)
            return response
        qname = question.name
        for _ in range(MOST_LINKS):
            target = self._add(response, qname, question.rdtype)
            if target is None or self._zone_of(target) is None:
                break
            qname = target
        return response

    def _add(
        self, response: dns.message.Message, qname: dns.name.Name, rdtype: dns.rdatatype.RdataType
    ) -> dns.name.Name | None:
        """Add what the closest zone says of a name; return the name it leads to, if it is an alias."""
        zone = self._zone_of(qname)
        referral = zone.referral(qname)
        if referral is not None:
            response.authority.append(referral)
            response.additional.extend(zone.glue(referral))
            return None
        response.flags |= dns.flags.AA
        node = zone.node(qname)
        found = [rdataset for rdataset in node or () if rdtype in (rdataset.rdtype, dns.rdatatype.ANY)]
        alias = None if node is None or found else node.get_rdataset(dns.rdataclass.IN, dns.rdatatype.CNAME)
        for rdataset in [alias] if alias else found:
            response.answer.append(dns.rrset.from_rdata_list(qname, rdataset.ttl, rdataset))
        if alias:
            return alias[0].target
        if node is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        if not found:
            response.authority.extend(zone.negative())
        return None

    def _zone_of(self, qname: dns.name.Name) -> Zone | None:
        matching = [zone for zone in self.zones if qname.is_subdomain(zone.origin)]
        return max(matching, key=lambda zone: len(zone.origin), default=None)


def _up_to(name: dns.name.Name, origin: dns.name.Name) -> Iterator[dns.name.Name]:
    """Yield a name, then each name above it, up to the origin of its zone."""
    yield name
    while name != origin:
        name = name.parent()
        yield name
