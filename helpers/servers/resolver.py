"""A recursive resolver, with or without orders to change its answers.

It asks its policy first, its cache second, and the authoritative servers
last; a resolver without a policy changes nothing.  Policy and cache answer at
once; only a question to others is a Later.
"""

from collections.abc import Callable

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

from helpers.censor.policy import Action, Decision, Policy
from helpers.endpoint import Caller, Later
from helpers.network.road import Road
from helpers.servers.cache import Cache, Found
from helpers.servers.recursion import MOST_LINKS, NotResolvedError, Recursion

Find = Callable[[tuple[dns.name.Name, dns.rdatatype.RdataType]], Found | None]
ZONE_TRANSFERS = (dns.rdatatype.AXFR, dns.rdatatype.IXFR)


class Resolver:
    """It answers its clients' questions by asking others; `policy` may be set at any time."""

    def __init__(
        self, road: Road, root_hints: list[str], name: str | None = None, policy: Policy | None = None
    ) -> None:
        self.road = road
        self.root_hints = root_hints
        self.name = name  # on its certificate, for DoT and DoH
        self.policy = policy
        self.cache = Cache(lambda: road.network.now)

    @property
    def address(self) -> str:
        return self.road.source

    def __repr__(self) -> str:
        return f"<Resolver {self.address}, {'no policy' if self.policy is None else self.policy!r}>"

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later | None:
        """Return a response, None for silence, or a Later for what has to be looked up."""
        question = query.question[0]
        if question.rdclass != dns.rdataclass.IN or question.rdtype in ZONE_TRANSFERS:
            return _response(query, Found(dns.rcode.NOTIMP))
        decision = self.policy.decide(question.name) if self.policy else None
        if decision is not None:
            self.road.network.note(decision)
            if decision.changes_answer_for(caller):
                return self._changed(query, decision)
        known = self._chain(question.name, question.rdtype, self.cache.find)
        if known is not None:
            return _response(query, known)
        return self._later(query, question.name, [])

    def _changed(self, query: dns.message.Message, decision: Decision) -> dns.message.Message | Later | None:
        """Return what a decision orders; an alias is followed like any other."""
        question = query.question[0]
        if decision.action is Action.DROP:
            return None
        answer = decision.answer(question.name, question.rdtype)
        target = _target(answer, question.rdtype)
        if target is not None:
            return self._later(query, target, answer)
        response = _response(query, Found(decision.rcode, answer))
        if decision.action is Action.TCP_ONLY:
            response.flags |= dns.flags.TC
        return response

    def _later(self, query: dns.message.Message, name: dns.name.Name, before: list[dns.rrset.RRset]) -> Later:
        """Return the work of looking a name up; `before` stands first in the answer."""
        rdtype = query.question[0].rdtype
        recursion = Recursion(self.road, self.root_hints, self.cache)

        def work() -> dns.message.Message:
            try:
                found = self._chain(name, rdtype, lambda question: recursion.look_up(*question))
            except NotResolvedError:
                return failed()
            return _response(query, Found(found.rcode, before + found.answer, found.authority))

        def failed() -> dns.message.Message:
            return _response(query, Found(dns.rcode.SERVFAIL))

        return Later(work, failed)

    def _chain(self, name: dns.name.Name, rdtype: dns.rdatatype.RdataType, find: Find) -> Found | None:
        """Return what `find` gives for a name and for every name that its CNAMEs lead to; None if it gives None."""
        answer: list[dns.rrset.RRset] = []
        for _ in range(MOST_LINKS):
            found = find((name, rdtype))
            if found is None:
                return None
            answer += found.answer
            target = _target(found.answer, rdtype)
            if target is None:
                return Found(found.rcode, answer, found.authority)
            name = target
        return Found(dns.rcode.SERVFAIL)


def _target(answer: list[dns.rrset.RRset], rdtype: dns.rdatatype.RdataType) -> dns.name.Name | None:
    """Return the name that an answer leads to, or None if it is the end: what was asked for, or nothing."""
    wanted = (rdtype, dns.rdatatype.CNAME) if rdtype == dns.rdatatype.ANY else (rdtype,)
    if not answer or answer[-1].rdtype in wanted or answer[-1].rdtype != dns.rdatatype.CNAME:
        return None
    return answer[-1][0].target


def _response(query: dns.message.Message, found: Found) -> dns.message.Message:
    response = dns.message.make_response(query)
    response.flags |= dns.flags.RA
    response.set_rcode(found.rcode)
    response.answer = list(found.answer)
    response.authority = list(found.authority) if not found.answer else []
    return response
