"""Four ways to carry one DNS message: UDP, TCP, DoT and DoH.

A transport says how a query becomes bytes and a response becomes a message
again; `serve` does the same for a server.  No socket is opened here.
RFC 1035 section 4.2, RFC 7766, RFC 7858, RFC 8484.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode

from helpers.endpoint import Caller, Endpoint, Framing, Later, Service
from helpers.failures import Garbled, Operation
from helpers.network.base import Network
from helpers.network.road import Road
from helpers.protocols import http
from helpers.protocols.messages import Datagrams, Messages

LARGEST_PLAIN_DATAGRAM = 512  # bytes, unless the query offers more (RFC 6891)
LARGEST_MESSAGE = 65535  # bytes


@dataclass(frozen=True)
class Transport:
    """How one DNS message travels: its usual port, and whether the road can read it."""

    name: str
    port: int
    protocol: str
    encrypted: bool = False

    def __repr__(self) -> str:
        return f"<Transport {self.name}>"


UDP = Transport("UDP", 53, "udp")
TCP = Transport("TCP", 53, "tcp")
DOT = Transport("DoT", 853, "tcp", encrypted=True)
DOH = Transport("DoH", 443, "tcp", encrypted=True)


class DnsServer(Protocol):
    """Anything that answers DNS queries: a response, None for silence, or a Later."""

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later | None: ...


def ask(
    road: Road, query: dns.message.Message, address: str, transport: Transport = UDP, server_name: str | None = None
) -> dns.message.Message:
    """Send one query to the server at an address; return its response, or raise a NetworkFailure.

    A response that says over UDP that it was cut short (TC) is asked for again over TCP (RFC 7766).
    """
    response = _ask_once(road, query, address, transport, server_name)
    if transport is UDP and response.flags & dns.flags.TC:
        return _ask_once(road, query, address, TCP, None)
    return response


def serve(
    network: Network, server: DnsServer, address: str, transport: Transport = UDP, server_name: str | None = None
) -> None:
    """Let a DNS server answer at an address over one transport."""
    names = (server_name,) if transport.encrypted else ()
    if transport is UDP:
        service = Service(lambda wire, caller: _respond(server, wire, caller, _pack_datagram), Datagrams)
    elif transport is DOH:
        service = http.service(lambda request, caller: _respond_https(server, request, caller), *names)
    else:
        service = Service(
            lambda wire, caller: _respond(server, wire[2:], caller, _pack_stream), lambda: Messages(_length), names
        )
    network.listen(Endpoint(address, transport.port, transport.protocol), service)


def _ask_once(
    road: Road, query: dns.message.Message, address: str, transport: Transport, server_name: str | None
) -> dns.message.Message:
    endpoint = Endpoint(address, transport.port, transport.protocol)
    name = server_name if transport.encrypted else None
    try:
        if transport is UDP:
            wire = road.exchange(endpoint, query.to_wire(), _DATAGRAM)
        elif transport is DOH:
            headers = {"content-type": "application/dns-message"}
            request = http.Request("POST", server_name, "/dns-query", headers, query.to_wire())
            wire = http.unpack_response(road.exchange(endpoint, http.pack_request(request), http.FRAMING, name)).body
        else:
            wire = road.exchange(endpoint, query.to_wire(prepend_length=True), _STREAM, name)[2:]
        response = dns.message.from_wire(wire)
    except dns.exception.DNSException as error:
        raise Garbled(Operation.DNS_ROUND_TRIP, endpoint) from error
    if not query.is_response(response):
        raise Garbled(Operation.DNS_ROUND_TRIP, endpoint)
    return response


def _respond(server: DnsServer, wire: bytes, caller: Caller, pack: Callable[..., Any]) -> Any:
    """Return the packed response: FORMERR for garbage that has a header, silence (None) for less."""
    try:
        query = dns.message.from_wire(wire)
    except dns.exception.DNSException:
        query, response = None, _refusal(wire, dns.rcode.FORMERR)
    else:
        if query.flags & dns.flags.QR:
            return None  # a response, which nobody asked for
        if query.opcode() != dns.opcode.QUERY:
            response = _refusal(wire, dns.rcode.NOTIMP)
        elif len(query.question) != 1:
            response = _refusal(wire, dns.rcode.FORMERR)
        else:
            response = server.respond(query, caller)
    if isinstance(response, Later):
        return response.then(lambda response: response and pack(query, response))
    return response and pack(query, response)


def _refusal(wire: bytes, rcode: dns.rcode.Rcode) -> dns.message.Message | None:
    if len(wire) < 12 or wire[2] & 0x80:
        return None
    response = dns.message.Message(int.from_bytes(wire[:2], "big"))
    response.flags = dns.flags.QR
    response.set_opcode(dns.opcode.Opcode((wire[2] >> 3) & 15))
    response.set_rcode(rcode)
    return response


def _pack_datagram(query: dns.message.Message | None, response: dns.message.Message) -> bytes:
    """Cut a response that is too long and say so, that the client may come again over TCP."""
    offered = max(query.payload, LARGEST_PLAIN_DATAGRAM) if query else LARGEST_PLAIN_DATAGRAM
    try:
        return response.to_wire(max_size=offered)
    except dns.exception.TooBig:
        cut = dns.message.make_response(query)
        cut.flags |= response.flags | dns.flags.TC
        return cut.to_wire()


def _pack_stream(query: dns.message.Message | None, response: dns.message.Message) -> bytes:
    return response.to_wire(max_size=LARGEST_MESSAGE, prefer_truncation=True, prepend_length=True)


def _pack_https(query: dns.message.Message | None, response: dns.message.Message) -> http.Response:
    return http.Response(200, {"content-type": "application/dns-message"}, _pack_stream(query, response)[2:])


def _respond_https(server: DnsServer, request: http.Request, caller: Caller) -> Any:
    """Serve DNS over HTTPS: POST, or GET with ?dns= (RFC 8484)."""
    wire = request.body
    if request.method == "GET":
        text = parse_qs(urlsplit(request.path).query).get("dns", [""])[0]
        try:
            wire = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            wire = b""
    response = _respond(server, wire, caller, _pack_https)
    return http.page("not a DNS message", 400) if response is None and len(wire) < 12 else response


def _length(arrived: bytes, ended: bool = False) -> int | None:
    end = 2 + int.from_bytes(arrived[:2], "big")
    return end if len(arrived) >= max(end, 2) else None


def _datagram_length(arrived: bytes, ended: bool = False) -> int | None:
    return len(arrived) or None


_DATAGRAM = Framing(Operation.DNS_ROUND_TRIP, _datagram_length)
_STREAM = Framing(Operation.DNS_ROUND_TRIP, _length)
