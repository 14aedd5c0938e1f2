"""Recursion: from the root down, referral by referral, until a server knows (RFC 1034 section 5.3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from helpers.failures import NetworkFailure
from helpers.network.road import Road
from helpers.protocols.dns_addresses import ADDRESS_TYPES, addresses_in
from helpers.protocols.extended_errors import PAYLOAD
from helpers.servers.cache import Cache, Found
from helpers.transports import ask

MOST_QUESTIONS = 40  # asked of others for one question of a client


class NotResolvedError(Exception):
    """No server that could be asked gave a usable response."""


@dataclass(frozen=True)
class Delegation:
    """A zone, and the names and addresses of its servers as far as they are known."""

    zone: dns.name.Name
    servers: tuple[tuple[dns.name.Name | None, tuple[str, ...]], ...]


class Recursion:
    """One question of a client, followed to its end."""

    def __init__(self, road: Road, root_hints: list[str], cache: Cache) -> None:
        self._road, self._cache = road, cache
        self._root = Delegation(dns.name.root, ((None, tuple(root_hints)),))
        self._questions_left = MOST_QUESTIONS
        self._wanted: set[dns.name.Name | None] = set()  # servers whose addresses are being looked up

    def look_up(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> Found:
        """Return what the responsible servers say, from the cache where it is there.

        A CNAME is not followed.  Raises NotResolvedError.
        """
        found = self._cache.find((name, rdtype))
        if found is None:
            found = self._from_the_closest_zone(name, rdtype)
            self._cache.keep((name, rdtype), found)
        return found

    def _from_the_closest_zone(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> Found:
        delegation = self._closest(name)
        while True:
            response = self._ask_one_of(delegation, name, rdtype)
            referral = _referral(response, delegation.zone, name)
            if referral is None:
                self._keep_chain(response, delegation.zone, name, rdtype)
                return _found(response, name, rdtype)
            servers = Found(dns.rcode.NOERROR, [referral], _glue(response, delegation.zone))
            self._cache.keep((referral.name, "servers"), servers)
            delegation = _delegation(servers)

    def _keep_chain(
        self, response: dns.message.Message, zone: dns.name.Name, name: dns.name.Name, rdtype: dns.rdatatype.RdataType
    ) -> None:
        """Remember what a response says of the names that its aliases lead to, as far as they are its server's own."""
        for _ in response.answer:
            found = _found(response, name, rdtype)
            if not found.answer or found.answer[0].rdtype != dns.rdatatype.CNAME:
                return
            name = found.answer[0][0].target
            if not name.is_subdomain(zone):
                return
            self._cache.keep((name, rdtype), _found(response, name, rdtype))

    def _closest(self, name: dns.name.Name) -> Delegation:
        while name != dns.name.root:
            known = self._cache.find((name, "servers"))
            if known is not None:
                return _delegation(known)
            name = name.parent()
        return self._root

    def _ask_one_of(
        self, delegation: Delegation, name: dns.name.Name, rdtype: dns.rdatatype.RdataType
    ) -> dns.message.Message:
        """Return the first usable response of a zone's servers, asked in turn."""
        for address in self._addresses(delegation):
            if self._questions_left == 0:
                break
            self._questions_left -= 1
            number = self._road.random.getrandbits(16)
            query = dns.message.make_query(name, rdtype, id=number, use_edns=0, payload=PAYLOAD)
            query.flags &= ~dns.flags.RD  # this question is not to be passed on
            try:
                response = ask(self._road, query, address)
            except NetworkFailure:
                continue
            if response.rcode() in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
                return response
        raise NotResolvedError(f"no server of {delegation.zone} answered for {name}")

    def _addresses(self, delegation: Delegation) -> Iterator[str]:
        """Yield the addresses of a zone's servers; those that came without glue are looked up last."""
        for _, addresses in delegation.servers:
            yield from addresses
        for name, addresses in delegation.servers:
            if not addresses and name not in self._wanted and self._questions_left:
                self._wanted.add(name)
                try:
                    found = self.look_up(name, dns.rdatatype.A)
                except NotResolvedError:
                    continue
                finally:
                    self._wanted.discard(name)
                yield from addresses_in(found.answer)


def _referral(response: dns.message.Message, zone: dns.name.Name, name: dns.name.Name) -> dns.rrset.RRset | None:
    """Return the NS records of a zone that is closer to the name than the zone that was asked, or None."""
    if response.answer or response.rcode() != dns.rcode.NOERROR:
        return None
    for rrset in response.authority:
        closer = rrset.name != zone and rrset.name.is_subdomain(zone) and name.is_subdomain(rrset.name)
        if rrset.rdtype == dns.rdatatype.NS and closer:
            return rrset
    return None


def _glue(response: dns.message.Message, zone: dns.name.Name) -> list[dns.rrset.RRset]:
    """Return the addresses beside a referral; a server may only speak for names inside its own zone."""
    return [rrset for rrset in response.additional if rrset.rdtype in ADDRESS_TYPES and rrset.name.is_subdomain(zone)]


def _delegation(found: Found) -> Delegation:
    referral = found.answer[0]
    addresses: dict[dns.name.Name, tuple[str, ...]] = {rdata.target: () for rdata in referral}
    for rrset in sorted(found.authority, key=lambda rrset: rrset.rdtype):  # IPv4 before IPv6
        if rrset.name in addresses:
            addresses[rrset.name] += tuple(rdata.address for rdata in rrset)
    return Delegation(referral.name, tuple(addresses.items()))


def _found(response: dns.message.Message, name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> Found:
    """Return what a response says of the name itself: its records, its CNAME, or nothing."""
    own = [rrset for rrset in response.answer if rrset.name == name]
    answer = [rrset for rrset in own if rrset.rdtype == rdtype or rdtype == dns.rdatatype.ANY]
    alias = [rrset for rrset in own if rrset.rdtype == dns.rdatatype.CNAME]
    if answer or alias:
        return Found(dns.rcode.NOERROR, answer or alias)
    soa = [rrset for rrset in response.authority if rrset.rdtype == dns.rdatatype.SOA]
    return Found(response.rcode(), [], soa)
