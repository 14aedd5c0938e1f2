"""A real Unbound in the place of a provider's resolver, with the same RPZ file: the kit's clients see no difference."""

import pytest

from helpers import case
from helpers.censor.policy import Policy
from helpers.network.memory import MemoryNetwork
from tests.cast import PROVIDERS, TELKOMSEL
from tests.real_addresses.meeting import opened, record, seen
from tests.real_addresses.network import RealAddressNetwork
from tests.real_addresses.unbound import UnboundResolver
from tests.test_catalogue import CASES

LISTED = [row.name for row in case.names()]
SIBLINGS = [row.name for row in case.api_hosts() if not row.listed] + ["api.telegram.org", "telegram.dog"]
ABSENT = ["nobody.telegram.org", "nobody.web.telegram.org", "nobody.example", "nobody.nowhere"]
NAMED = [(name, row.policy) for name, row in PROVIDERS.items() if row.policy and row.fingerprint]
ZONE_HEAD = "$TTL 60\n@ SOA localhost. hostmaster.example. 1 3600 600 86400 60\n@ NS localhost.\n"
POLICY_CASES = [case for case in CASES if not case.middlebox and not case.use]
SHORT_SECONDS = 1  # really waited for a silence that is expected


def answer(client, name, rdtype):
    """Return the response code and the records of an answer, in their order; a TTL ages really in one of the two."""
    message = client.stub.resolve(name, rdtype).message
    records = [(rrset.name.to_text().lower(), rrset.rdtype.name, set(rrset)) for rrset in message.answer]
    return message.rcode().name, records


def visit(internet, client, url):
    """Return what the browser sees, and what its computer exchanged; the resolver's own questions are its business."""
    with internet.capture() as capture:
        found = seen(lambda: client.browser.get(url).title)
    return found, record([exchange for exchange in capture if exchange.sender == client.road.source])


def told(internet, provider):
    """Return all that a provider's client learns of every name."""
    client = internet.client(provider)
    return {
        name: (
            answer(client, name, "A"),
            answer(client, name, "AAAA"),
            visit(internet, client, f"https://{name}/"),
            visit(internet, client, f"http://{name}/"),
        )
        for name in [*LISTED, *SIBLINGS, *ABSENT]
    }


@pytest.mark.parametrize("provider, file_name", NAMED)
def test_the_providers_policy(provider, file_name, tmp_path):
    with opened(MemoryNetwork()) as internet:
        expected = told(internet, provider)
    address = PROVIDERS[provider].resolver_ipv4
    network = RealAddressNetwork(elsewhere=[address])
    with opened(network) as internet, UnboundResolver(tmp_path, address, case.policy_text(file_name)):
        assert told(internet, provider) == expected
    assert len(LISTED) == 11 and len(SIBLINGS) == 8
    page = {name: expected[name][3][0] for name in expected}
    assert {page[name] for name in LISTED} == {"This site is blocked / Situs ini diblokir"}
    assert {expected[name][2][0] for name in LISTED} == {("ssl_invalid_hostname", "tls_handshake")}
    assert {page[name] for name in ABSENT} == {("dns_nxdomain_error", "resolve")}
    assert "This site is blocked / Situs ini diblokir" not in {page[name] for name in SIBLINGS}


@pytest.mark.parametrize("policy", POLICY_CASES, ids=lambda case: case.name)
def test_every_policy_of_the_catalogue(policy, tmp_path):
    with opened(MemoryNetwork()) as internet:
        internet.provider("Telkomsel").resolver.policy = Policy.from_text(policy.rpz)
        expected = visit(internet, internet.client("Telkomsel"), policy.url)
    assert expected[0] == (policy.title if policy.meets == (None, None) else policy.meets)
    network = RealAddressNetwork(elsewhere=[TELKOMSEL])
    with opened(network) as internet, UnboundResolver(tmp_path, TELKOMSEL, ZONE_HEAD + policy.rpz):
        if "generic_timeout_error" in policy.meets:
            network.patience_seconds = SHORT_SECONDS
        assert visit(internet, internet.client("Telkomsel"), policy.url) == expected
