"""What a policy does, found out by trying: every name of the record is visited from a provider that obeys it."""

import functools
from dataclasses import dataclass

from helpers import case
from helpers.censor.middlebox import Action
from helpers.censor.policy import Policy
from helpers.classroom import Internet
from helpers.clients.browser import Page
from helpers.failures import NetworkFailure, Operation, outcome
from helpers.network.exchange import Capture
from helpers.widgets.own_classroom import obey

WEB = (case.MachineKind.WEBSITE, case.MachineKind.NEIGHBOUR, case.MachineKind.WEB_API)
SCHEMES = ("https://", "http://")
SHOWS = {  # OONI's failure -> what a browser shows, in a word or two
    "dns_nxdomain_error": "not found",
    "dns_no_answer": "no address",
    "dns_refused_error": "refused",
    "dns_servfail_error": "no answer",
    "generic_timeout_error": "silence",
    "connection_refused": "refused",
    "connection_reset": "reset",
    "eof_error": "cut off",
    "ssl_invalid_hostname": "warning",
    "ssl_unknown_authority": "warning",
}


@dataclass(frozen=True)
class Tried:
    """One name under a policy."""

    name: str
    listed: bool  # among the eleven of 14 July 2017
    caught: bool  # the policy changed its answer
    shows: str  # what a browser shows: "opens", "block page", or a word of SHOWS

    @property
    def verdict(self) -> str:
        """The word for it: a listed name that is not caught was missed, another one is free."""
        return "caught" if self.caught else "missed" if self.listed else "free"

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict}, {self.shows}"


@functools.cache
def hosts() -> tuple[str, ...]:
    """Return every host of the record that a browser could visit: the eleven names first, in the list's order."""
    listed = [row.name for row in case.names()]
    others = [name for row in case.machines() if row.kind in WEB for name in row.serves if name not in listed]
    return (*listed, *others)


def try_policy(own: Internet, policy: Policy, provider: str, scheme: str = SCHEMES[0]) -> tuple[Tried, ...]:
    """Let a provider of one's own classroom obey a policy, and visit every host from there.

    Raises LookupError for a provider or scheme that does not exist.
    """
    if scheme not in SCHEMES:
        raise LookupError(f"no scheme {scheme!r}; there are: {', '.join(SCHEMES)}")
    browser = own.client(provider).browser
    obey(own.provider(provider), policy)
    listed = {row.name for row in case.names()}
    found = []
    for host in hosts():
        with own.capture() as capture:
            seen = outcome(lambda host=host: browser.get(f"{scheme}{host}/"))
        caught = _is_changed(capture, seen)
        found.append(Tried(host, host in listed, caught, _shows(own, seen, caught)))
    return tuple(found)


def _is_changed(capture: Capture, seen: Page | NetworkFailure) -> bool:
    """Say whether the browser's own question, the first exchange, got something else than the true answer.

    Every host has an address: a visit that ends without one was not told the truth.
    """
    if isinstance(seen, NetworkFailure) and seen.operation in (Operation.RESOLVE, Operation.DNS_ROUND_TRIP):
        return True
    question = capture[0]
    stopped_or_forged = question.interference is not None and question.interference.action is not Action.REDIRECT
    return question.is_answer_ordered or stopped_or_forged


def _shows(own: Internet, seen: Page | NetworkFailure, caught: bool) -> str:
    if isinstance(seen, NetworkFailure):
        return SHOWS.get(seen.failure, "unreadable")
    machine = own.machines.get(seen.address)
    if machine is not None and machine.kind == case.MachineKind.BLOCK_PAGE.value:
        return "block page"
    return "other page" if caught else "opens"
