"""Names and addresses that the tests share, and a resolver that the classroom itself does not have."""

import dns.message
import dns.rrset

from helpers import case, transports
from helpers.network.road import Road
from helpers.servers.authoritative import AuthoritativeServer, Zone
from helpers.servers.resolver import Resolver
from helpers.transports import DOH, DOT, TCP, UDP

NAME, URL = "web.telegram.org", "https://web.telegram.org/"
MACHINES = {row.name: row for row in case.machines()}
ROOT = MACHINES["a.root-servers.net"].ipv4
ORG = MACHINES["org-tld.example"].ipv4
TELEGRAM_NS = MACHINES["ns.telegram.org"].ipv4
WEB = MACHINES[NAME].ipv4
PROVIDERS = {row.name: row for row in case.providers()}
STUDENT, TELKOMSEL = PROVIDERS["Telkomsel"].client_ipv4, PROVIDERS["Telkomsel"].resolver_ipv4
BLOCK_PAGE = PROVIDERS["Telkomsel"].answer
CONTROL, ABROAD = PROVIDERS["abroad"].client_ipv4, PROVIDERS["abroad"].resolver_ipv4
DC2 = case.datacentres()[1].ipv4
PUBLIC = "8.8.8.8"


def public_resolver(internet) -> Resolver:
    """Return a resolver without a policy that answers over all four transports."""
    resolver = Resolver(Road(internet.network, PUBLIC), [ROOT], name="dns.google")
    for transport in (UDP, TCP, DOT, DOH):
        transports.serve(internet.network, resolver, PUBLIC, transport, resolver.name)
    return resolver


def forge(wire: bytes) -> bytes:
    """Return the response of a middlebox that answers in a resolver's name."""
    query = dns.message.from_wire(wire)
    response = dns.message.make_response(query)
    response.answer.append(dns.rrset.from_text(query.question[0].name, 60, "IN", "A", BLOCK_PAGE))
    return response.to_wire()


def give_telegram_many_hosts(internet) -> list[str]:
    """Let the servers of telegram.org know every name below it; return a hundred that nobody has asked for."""
    records = f"@ NS ns\nns A {TELEGRAM_NS}\n* A {WEB}\nweb A {WEB}\n"
    server = AuthoritativeServer(Zone.from_text(records, "telegram.org."))
    for transport in (UDP, TCP):
        transports.serve(internet.network, server, TELEGRAM_NS, transport)
    return [f"host{number}.telegram.org" for number in range(100)]
