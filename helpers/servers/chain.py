"""From a name along its aliases to the end of the answer: each name first to the policy, then to the resolver.

The policy sees every name on the way, whether an authoritative server or the
policy itself led there, and at the end the addresses.  PASSTHRU ends its
interest in the whole answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from helpers.censor.policy import Action, Decision
from helpers.endpoint import Caller
from helpers.protocols.dns_addresses import ADDRESS_TYPES, addresses_in
from helpers.servers.cache import Found

MOST_LINKS = 11  # CNAMEs followed

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
    begins_changed: bool = False  # the policy spoke about the name that was asked for
    ends_changed: bool = False  # the policy spoke the last word
    is_truncated: bool = False  # "come again over TCP"
    is_silent: bool = False
    hides_recursion: bool = False

    @property
    def is_authoritative(self) -> bool:
        """Say whether the resolver answers in its own name: at the beginning or at the end."""
        return self.begins_changed or self.ends_changed


class Chain:
    """One question of one caller, followed link by link."""

    def __init__(
        self, rdtype: dns.rdatatype.RdataType, caller: Caller, orders: Orders | None, note: Callable[[Decision], None]
    ) -> None:
        self._rdtype, self._caller, self._note = rdtype, caller, note
        self._orders = orders  # None as soon as a PASSTHRU was met
        self._has_noted = False

    def follow(self, name: dns.name.Name, find: Find) -> Outcome:
        """Return what a name leads to; `find` looks up one link, and NotKnownError is raised where it gives None."""
        outcome = Outcome()
        if self._walk(name, find, outcome):
            self._check_addresses(find, outcome)
        return outcome

    def _walk(self, name: dns.name.Name, find: Find, outcome: Outcome) -> bool:
        """Add one link after the other to an outcome; say whether its addresses are to be put to the policy.

        They are not where the policy has already spoken about them in one word: local data for the name itself.
        """
        for link in range(MOST_LINKS + 1):
            decision = self._decide(self._about_name(name))
            obeyed = decision is not None
            target = self._obey(decision, name, outcome) if obeyed else self._look_up(name, find, outcome)
            if target is None:
                return not obeyed or link > 0
            name = target
        outcome.answer, outcome.rcode, outcome.authority = [], dns.rcode.SERVFAIL, []
        return False

    def _decide(self, decision: Decision | None) -> Decision | None:
        """Return a decision if it changes the answer for this caller; note it, and the first one in any case."""
        if decision is None:
            return None
        changes = decision.changes_answer_for(self._caller)
        if changes or not self._has_noted:
            self._note(decision)
            self._has_noted = True
        if decision.action is Action.PASSTHRU:
            self._orders = None
        return decision if changes else None

    def _obey(self, decision: Decision, name: dns.name.Name, outcome: Outcome) -> dns.name.Name | None:
        """Let a decision about a name end the answer, or return where its alias leads."""
        is_first = not outcome.answer
        outcome.changed_by = decision
        if self._is_cut_short(decision, outcome):
            outcome.begins_changed = is_first
            return None
        own = decision.answer(name, self._rdtype)
        outcome.answer += own
        if own and own[0].rdtype == dns.rdatatype.CNAME != self._rdtype:
            outcome.begins_changed |= is_first
            return own[0][0].target
        outcome.ends_changed = True
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
        is_alias = bool(found.answer) and found.answer[-1].rdtype == dns.rdatatype.CNAME
        if is_alias and self._rdtype not in (dns.rdatatype.CNAME, dns.rdatatype.ANY):
            return found.answer[-1][0].target
        outcome.rcode, outcome.authority = found.rcode, found.authority
        return None

    def _check_addresses(self, find: Find, outcome: Outcome) -> None:
        """Put the addresses of a true answer to the policy, and do what it orders."""
        decision = self._decide(self._about_addresses(outcome.answer))
        if decision is None:
            return
        outcome.changed_by = decision
        outcome.ends_changed = False
        if self._is_cut_short(decision, outcome):
            outcome.begins_changed = False
            return
        place = next(at for at, rrset in enumerate(outcome.answer) if decision.address in addresses_in([rrset]))
        caught = outcome.answer[place]
        own = decision.answer(caught.name, caught.rdtype)
        outcome.answer = [rrset for rrset in outcome.answer[:place] if rrset.rdtype == dns.rdatatype.CNAME] + own
        outcome.rcode, outcome.authority = decision.rcode, []
        if own and own[0].rdtype == dns.rdatatype.CNAME and self._rdtype != dns.rdatatype.ANY:
            self._add_beyond(own[0][0].target, find, outcome)

    def _add_beyond(self, target: dns.name.Name, find: Find, outcome: Outcome) -> None:
        """Add what the alias that an address got leads to, unless the policy has an order for that answer as well."""
        beyond = Outcome()
        if self._walk(target, find, beyond) and self._about_addresses(beyond.answer) is not None:
            return
        outcome.rcode, outcome.is_silent, outcome.is_truncated = beyond.rcode, beyond.is_silent, beyond.is_truncated
        outcome.answer = [] if beyond.is_truncated else outcome.answer + beyond.answer

    def _about_name(self, name: dns.name.Name) -> Decision | None:
        """Return the decision about a name; an alias to the name itself, as of a walled garden, is none."""
        decision = None if self._orders is None else self._orders.decide(name)
        aliases = decision.answer(name, dns.rdatatype.CNAME) if decision is not None else []
        return None if aliases and aliases[0][0].target == name else decision

    def _about_addresses(self, answer: list[dns.rrset.RRset]) -> Decision | None:
        if self._orders is None or self._rdtype not in (*ADDRESS_TYPES, dns.rdatatype.ANY):
            return None
        return self._orders.decide_answer(addresses_in(answer))

    def _is_cut_short(self, decision: Decision, outcome: Outcome) -> bool:
        """Silence, or nothing but the flag TC: say whether the decision ordered either."""
        outcome.is_silent = decision.action is Action.DROP
        outcome.is_truncated = decision.action is Action.TCP_ONLY
        if outcome.is_truncated:
            outcome.answer, outcome.rcode, outcome.authority = [], dns.rcode.NOERROR, []
        return outcome.is_silent or outcome.is_truncated
