"""Plugging in: a row of data/ becomes a provider with its resolver, or a resolver that anybody may ask."""

import functools
import ipaddress

from helpers import case, transports
from helpers.censor.injector import Injector
from helpers.censor.middlebox import redirect_dns
from helpers.censor.policy import Policy
from helpers.classroom.days import DayState, State
from helpers.classroom.provider import Provider
from helpers.network.base import Network
from helpers.network.road import Road
from helpers.servers.refusing import RefusingServer
from helpers.servers.resolver import Resolver
from helpers.transports import DOH, DOT, TCP, UDP

RPZ_FORMS = {  # how a policy orders an answer of each type
    "A": "A {}",
    "CNAME": "CNAME {}.",
    "NXDOMAIN": "CNAME .",
    "silence": "CNAME rpz-drop.",
    "REFUSED": "CNAME *.",  # no action of RPZ: the names are refused, whatever stands here
}


def check(row: case.Provider) -> None:
    """Raise ValueError, with the remedy, for a row of which no provider can be made; LookupError for no such policy."""
    if not isinstance(row.name, str) or not row.name.strip():
        raise ValueError(f"{row.name!r} is no name of a provider: write one, such as name='Village Net'")
    for address in (row.client_ipv4, row.resolver_ipv4):
        try:
            ipaddress.IPv4Address(address)
        except ValueError as error:
            raise ValueError(f"{address!r} is no IPv4 address: write one for {row.name!r}, as 192.0.2.201") from error
    if row.client_ipv4 == row.resolver_ipv4:
        raise ValueError(f"{row.name!r} has {row.client_ipv4} for client and resolver: give each an address of its own")
    if row.answer_type not in ("", *RPZ_FORMS):
        there_are = ", ".join(map(repr, ["", *RPZ_FORMS]))
        raise ValueError(f"{row.name!r}: no answer_type {row.answer_type!r}; there are: {there_are}")
    if (row.answer_type == "REFUSED") is not (row.way is case.ProviderWay.REFUSAL):
        raise ValueError(f"{row.name!r}: answer_type 'REFUSED' and way ProviderWay.REFUSAL go together: give both")
    if row.answer_type == "silence" and row.way is case.ProviderWay.INJECTION:
        remedy = "give another answer_type, or way"
        raise ValueError(f"{row.name!r}: ProviderWay.INJECTION adds an answer and can't keep silent: {remedy}")
    if row.policy:
        _policy(row.policy)
    if (answer := _answer(row)) is not None:
        try:
            Policy.for_names(["name.example"], answer)
        except ValueError as error:
            raise ValueError(f"{row.name!r}: {row.answer!r} is no answer of type {row.answer_type}") from error


def plug_in(network: Network, row: case.Provider, root_hints: list[str], state: DayState) -> Provider:
    """Start a provider's resolver and return the provider; it obeys what is blocked there in this state."""
    resolver = Resolver(Road(network, row.resolver_ipv4), root_hints, row.resolver_name)
    closed = functools.partial(network.refuse_if_closed, "provider")
    front = RefusingServer(resolver, refuse_if_closed=closed) if row.way is case.ProviderWay.REFUSAL else resolver
    censor = Injector(refuse_if_closed=closed) if row.way is case.ProviderWay.INJECTION else front
    is_abroad = row.kind is case.ProviderKind.VANTAGE_POINT
    provider = Provider(row.name, resolver, censor, _answer(row), is_abroad=is_abroad)
    if censor is not front:
        provider.middleboxes.append(censor)
    if row.way is case.ProviderWay.REDIRECT:
        provider.middleboxes.append(redirect_dns(row.resolver_ipv4))
    if state.state is State.BLOCKED and row.policy:
        censor.policy = _policy(row.policy)
    elif state.blocked:
        censor.policy = Policy.for_names(state.blocked, provider.block_answer)
    for transport in (UDP, TCP, DOT, DOH) if row.resolver_name else (UDP, TCP):
        transports.serve(network, front, row.resolver_ipv4, transport, row.resolver_name)
    return provider


def open_to_all(network: Network, row: case.PublicResolver, root_hints: list[str]) -> Resolver:
    """Start a resolver without orders that answers everybody, over every transport, and return it."""
    resolver = Resolver(Road(network, row.ipv4), root_hints, row.certificate_name)
    for transport in (UDP, TCP, DOT, DOH):
        transports.serve(network, resolver, row.ipv4, transport, row.certificate_name)
    return resolver


def _answer(row: case.Provider) -> str | None:
    """Return how a policy orders the provider's answer; None where no order reached it."""
    return RPZ_FORMS[row.answer_type].format(row.answer) if row.answer_type else None


@functools.cache
def _policy(file_name: str) -> Policy:
    return Policy.from_text(case.policy_text(file_name), file_name)
