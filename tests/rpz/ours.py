"""Our resolver on the network in memory, asked without a client in between: one query, one response or silence."""

from collections.abc import Callable, Mapping, Sequence

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.renderer
import dns.rrset

from helpers.censor.policy import Override, Policies, Policy
from helpers.endpoint import Caller, Endpoint, Later, Service
from helpers.network.memory import MemoryNetwork
from helpers.network.road import Road
from helpers.protocols.messages import Datagrams
from helpers.servers.authoritative import AuthoritativeServer, Zone
from helpers.servers.resolver import Resolver
from tests.unbound import ROOT, Rpz

RESOLVER, UPSTREAM, CLIENT = "192.0.2.53", "192.0.2.1", "192.0.2.99"


def policy_of(rpz: Rpz, zone: str = "rpz.") -> Policy:
    """Return our policy for what Unbound is told in its own words."""
    words = dict(option.split(": ", 1) for option in rpz.options)
    override = words.get("rpz-action-override")
    if override == "cname":
        override = Override.cname(words["rpz-cname-override"].strip('"'))
    elif override is not None:
        override = Override(override)
    return Policy.from_text(
        rpz.text, zone=zone, override=override, signal_nxdomain_ra=words.get("rpz-signal-nxdomain-ra") == "yes"
    )


class Ours:
    """A resolver that finds everything at one authoritative server."""

    def __init__(self, policies: Sequence[Rpz], zones: Mapping[str, str]) -> None:
        network = MemoryNetwork()
        server = AuthoritativeServer(*(Zone.from_text(text, origin) for origin, text in {".": ROOT, **zones}.items()))
        serve(network, UPSTREAM, lambda query, caller: server.respond(query, caller))
        orders = Policies(*(policy_of(policy, f"rpz{number or ''}.") for number, policy in enumerate(policies)))
        self.resolver = Resolver(Road(network, RESOLVER), [UPSTREAM], policy=orders)

    def respond(self, query: dns.message.Message, tcp: bool = False) -> dns.message.Message | None:
        self.resolver.cache.clear()
        return respond(self.resolver, query, tcp)


def serve(
    network: MemoryNetwork,
    address: str,
    answer: Callable[[dns.message.Message, Caller], dns.message.Message | None],
) -> None:
    """Let somebody answer over UDP at an address, the records of a set in the order in which they were written."""

    def respond_to(wire: bytes, caller: Caller) -> bytes | None:
        response = answer(dns.message.from_wire(wire), caller)
        return None if response is None else _in_order(response)

    network.listen(Endpoint(address, 53, "udp"), Service(respond_to, Datagrams))


def _in_order(response: dns.message.Message) -> bytes:
    """Return a message as bytes; dnspython itself would shuffle the records of each set."""
    renderer = dns.renderer.Renderer(response.id, int(response.flags) | int(response.rcode()), 65535)
    for question in response.question:
        renderer.add_question(question.name, question.rdtype, question.rdclass)
    for number, section in enumerate((response.answer, response.authority, response.additional), 1):
        for rrset in section:
            renderer.add_rrset(number, rrset, want_shuffle=False)
    renderer.write_header()
    return renderer.get_wire()


def respond(resolver: Resolver, query: dns.message.Message, tcp: bool = False) -> dns.message.Message | None:
    """Return a resolver's response as it would arrive, None for silence."""
    response = resolver.respond(query, Caller(CLIENT, "tcp" if tcp else "udp"))
    if isinstance(response, Later):
        response = response.work()
    return None if response is None else dns.message.from_wire(response.to_wire())


def essence(response: dns.message.Message | None) -> object:
    """Return what two responses must have in common: code, flags, each section; records of a set in any order."""
    if response is None:
        return "silence"
    sections = [[as_line(rrset) for rrset in section] for section in response.sections[1:]]
    if response.question[0].rdtype == dns.rdatatype.ANY:
        sections[0].sort()
    return dns.rcode.to_text(response.rcode()), dns.flags.to_text(response.flags), *sections


def as_line(rrset: dns.rrset.RRset, with_ttl: bool = True) -> str:
    """Return a set of records as one line, the same in whatever order the records came."""
    ttl = f"{rrset.ttl} " if with_ttl else ""
    return f"{rrset.name} {ttl}{dns.rdatatype.to_text(rrset.rdtype)} {' & '.join(sorted(map(str, rrset)))}".lower()
