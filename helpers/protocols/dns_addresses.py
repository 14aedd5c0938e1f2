"""Addresses in DNS: which record types hold one, and those that an answer gives."""

from collections.abc import Iterable

import dns.rdataset
import dns.rdatatype

ADDRESS_TYPES = (dns.rdatatype.A, dns.rdatatype.AAAA)


def addresses_in(records: Iterable[dns.rdataset.Rdataset]) -> tuple[str, ...]:
    """Return the addresses that records of any types hold, in their order.

    >>> import dns.rrset
    >>> addresses_in(dns.rrset.from_text("example.", 60, "IN", rdtype, word) for rdtype, word in
    ...              (("CNAME", "t.me."), ("A", "192.0.2.1"), ("AAAA", "2001:db8::1")))
    ('192.0.2.1', '2001:db8::1')
    """
    return tuple(rdata.address for rdataset in records if rdataset.rdtype in ADDRESS_TYPES for rdata in rdataset)
