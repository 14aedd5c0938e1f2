"""Rows about the real internet: resolvers that anybody may ask, and answers that their owners have published."""

from dataclasses import dataclass

from helpers.case.rows import Confidence, Date, HostName, IPv4, IPv6, SourceKeys


@dataclass(frozen=True)
class PublicResolver:
    """A resolver that anybody may ask; since when each transport is a standard: before, it is a "what if"."""

    name: str
    ipv4: IPv4
    ipv6: IPv6
    certificate_name: HostName
    udp_since: Date
    tcp_since: Date
    dot_since: Date
    doh_since: Date
    since_source: SourceKeys
    source: SourceKeys
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class Recorded:
    """The address that the owner of a harmless name has published: shown where there is no network."""

    name: HostName
    ipv4: IPv4
    source: SourceKeys
    date: Date
    confidence: Confidence
