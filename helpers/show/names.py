"""What a policy does to the names that the classroom's zones really have: facts only, before anything is drawn."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import dns.name

from helpers import case
from helpers.censor.policy import Policy
from helpers.endpoint import Caller
from helpers.protocols.dns_addresses import addresses_in
from helpers.protocols.zonefile import read_zone

PERSISTENT = Caller("", "tcp")  # TCP-ONLY lets those through who ask again over TCP, as every stub resolver does


@dataclass(frozen=True)
class Coverage:
    """Which names a policy changes: of those on a list, and of all others that exist."""

    caught: tuple[str, ...]
    missed: tuple[str, ...]  # underblocking: on the list, and not changed
    also_caught: tuple[str, ...]  # overblocking: changed, and not on the list
    left_alone: tuple[str, ...]
    unknown: tuple[str, ...]  # on the list, but no zone has such a name
    hosts: tuple[tuple[case.ApiHost, bool], ...]  # the web client's ten API hosts: is its name changed?

    @property
    def names(self) -> int:
        """How many names were counted."""
        return sum(map(len, (self.caught, self.missed, self.also_caught, self.left_alone)))

    @property
    def hosts_caught(self) -> int:
        return sum(changed for _, changed in self.hosts)


def coverage_of(policy: Policy | None, names: Iterable[str]) -> Coverage:
    """Return what a policy does to the names on a list and to all others that exist; None: a policy without orders."""
    on_list = dict.fromkeys(name.casefold().rstrip(".") for name in names)
    existing = existing_names()
    changed = {name for name, addresses in existing.items() if is_changed(policy, name, addresses)}
    others = [name for name in existing if name not in on_list]
    return Coverage(
        tuple(name for name in on_list if name in changed),
        tuple(name for name in on_list if name in existing and name not in changed),
        tuple(name for name in others if name in changed),
        tuple(name for name in others if name not in changed),
        tuple(name for name in on_list if name not in existing),
        tuple((host, host.name in changed) for host in case.api_hosts()),
    )


def is_changed(policy: Policy | None, name: str, addresses: Iterable[str]) -> bool:
    """Say whether a policy changes the answer for a name that has these addresses."""
    if policy is None:
        return False
    decision = policy.decide(dns.name.from_text(name)) or policy.decide_answer(addresses)
    return decision is not None and decision.changes_answer_for(PERSISTENT)


@functools.cache
def existing_names() -> dict[str, tuple[str, ...]]:
    """Return every name that has an address in a zone file, with its addresses, zone by zone."""
    found: dict[str, tuple[str, ...]] = {}
    for origin in case.zones():
        for name, node in read_zone(case.zone_text(origin), origin, f"the zone file of {origin}").nodes.items():
            addresses = addresses_in(node)
            if addresses and not name.is_wild():
                found.setdefault(name.to_text(omit_final_dot=True), addresses)
    return found
