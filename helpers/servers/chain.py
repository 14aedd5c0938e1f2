"""From a name along its aliases to the end of the answer: each name first to the policy, then to the resolver.

The policy sees every name on the way, whether an authoritative server or the
policy itself led there, and at the end the addresses.  PASSTHRU ends its
interest in the whole answer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from helpers.censor.policy import Action, Decision
from helpers.endpoint import Caller
from helpers.servers.cache import Found

MOST_LINKS = 10  # CNAMEs followed
ADDRESS_TYPES = (dns.rdatatype.A, dns.rdatatype.AAAA)

Find = Callable[[tuple[dns.name.Name, dns.rdatatype.RdataType]], Found | None]


class Orders(Protocol):
    """What a resolver obeys: a Policy, or Policies."""

    def decide(self, qname: dns.name.Name) -> Decision | None: ...

    def decide_answer(self, addresses: Iterable[str]) -> Decision | None: ...


class NotKnownError(Exception):
    """What was allowed to be looked at does not hold the answer."""


@dataclass
class Outcome:
    """What a chain came to, and what the policy had to do with it."""

    answer: list[dns.rrset.RRset] = field(default_factory=list)
    rcode: dns.rcode.Rcode = dns.rcode.NOERROR
    authority: list[dns.rrset.RRset] = field(default_factory=list)
    additional: list[dns.rrset.RRset] = field(default_factory=list)
    changed_by: Decision | None = None  # the last decision that changed something
    is_authoritative: bool = False  # the policy spoke first or last
    is_truncated: bool = False  # "come again over TCP"
    is_silent: bool = False
    hides_recursion: bool = False


class Chain:
    """One question of one caller, followed link by link."""

    def __init__(
        self, rdtype: dns.rdatatype.RdataType, caller: Caller, orders: Orders | None, note: Callable[[Decision], None]
    ) -> None:
        self._rdtype, self._caller, self._note = rdtype, caller, note
        self._orders = orders  # None as soon as a PASSTHRU was met

    def follow(self, name: dns.name.Name, find: Find) -> Outcome:
        """Return what a name leads to; `find` looks up one link, and NotKnownError is raised where it gives None."""
        outcome = Outcome()
        if self._walk(name, find, outcome):
            self._check_addresses(find, outcome)
        return outcome

    def _walk(self, name: dns.name.Name, find: Find, outcome: Outcome) -> bool:
        """Add one link after the other to an outcome; say whether true records stand at its end."""
        for _ in range(MOST_LINKS):
            decision = self._decide(self._orders and self._orders.decide(name))
            if decision is not None:
                target = self._obey(decision, name, outcome)
            else:
                target = self._look_up(name, find, outcome)
            if target is None:
                return decision is None
            name = target
        outcome.answer, outcome.rcode, outcome.authority = [], dns.rcode.SERVFAIL, []
        return False

    def _decide(self, decision: Decision | None) -> Decision | None:
        """Note a decision; return it if it changes the answer for this caller."""
        if decision is None:
            return None
        self._note(decision)
        if decision.action is Action.PASSTHRU:
            self._orders = None
        return decision if decision.changes_answer_for(self._caller) else None

    def _obey(self, decision: Decision, name: dns.name.Name, outcome: Outcome) -> dns.name.Name | None:
        """Let a decision about a name end the answer, or return where its alias leads."""
        is_first = not outcome.answer
        outcome.changed_by = decision
        if self._is_cut_short(decision, outcome):
            outcome.is_authoritative = is_first and outcome.is_truncated
            return None
        own = decision.answer(name, self._rdtype)
        outcome.answer += own
        if own and own[0].rdtype == dns.rdatatype.CNAME != self._rdtype:
            outcome.is_authoritative |= is_first
            return own[0][0].target
        outcome.is_authoritative = True
        outcome.rcode = decision.rcode
        outcome.hides_recursion = decision.hides_recursion and decision.action is Action.NXDOMAIN
        if not own and not is_first and decision.soa is not None and outcome.rcode == dns.rcode.NOERROR:
            outcome.additional = [decision.soa]
        return None

    def _look_up(self, name: dns.name.Name, find: Find, outcome: Outcome) -> dns.name.Name | None:
        """Add what is true of a name; return where it leads."""
        found = find((name, self._rdtype))
        if found is None:
            raise NotKnownError
        outcome.answer += found.answer
        if found.answer and found.answer[-1].rdtype == dns.rdatatype.CNAME:
            if self._rdtype not in (dns.rdatatype.CNAME, dns.rdatatype.ANY):
                return found.answer[-1][0].target
        outcome.rcode, outcome.authority = found.rcode, found.authority
        return None

    def _check_addresses(self, find: Find, outcome: Outcome) -> None:
        """Put the addresses of a true answer to the policy, and do what it orders."""
        decision = self._decide(self._about_addresses(outcome.answer))
        if decision is None:
            return
        outcome.changed_by = decision
        if self._is_cut_short(decision, outcome):
            outcome.is_authoritative = False
            return
        place = next(at for at, rrset in enumerate(outcome.answer) if decision.address in _addresses([rrset]))
        caught = outcome.answer[place]
        own = decision.answer(caught.name, caught.rdtype)
        outcome.answer = ([] if self._rdtype == dns.rdatatype.ANY else outcome.answer[:place]) + own
        outcome.rcode, outcome.authority = decision.rcode, []
        if own and own[0].rdtype == dns.rdatatype.CNAME and self._rdtype != dns.rdatatype.ANY:
            beyond = Outcome()
            is_true = self._walk(own[0][0].target, find, beyond)
            if not (
                is_true and self._about_addresses(beyond.answer)
            ):  # nobody is led from one changed answer to another
                outcome.answer += beyond.answer
                outcome.rcode, outcome.is_silent = beyond.rcode, beyond.is_silent

    def _about_addresses(self, answer: list[dns.rrset.RRset]) -> Decision | None:
        if self._orders is None or self._rdtype not in (*ADDRESS_TYPES, dns.rdatatype.ANY):
            return None
        return self._orders.decide_answer(_addresses(answer))

    def _is_cut_short(self, decision: Decision, outcome: Outcome) -> bool:
        """Silence, or nothing but the flag TC: say whether the decision ordered either."""
        outcome.is_silent = decision.action is Action.DROP
        outcome.is_truncated = decision.action is Action.TCP_ONLY
        if outcome.is_truncated:
            outcome.answer, outcome.rcode, outcome.authority = [], dns.rcode.NOERROR, []
        return outcome.is_silent or outcome.is_truncated


def _addresses(answer: list[dns.rrset.RRset]) -> Iterator[str]:
    return (rdata.address for rrset in answer if rrset.rdtype in ADDRESS_TYPES for rdata in rrset)
