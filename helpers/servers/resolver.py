"""A recursive resolver, with or without orders to change its answers.

It asks its policy first, its cache second, and the authoritative servers
last; a resolver without a policy changes nothing.  Policy and cache answer at
once; only a question to others is a Later.
"""

import ipaddress
from collections.abc import Callable, Iterable

import dns.flags
import dns.message
import dns.rcode
import dns.rdataclass
import dns.rdatatype

from helpers.censor.policy import Obedient, Policies, Policy
from helpers.endpoint import Caller, Later
from helpers.network.road import Road
from helpers.protocols.extended_errors import ExtendedError, Reason, explain
from helpers.servers.cache import Cache
from helpers.servers.chain import Chain, Find, NotKnownError, Outcome
from helpers.servers.recursion import NotResolvedError, Recursion

ZONE_TRANSFERS = (dns.rdatatype.AXFR, dns.rdatatype.IXFR)


class Resolver(Obedient):
    """It answers its clients by asking others; `policy` and `serves` may be set while its classroom is open."""

    def __init__(
        self,
        road: Road,
        root_hints: list[str],
        name: str | None = None,
        policy: Policy | Policies | None = None,
        serves: Iterable[str] | None = None,
    ) -> None:
        super().__init__(policy, lambda: road.network.refuse_if_closed("resolver"))
        self.road = road
        self.root_hints = root_hints
        self.name = name  # on its certificate, for DoT and DoH
        self.serves = serves
        self.cache = Cache(lambda: road.network.now)

    @property
    def address(self) -> str:
        return self.road.source

    @property
    def serves(self) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network] | None:
        """The prefixes of those whom it answers, given as text; None: everybody.  It refuses the others."""
        return self._serves

    @serves.setter
    def serves(self, prefixes: Iterable[str] | None) -> None:
        self.road.network.refuse_if_closed("resolver")
        self._serves = None if prefixes is None else [_read_prefix(prefix) for prefix in prefixes]

    def __repr__(self) -> str:
        return f"<Resolver {self.address}, {'no policy' if self.policy is None else self.policy!r}>"

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later | None:
        """Return a response, None for silence, or a Later for what has to be looked up."""
        question = query.question[0]
        if not self._may_ask(caller):
            return _refusal(query)
        if question.rdclass != dns.rdataclass.IN or question.rdtype in ZONE_TRANSFERS:
            return _response(query, Outcome(rcode=dns.rcode.NOTIMP))

        def follow(find: Find) -> dns.message.Message | None:
            chain = Chain(question.rdtype, caller, self.policy, self.road.network.note)
            return _response(query, chain.follow(question.name, find))

        try:
            return follow(self.cache.find)  # the chain asks the policy about each name before the cache
        except NotKnownError:
            return self._later(query, follow)

    def _later(self, query: dns.message.Message, follow: Callable[[Find], dns.message.Message | None]) -> Later:
        """Return the work of finding out from the authoritative servers what is not in the cache."""
        recursion = Recursion(self.road, self.root_hints, self.cache)

        def work() -> dns.message.Message | None:
            try:
                return follow(lambda link: recursion.look_up(*link))
            except NotResolvedError:
                return failed()

        def failed() -> dns.message.Message:
            return _response(query, Outcome(rcode=dns.rcode.SERVFAIL))

        return Later(work, failed)

    def _may_ask(self, caller: Caller) -> bool:
        return self.serves is None or any(ipaddress.ip_address(caller.address) in prefix for prefix in self.serves)


def _read_prefix(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no prefix; write it like this: 192.0.2.0/24") from error


def _response(query: dns.message.Message, outcome: Outcome) -> dns.message.Message | None:
    if outcome.is_silent:
        return None
    response = dns.message.make_response(query)
    response.set_rcode(outcome.rcode)
    if not outcome.hides_recursion:
        response.flags |= dns.flags.RA
    if outcome.is_authoritative:
        response.flags |= dns.flags.AA
    if outcome.is_truncated:
        response.flags |= dns.flags.TC
    response.answer, response.authority = outcome.answer, outcome.authority
    response.additional = outcome.additional
    if outcome.changed_by is not None and outcome.changed_by.reason is not None:
        explain(response, outcome.changed_by.reason)
    return response


def _refusal(query: dns.message.Message) -> dns.message.Message:
    """Return what somebody gets whom this resolver does not serve."""
    response = _response(query, Outcome(rcode=dns.rcode.REFUSED))
    explain(response, ExtendedError.of(Reason.PROHIBITED))
    return response
