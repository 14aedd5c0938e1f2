"""Serving: queries from any transport to a DNS server, and its responses back."""

from collections.abc import Callable
from typing import Any, Protocol

import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode

from helpers.endpoint import Caller, Endpoint, Later, Service
from helpers.network.base import Network
from helpers.protocols import doh, http
from helpers.protocols.messages import Datagrams, Messages
from helpers.transports.transport import UDP, Transport, message_length

LARGEST_PLAIN_DATAGRAM = 512  # bytes, unless the query offers more (RFC 6891)
LARGEST_DATAGRAM = 1232  # bytes, whatever the query offers: more may be cut into fragments on the way (RFC 9715)
LARGEST_MESSAGE = 65535  # bytes


class DnsServer(Protocol):
    """Anything that answers DNS queries: a response, None for silence, or a Later."""

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later | None: ...


def serve(
    network: Network, server: DnsServer, address: str, transport: Transport = UDP, server_name: str | None = None
) -> None:
    """Let a DNS server answer at an address over one transport; over any form of DoH if that is a DoH."""
    names = (server_name,) if transport.encrypted else ()
    if transport is UDP:
        service = Service(lambda wire, caller: _respond(server, wire, caller, _pack_datagram), Datagrams)
    elif transport.http:
        service = http.service(lambda request, caller: _respond_https(server, request, caller), *names)
    else:
        service = Service(
            lambda wire, caller: _respond(server, wire[2:], caller, _pack_stream),
            lambda: Messages(message_length),
            names,
        )
    network.listen(Endpoint(address, transport.port, transport.protocol), service)


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
        elif query.edns > 0:
            response = dns.message.make_response(query)
            response.set_rcode(dns.rcode.BADVERS)  # RFC 6891 section 6.1.3
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
    offered = query.payload if query else 0
    try:
        return response.to_wire(max_size=min(max(offered, LARGEST_PLAIN_DATAGRAM), LARGEST_DATAGRAM))
    except dns.exception.TooBig:
        cut = dns.message.make_response(query)
        cut.set_rcode(response.rcode())
        cut.flags |= response.flags | dns.flags.TC
        return cut.to_wire()


def _pack_stream(query: dns.message.Message | None, response: dns.message.Message) -> bytes:
    return response.to_wire(max_size=LARGEST_MESSAGE, prefer_truncation=True, prepend_length=True)


def _pack_https(query: dns.message.Message | None, response: dns.message.Message) -> http.Response:
    seconds = min((rrset.ttl for rrset in response.answer or response.authority), default=0)
    return doh.pack_response(_pack_stream(query, response)[2:], seconds)


def _respond_https(server: DnsServer, request: http.Request, caller: Caller) -> Any:
    wire = doh.unpack_query(request)
    if isinstance(wire, http.Response):
        return wire
    response = _respond(server, wire, caller, _pack_https)
    return http.page("no DNS message", 400) if response is None and len(wire) < 12 else response
