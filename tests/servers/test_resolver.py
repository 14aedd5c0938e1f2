"""A recursive resolver: from the root down, once; then from memory, until the clock says no."""

import dns.flags
import dns.message
import dns.rcode
import pytest

from helpers import transports
from helpers.censor.policy import Policy
from helpers.servers.authoritative import AuthoritativeServer, Zone
from helpers.transports import TCP, UDP, ask
from tests.cast import BLOCK_PAGE, NAME, ORG, ROOT, TELEGRAM_NS, TELKOMSEL, WEB


def resolve(internet, name=NAME, rdtype="A", vantage_point="abroad"):
    with internet.capture() as capture:
        message = internet.client(vantage_point).stub.resolve(name, rdtype).message
    return message, [exchange.destination.address for exchange in capture if exchange.cause]


def telegram_says(internet, records):
    server = AuthoritativeServer(
        Zone.from_text(f"@ SOA ns h 1 1 1 1 60\n@ NS ns\nns A {TELEGRAM_NS}\n" + records, "telegram.org.")
    )
    for transport in (UDP, TCP):
        transports.serve(internet.network, server, TELEGRAM_NS, transport)


def test_first_from_the_root_down_then_from_memory_then_again(memory):
    assert resolve(memory)[1] == [ROOT, ORG, TELEGRAM_NS]
    assert resolve(memory)[1] == []
    assert resolve(memory, "venus." + NAME)[1] == [TELEGRAM_NS]
    memory.network.clock.advance(86_400)
    assert resolve(memory)[1] == [ROOT, ORG, TELEGRAM_NS]


def test_the_time_to_live_counts_down(memory):
    first = resolve(memory)[0].answer[0].ttl
    memory.network.clock.advance(100)
    assert resolve(memory)[0].answer[0].ttl == pytest.approx(first - 100, abs=1)


def test_an_answer_from_memory_is_not_authoritative_and_recursion_is_available(memory):
    for _ in range(2):
        flags = resolve(memory)[0].flags
        assert flags & dns.flags.RA and not flags & dns.flags.AA


def test_two_kinds_of_no(memory):
    assert resolve(memory, "nobody.telegram.org")[0].rcode() == dns.rcode.NXDOMAIN
    none = resolve(memory, NAME, "MX")[0]
    assert none.rcode() == dns.rcode.NOERROR and not none.answer


def test_an_alias_is_followed_to_its_end(memory):
    telegram_says(memory, f"a CNAME b\nb CNAME c\nc A {WEB}\n")
    message = resolve(memory, "a.telegram.org")[0]
    assert [rrset.rdtype.name for rrset in message.answer] == ["CNAME", "CNAME", "A"]


@pytest.mark.parametrize("records", ["a CNAME b\nb CNAME a\n", "a NS ns.a\n", "a NS ns.b\nb NS ns.a\n"])
def test_what_leads_in_a_circle_ends_with_servfail(memory, records):
    telegram_says(memory, records)
    assert resolve(memory, "a.telegram.org")[0].rcode() in (dns.rcode.SERVFAIL, dns.rcode.NOERROR)
    message, asked = resolve(memory, "x.a.telegram.org")
    assert message.rcode() in (dns.rcode.SERVFAIL, dns.rcode.NXDOMAIN) and len(asked) <= 40


def test_a_long_answer_comes_over_tcp(internet):
    telegram_says(internet, "".join(f"many A 192.0.2.{number}\n" for number in range(1, 121)))
    answer = internet.client("abroad").stub.resolve("many.telegram.org")
    assert len(answer.addresses) == 120


def test_a_policy_may_change_at_any_time_and_memory_does_not_hide_it(memory):
    resolver = memory.resolver("Telkomsel")
    resolver.policy = None
    assert str(resolve(memory, vantage_point="Telkomsel")[0].answer[0][0]) == WEB
    resolver.policy = Policy.for_names([NAME], f"A {BLOCK_PAGE}")
    message, asked = resolve(memory, vantage_point="Telkomsel")
    assert str(message.answer[0][0]) == BLOCK_PAGE and asked == []


def test_transfers_and_other_classes_are_not_implemented(memory):
    road = memory.client("Telkomsel").road
    for query in (dns.message.make_query("telegram.org", "AXFR"), dns.message.make_query("version.bind", "TXT", "CH")):
        assert ask(road, query, TELKOMSEL, TCP).rcode() == dns.rcode.NOTIMP
