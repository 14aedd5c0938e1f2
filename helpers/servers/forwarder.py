"""A forwarder: it asks one resolver for everything and remembers what it was told, as a home router does.

What it was told, changed or not, it repeats until the time to live is over
(RFC 9499 section 6).
"""

import dns.message
import dns.rcode

from helpers.endpoint import Caller, Later
from helpers.failures import NetworkFailure
from helpers.network.road import Road
from helpers.servers.cache import Cache, Found
from helpers.transports import ask


class Forwarder:
    """`name` is the one on its certificate; it has none."""

    name = None

    def __init__(self, road: Road, upstream: str) -> None:
        self.road, self.upstream = road, upstream
        self.cache = Cache(lambda: road.network.now)

    @property
    def address(self) -> str:
        return self.road.source

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later:
        """Return what is remembered, or a Later that asks upstream; SERVFAIL where nothing comes from there."""
        question = query.question[0]
        known = self.cache.find((question.name, question.rdtype))
        if known is not None:
            return _response(query, known)

        def work() -> dns.message.Message:
            asked = dns.message.make_query(question.name, question.rdtype, id=self.road.random.getrandbits(16))
            try:
                told = ask(self.road, asked, self.upstream)
            except NetworkFailure:
                return failed()
            found = Found(told.rcode(), list(told.answer), list(told.authority))
            self.cache.keep((question.name, question.rdtype), found)
            return _response(query, found)

        def failed() -> dns.message.Message:
            return _response(query, Found(dns.rcode.SERVFAIL))

        return Later(work, failed)


def _response(query: dns.message.Message, found: Found) -> dns.message.Message:
    response = dns.message.make_response(query, recursion_available=True)
    response.set_rcode(found.rcode)
    response.answer, response.authority = list(found.answer), list(found.authority)
    return response
