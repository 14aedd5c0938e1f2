"""A stub resolver: it asks one resolver and believes it (RFC 9499 section 6)."""

from dataclasses import dataclass
from typing import Protocol

import dns.exception
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype

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
    def reasons(self) -> tuple[ExtendedError, ...]:
        """Why the resolver changed the answer, as far as it says so: code, word and text (RFC 8914)."""
        return explanations(self.message)

    def __repr__(self) -> str:
        return " ".join(["<Answer", self.name, self.rcode.name, *self.addresses]) + ">"


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
        number = self.road.random.getrandbits(16)
        query = dns.message.make_query(read_name(name), _read_type(rdtype), id=number, use_edns=0, payload=PAYLOAD)
        with self.road.visit("stub resolver", f"{name} {rdtype}"):
            response = ask(self.road, query, self.resolver.address, self.transport, self.resolver.name)
        return Answer.from_response(response)

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
