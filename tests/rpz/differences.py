"""Where Unbound 1.17.1 does what we do not: each difference by name, with its reason and how to tell that it is there.

Later releases of Unbound have repaired most of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import dns.message
import dns.name
import dns.rdatatype

from helpers.censor.policy import Action, Decision, Policies, Policy


@dataclass(frozen=True)
class Visit:
    """A name, or the addresses of an answer (None), that the policies were asked about, and what they decided."""

    name: dns.name.Name | None
    decision: Decision | None


class Watched(Policies):
    """Policies that keep what they were asked."""

    def __init__(self, *policies: Policy) -> None:
        super().__init__(*policies)
        self.visits: list[Visit] = []

    def decide(self, qname: dns.name.Name) -> Decision | None:
        self.visits.append(Visit(qname, super().decide(qname)))
        return self.visits[-1].decision

    def decide_answer(self, addresses: Iterable[str]) -> Decision | None:
        self.visits.append(Visit(None, super().decide_answer(addresses)))
        return self.visits[-1].decision


@dataclass(frozen=True)
class Traces:
    """What our resolver did for one question."""

    rdtype: dns.rdatatype.RdataType
    visits: list[Visit]
    response: dns.message.Message | None
    policies: tuple[Policy, ...]

    @property
    def names(self) -> list[Visit]:
        """The names on the way; what was asked from memory and then again from the servers counts once."""
        names = [visit for visit in self.visits if visit.name is not None]
        again = [at for at, visit in enumerate(names) if at and visit == names[0]]
        if again and names[: again[0]] == names[again[0] : 2 * again[0]]:
            names = names[again[0] :]
        return names

    @property
    def later_decisions(self) -> list[Decision]:
        """What was decided about names that aliases led to."""
        return [visit.decision for visit in self.names[1:] if visit.decision is not None]


def _alias(decision: Decision) -> dns.name.Name | None:
    aliases = [rdataset for rdataset in decision.local_data if rdataset.rdtype == dns.rdatatype.CNAME]
    return aliases[0][0].target if aliases else None


def _overridden(traces: Traces, decision: Decision) -> bool:
    return any(_alias(decision) == policy.override.target for policy in traces.policies if policy.override)


def _crashes(traces: Traces) -> bool:
    return any(decision.action is Action.TCP_ONLY for decision in traces.later_decisions)


def _wildcard_after_alias(traces: Traces) -> bool:
    return any(one.trigger[0] == "*" and one.action is Action.LOCAL_DATA for one in traces.later_decisions)


def _wildcard_target(traces: Traces) -> bool:
    decisions = [visit.decision for visit in traces.visits if visit.decision is not None]
    if traces.rdtype != dns.rdatatype.CNAME:
        decisions = traces.later_decisions + [one for one in decisions if one.address is not None]
    return any(target.is_wild() for one in decisions if (target := _alias(one)))


def _override_after_alias(traces: Traces) -> bool:
    overrides = [policy for policy in traces.policies if policy.override and policy.override.target]
    return any(_alias(one) == policy.override.target for one in traces.later_decisions for policy in overrides)


def _after_own_alias(traces: Traces) -> bool:
    """A decision about the very name that the policy's own alias led to."""
    targets = []
    for visit in traces.visits:
        if visit.decision is not None and visit.name in targets:
            return True
        aliases = visit.decision.answer(visit.name or dns.name.root, dns.rdatatype.CNAME) if visit.decision else []
        targets = [rrset[0].target for rrset in aliases if rrset.rdtype == dns.rdatatype.CNAME]
    return False


def _silence_behind_an_address(traces: Traces) -> bool:
    """A DROP about a name that the alias of an address led to."""
    decisions = [visit.decision for visit in traces.visits if visit.decision is not None]
    first = next((at for at, one in enumerate(decisions) if one.address is not None), len(decisions))
    return any(one.action is Action.DROP and one.address is None for one in decisions[first:])


def _alias_to_itself(traces: Traces) -> bool:
    decided = [visit for visit in traces.visits if visit.name is not None and visit.decision is not None]
    return any(_alias(visit.decision) == visit.name for visit in decided)


def _override_asked_for(traces: Traces) -> bool:
    decided = [visit.decision for visit in traces.visits if visit.decision is not None]
    return traces.rdtype == dns.rdatatype.CNAME and any(_overridden(traces, one) for one in decided if _alias(one))


def _any_at_an_alias(traces: Traces) -> bool:
    answer = traces.response.answer if traces.response else []
    ends_at_alias = bool(answer) and answer[-1].rdtype == dns.rdatatype.CNAME
    return traces.rdtype == dns.rdatatype.ANY and ends_at_alias


@dataclass(frozen=True)
class Difference:
    """A named difference, why there is one, and whether it is at work for a question."""

    name: str
    reason: str
    applies: Callable[[Traces], bool]


DIFFERENCES = [
    Difference(
        "TCP-ONLY behind an alias",
        "1.17.1 crashes (a null pointer); a later Unbound cuts the answer short over UDP, as we do",
        _crashes,
    ),
    Difference(
        "a wildcard's local data behind an alias",
        "1.17.1 looks for the data under the name itself and answers NODATA; repaired later",
        _wildcard_after_alias,
    ),
    Difference(
        "a wildcard target behind an alias, for an address, or asked for",
        "Unbound puts the name before it only where it follows it from the name that was asked for; BIND always does",
        _wildcard_target,
    ),
    Difference(
        "the override cname behind an alias",
        "Unbound takes the local data of the zone instead, or NODATA",
        _override_after_alias,
    ),
    Difference(
        "a trigger on the target of the policy's own alias",
        "1.17.1 does not look at that name; a later Unbound puts every name on the way to the policy",
        _after_own_alias,
    ),
    Difference(
        "DROP behind the alias that an address got",
        "Unbound looks the alias up as a question of its own, and what is left of a dropped one is half an answer",
        _silence_behind_an_address,
    ),
    Difference(
        "an alias to itself",
        "Unbound gives the alias and then the truth; we give the truth, as a walled garden wants it",
        _alias_to_itself,
    ),
    Difference(
        "the override cname asked for",
        "asked for CNAME, Unbound follows the override and asks its target for CNAME; local data is not followed",
        _override_asked_for,
    ),
    Difference(
        "ANY at an alias",
        "Unbound follows it or not, as its cache stands; ANY matches the alias itself (RFC 1034 section 4.3.2)",
        _any_at_an_alias,
    ),
]
