"""Asking: one query to one server, over any transport."""

from dataclasses import replace

import dns.exception
import dns.flags
import dns.message

from helpers.endpoint import Endpoint, Framing
from helpers.failures import Garbled, Operation, during
from helpers.network.road import Road
from helpers.protocols import doh
from helpers.transports.transport import DOH, TCP, UDP, Transport, message_length


def ask(
    road: Road, query: dns.message.Message, address: str, transport: Transport = UDP, server_name: str | None = None
) -> dns.message.Message:
    """Send one query to the server at an address; return its response, or raise a NetworkFailure.

    A response that says over UDP that it was cut short (TC) is asked for again over TCP (RFC 7766).
    Raises ValueError where DoT or DoH has no name that the server could prove.
    """
    if transport.encrypted and server_name is None:
        raise ValueError(f"the server {address} has no name on a certificate; {transport.name} needs one, UDP does not")
    response = _ask_once(road, query, address, transport, server_name)
    if transport is UDP and response.flags & dns.flags.TC:
        return _ask_once(road, query, address, TCP, None)
    return response


def unpack(destination: Endpoint, data: bytes) -> dns.message.Message:
    """Return the DNS message in bytes that travelled to or from an endpoint, as an exchange records them.

    Raises DNSException or GarbledError where there is none.
    """
    if destination.protocol == "udp":
        return dns.message.from_wire(data, ignore_trailing=True)
    wire = doh.wire_in(data) if destination.port == DOH.port else data[2:]
    return dns.message.from_wire(wire, ignore_trailing=True)


def _ask_once(
    road: Road, query: dns.message.Message, address: str, transport: Transport, server_name: str | None
) -> dns.message.Message:
    endpoint = Endpoint(address, transport.port, transport.protocol)
    name = server_name if transport.encrypted else None
    try:
        if transport is UDP:
            wire = road.exchange(endpoint, query.to_wire(), _DATAGRAM)
        elif transport.http:
            wire = _ask_https(road, query, endpoint, transport, name)
        else:
            wire = road.exchange(endpoint, query.to_wire(prepend_length=True), _STREAM, name)[2:]
        response = dns.message.from_wire(wire)
    except dns.exception.DNSException as error:
        raise Garbled(Operation.DNS_ROUND_TRIP, endpoint) from error
    if not query.is_response(response):
        raise Garbled(Operation.DNS_ROUND_TRIP, endpoint)
    return response


def _ask_https(road: Road, query: dns.message.Message, endpoint: Endpoint, transport: Transport, name: str) -> bytes:
    """Return the response to a query; on the way it has the id 0, so that caches see equal questions (RFC 8484)."""
    version = transport.http
    request = version.pack_request(doh.pack_query(b"\0\0" + query.to_wire()[2:], name, transport.method))
    framing = replace(version.FRAMING, operation=Operation.DNS_ROUND_TRIP)
    with during(Operation.DNS_ROUND_TRIP, endpoint):
        response = version.unpack_response(road.exchange(endpoint, request, framing, name), transport.method)
    return query.to_wire()[:2] + doh.unpack_response(response)[2:]


def _datagram_length(arrived: bytes, ended: bool = False) -> int | None:
    return len(arrived) or None


_DATAGRAM = Framing(Operation.DNS_ROUND_TRIP, _datagram_length)
_STREAM = Framing(Operation.DNS_ROUND_TRIP, message_length)
