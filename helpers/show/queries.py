"""A query as the resolver saw it, in a few words each: who asked, how, what, and what came of it."""

from dataclasses import dataclass
from typing import Any

import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype

from helpers import case
from helpers.endpoint import Endpoint
from helpers.network.watching import Answered
from helpers.protocols import doh, http
from helpers.show import phrases
from helpers.transports import DOH, DOT, TCP, UDP

TRANSPORTS = {(one.port, one.protocol): one.name for one in (UDP, TCP, DOT, DOH)}


@dataclass(frozen=True)
class Query:
    """One line of a log.

    `changed` says whether the policy put something in place of the true answer, `refused` that none was given.
    """

    number: int
    who: str
    transport: str
    question: str
    answer: str
    changed: bool
    refused: bool = False

    def __str__(self) -> str:
        policy = "changed by the policy" if self.changed else "not answered" if self.refused else "unchanged"
        return f"{self.number}. {self.who} over {self.transport}: {self.question}? {self.answer}, {policy}"


def query_of(number: int, answered: Answered) -> Query:
    """Return what a server answered as a line."""
    sender, destination = answered.exchange.sender, answered.exchange.destination
    decision = answered.decision
    response = None if answered.response is None else _message(destination, answered.response)
    return Query(
        number,
        f"{sender} ({name})" if (name := name_of(sender)) else sender,
        TRANSPORTS.get((destination.port, destination.protocol), str(destination)),
        _question(_message(destination, answered.request)),
        "silence" if answered.response is None else phrases.said(response),
        decision is not None and decision.replaces_answer,
        response is not None and response.rcode() == dns.rcode.REFUSED,
    )


def name_of(address: str) -> str | None:
    """Return who has an address, as far as it is known: a client at a vantage point, or its resolver."""
    for row in case.providers():
        if address in (row.client_ipv4, row.client_ipv6):
            return row.name
        if address == row.resolver_ipv4:
            return f"resolver of {row.name}"
    return None


def _question(message: dns.message.Message | None) -> str:
    if message is None or not message.question:
        return "no readable question"
    asked = message.question[0]
    return f"{asked.name.to_text(omit_final_dot=True)} {dns.rdatatype.to_text(asked.rdtype)}"


def _message(destination: Endpoint, value: Any) -> dns.message.Message | None:
    """Return the DNS message in what a server got or gave, None where there is none."""
    if isinstance(value, http.Request):
        value = doh.unpack_query(value)
        value = b"" if isinstance(value, http.Response) else value
    elif isinstance(value, http.Response):
        value = doh.unpack_response(value)
    elif destination.protocol == "tcp":
        value = value[2:]  # behind its length
    try:
        return dns.message.from_wire(value, ignore_trailing=True)
    except dns.exception.DNSException:
        return None
