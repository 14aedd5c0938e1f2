"""What the bytes of an exchange say, in a few words each."""

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype

from helpers import transports
from helpers.failures import GarbledError, NetworkFailure
from helpers.network.exchange import Exchange
from helpers.protocols import mtproto
from helpers.protocols.dns_addresses import addresses_in

WHY_SHUT = {  # OONI's failure -> why a door is shut
    "generic_timeout_error": "silence",
    "connection_refused": "refused",
    "connection_reset": "reset",
    "eof_error": "the connection ended",
    "ssl_invalid_hostname": "the browser stops",
    "ssl_unknown_authority": "the browser stops",
    "dns_nxdomain_error": "no such name",
    "dns_no_answer": "no address",
    "dns_refused_error": "the resolver refuses",
    "dns_servfail_error": "the resolver fails",
}
CERTIFICATES = {
    "ssl_invalid_hostname": "certificate: another name",
    "ssl_unknown_authority": "certificate: unknown signer",
}
RCODES = {
    dns.rcode.NXDOMAIN: "no such name (NXDOMAIN)",
    dns.rcode.REFUSED: "refused (REFUSED)",
    dns.rcode.SERVFAIL: "failed (SERVFAIL)",
}


def why_shut(failure: NetworkFailure) -> str:
    """Return why the door is shut at which a failure showed."""
    return WHY_SHUT.get(failure.failure, "unreadable bytes")


def question(exchange: Exchange) -> str:
    """Return what was asked of a DNS server: "t.me?", for other types than A with the type."""
    message = _message(exchange, exchange.request)
    if message is None or not message.question:
        return "a question"
    asked = message.question[0]
    rdtype = "" if asked.rdtype == dns.rdatatype.A else f" {dns.rdatatype.to_text(asked.rdtype)}"
    return f"{asked.name.to_text(omit_final_dot=True)}{rdtype}?"


def asked_name(exchange: Exchange) -> str:
    """Return the name that was asked of a DNS server, without the dot at its end."""
    return question(exchange).split()[0].rstrip("?")


def answer(exchange: Exchange, data: bytes) -> str:
    """Return what a DNS response says: an address, an alias, a referral, or why there is none."""
    return said(_message(exchange, data))


def said(message: dns.message.Message | None) -> str:
    """Return what a DNS response says; None stands for bytes that can't be read."""
    if message is None:
        return "unreadable bytes"
    if message.flags & dns.flags.TC:
        return "cut short: ask over TCP"
    values = [rdata.to_text().rstrip(".") for rrset in message.answer for rdata in rrset]
    if values and message.answer[0].rdtype == dns.rdatatype.CNAME:
        return f"alias {values[0]}"
    if values:
        return values[0] + (f", {len(values) - 1} more" if len(values) > 1 else "")
    if message.rcode() != dns.rcode.NOERROR:
        return RCODES.get(message.rcode(), dns.rcode.to_text(message.rcode()))
    referral = next((rrset for rrset in message.authority if rrset.rdtype == dns.rdatatype.NS), None)
    return f"ask {referral.name.to_text(omit_final_dot=True)}" if referral else "no address"


def addresses(exchange: Exchange, data: bytes) -> tuple[str, ...]:
    """Return the addresses in a DNS response."""
    message = _message(exchange, data)
    return addresses_in(message.answer) if message else ()


def request(exchange: Exchange) -> str:
    """Return what was asked at the last door: "GET /", "req_pq_multi"."""
    if mtproto.REQ_PQ_MULTI.to_bytes(4, "little") in exchange.request and exchange.server_name is None:
        return "req_pq_multi"
    words = exchange.request.split(b"\r\n")[0].split(b" ")
    return " ".join(word.decode(errors="replace") for word in words[:2]) if len(words) == 3 else "a request"


def response(data: bytes) -> str:
    """Return what came back at the last door: "200, the page", "resPQ"."""
    if mtproto.RES_PQ.to_bytes(4, "little") in data:
        return "resPQ"
    words = data.split(b"\r\n")[0].split(b" ")
    return f"{words[1].decode(errors='replace')}, the page" if data.startswith(b"HTTP/") else "a response"


def _message(exchange: Exchange, data: bytes) -> dns.message.Message | None:
    try:
        return transports.unpack(exchange.destination, data)
    except (dns.exception.DNSException, GarbledError, ValueError):
        return None
