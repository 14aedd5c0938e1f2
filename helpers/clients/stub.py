"""A stub resolver: it asks one resolver and believes it (RFC 9499 section 6)."""

from dataclasses import dataclass
from typing import Protocol

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype

from helpers.endpoint import is_address
from helpers.network.road import Road
from helpers.protocols.dns_addresses import addresses_in
from helpers.protocols.extended_errors import PAYLOAD, ExtendedError, explanations
from helpers.transports import UDP, Transport, ask, unpack


class KnownResolver(Protocol):
    """All that a stub knows of its resolver: where it is, and the name on its certificate, if it has one."""

    @property
    def address(self) -> str: ...

    name: str | None


@dataclass(frozen=True)
class Referral:
    """A server does not know, and says who does: the zone to ask, and the first of its servers with an IPv4 address.

    Server and address are None where no address came along (no glue).
    """

    zone: str
    server: str | None
    address: str | None


@dataclass(frozen=True)
class Answer:
    """What the stub was told: the response code, and the addresses at the end of every alias."""

    name: str
    rcode: dns.rcode.Rcode
    addresses: tuple[str, ...]
    message: dns.message.Message

    @classmethod
    def from_response(cls, response: dns.message.Message) -> "Answer":
        name = response.question[0].name.to_text(omit_final_dot=True)
        return cls(name, response.rcode(), addresses_in(response.answer), response)

    @property
    def referral(self) -> Referral | None:
        """Whom to ask instead, if the server knows no answer and says who does (RFC 9499); else None."""
        if self.rcode != dns.rcode.NOERROR or self.message.answer:
            return None
        named = next((rrset for rrset in self.message.authority if rrset.rdtype == dns.rdatatype.NS), None)
        if named is None:
            return None
        servers = {rdata.target for rdata in named}
        glue = [rrset for rrset in self.message.additional if rrset.rdtype == dns.rdatatype.A and rrset.name in servers]
        server, address = (glue[0].name.to_text(), glue[0][0].address) if glue else (None, None)
        return Referral(named.name.to_text(), server, address)

    @property
    def reasons(self) -> tuple[ExtendedError, ...]:
        """Why the resolver changed the answer, as far as it says so: code, word and text (RFC 8914)."""
        return explanations(self.message)

    def __repr__(self) -> str:
        words = ["<Answer", self.name, self.rcode.name, *self.addresses]
        if self.referral is not None:
            words += ["referral to", self.referral.zone, self.referral.address or "without an address"]
        return " ".join(words) + ">"


class StubResolver:
    """The smallest resolver there is: one question, one server, full trust."""

    def __init__(self, road: Road, resolver: KnownResolver, transport: Transport = UDP) -> None:
        self.road = road
        self.use(resolver, transport)

    def use(self, resolver: KnownResolver, transport: Transport = UDP) -> None:
        """Ask this resolver from now on, over this transport; ValueError for what is no resolver or no transport."""
        if not hasattr(resolver, "address"):
            raise ValueError(f"{resolver!r} is no resolver; write it like this: stub.use(internet.resolver('Google'))")
        if not isinstance(transport, Transport):
            raise ValueError(f"{transport!r} is no transport; import one from helpers.transports: UDP, TCP, DOT or DOH")
        self.resolver = resolver
        self.transport = transport

    def resolve(self, name: str, rdtype: str = "A") -> Answer:
        """Look up the IPv4 addresses of a name; with "AAAA" its IPv6 addresses; with another type its records.

        The answer is what the resolver said, changed or not: a stub cannot tell.

        >>> from helpers import classroom
        >>> from helpers.network.memory import MemoryNetwork
        >>> student = classroom.open(MemoryNetwork()).client("Telkomsel")
        >>> student.stub.resolve("web.telegram.org")
        <Answer web.telegram.org NOERROR 202.3.219.209>

        Raises ValueError for what is no name or no type, TimedOut if the resolver stays silent.
        """
        query = self._query(name, rdtype)
        with self.road.visit("stub resolver", f"{name} {rdtype}"):
            response = ask(self.road, query, self.resolver.address, self.transport, self.resolver.name)
        return Answer.from_response(response)

    def ask(self, server: str, name: str, rdtype: str = "A") -> Answer:
        """Ask the server at an address over UDP, past the resolver, and for what this server knows itself (no RD).

        >>> from helpers import classroom
        >>> from helpers.network.memory import MemoryNetwork
        >>> student = classroom.open(MemoryNetwork()).client("Telkomsel")
        >>> student.stub.ask("198.41.0.4", "web.telegram.org")
        <Answer web.telegram.org NOERROR referral to org. 203.0.113.11>

        Raises ValueError for what is no address, name or type, NetworkFailure if no usable response comes.
        """
        if not is_address(server):
            raise ValueError(f"{server!r} is no address; a server is asked by its address, such as 198.41.0.4")
        query = self._query(name, rdtype)
        query.flags &= ~dns.flags.RD
        with self.road.visit("by hand", f"{name} {rdtype}"):
            return Answer.from_response(ask(self.road, query, server))

    def wait_for_all(self, name: str, rdtype: str = "A") -> tuple[Answer, ...]:
        """Look a name up and go on listening: return every answer that comes, in the order of arrival.

        Two different answers show that somebody else answered as well (RFC 5452 section 9).
        Raises what `resolve` raises.
        """
        with self.road.network.capture() as capture:
            self.resolve(name, rdtype)
        own = [exchange for exchange in capture if exchange.cause is None and exchange.sender == self.road.source]
        arrivals = [unpack(own[0].destination, arrival.data) for arrival in own[0].responses]
        return tuple(map(Answer.from_response, arrivals))

    def _query(self, name: str, rdtype: str) -> dns.message.Message:
        number = self.road.random.getrandbits(16)
        return dns.message.make_query(read_name(name), _read_type(rdtype), id=number, use_edns=0, payload=PAYLOAD)


def read_name(text: str) -> dns.name.Name:
    """Return the absolute name that a text spells; ValueError with the remedy if it spells none."""
    if not isinstance(text, str) or not text or any(letter == "/" or letter.isspace() for letter in text):
        raise ValueError(f"{text!r} is no host name; write it like this: web.telegram.org")
    try:
        return dns.name.from_text(text)
    except dns.exception.DNSException as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise ValueError(f"{text!r} is no host name ({reason}); write it like this: web.telegram.org") from error


def _read_type(text: str) -> dns.rdatatype.RdataType:
    try:
        return dns.rdatatype.from_text(text)
    except (dns.exception.DNSException, ValueError, AttributeError) as error:
        raise ValueError(f"{text!r} is no record type; try A, AAAA, NS, SOA, CNAME or TXT") from error
