"""Plugging in: a row of data/ becomes a provider with its resolver, or a resolver that anybody may ask."""

import functools

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


def plug_in(network: Network, row: case.Provider, root_hints: list[str], state: DayState) -> Provider:
    """Start a provider's resolver and return the provider; it obeys what is blocked there in this state."""
    resolver = Resolver(Road(network, row.resolver_ipv4), root_hints, row.resolver_name)
    front = RefusingServer(resolver) if row.way is case.ProviderWay.REFUSAL else resolver
    for transport in (UDP, TCP, DOT, DOH) if row.resolver_name else (UDP, TCP):
        transports.serve(network, front, row.resolver_ipv4, transport, row.resolver_name)
    censor = Injector() if row.way is case.ProviderWay.INJECTION else front
    answer = RPZ_FORMS[row.answer_type].format(row.answer) if row.answer_type else None
    is_abroad = row.kind is case.ProviderKind.VANTAGE_POINT
    provider = Provider(row.name, resolver, censor, answer, is_abroad=is_abroad)
    if censor is not front:
        provider.middleboxes.append(censor)
    if row.way is case.ProviderWay.REDIRECT:
        provider.middleboxes.append(redirect_dns(row.resolver_ipv4))
    if state.state is State.BLOCKED and row.policy:
        censor.policy = _policy(row.policy)
    elif state.blocked:
        censor.policy = Policy.for_names(state.blocked, answer)
    return provider


def open_to_all(network: Network, row: case.PublicResolver, root_hints: list[str]) -> Resolver:
    """Start a resolver without orders that answers everybody, over every transport, and return it."""
    resolver = Resolver(Road(network, row.ipv4), root_hints, row.certificate_name)
    for transport in (UDP, TCP, DOT, DOH):
        transports.serve(network, resolver, row.ipv4, transport, row.certificate_name)
    return resolver


@functools.cache
def _policy(file_name: str) -> Policy:
    return Policy.from_text(case.policy_text(file_name), file_name)
