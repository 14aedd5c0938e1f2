"""A recursive resolver: from the root down, once; then from memory, until the clock says no."""

import dns.flags
import dns.message
import dns.rcode
import pytest

from helpers import transports
from helpers.censor.policy import Policies, Policy
from helpers.endpoint import Caller
from helpers.failures import outcome
from helpers.protocols.extended_errors import Reason, explanations
from helpers.servers.authoritative import AuthoritativeServer, Zone
from helpers.transports import TCP, UDP, ask
from tests.cast import BLOCK_PAGE, NAME, ORG, ROOT, STUDENT, TELEGRAM_NS, TELKOMSEL, WEB


def resolve(internet, name=NAME, rdtype="A", vantage_point="abroad"):
    with internet.capture() as capture:
        message = internet.client(vantage_point).stub.resolve(name, rdtype).message
    return message, [exchange.destination.address for exchange in capture if exchange.cause]


def telegram_says(internet, records, *others):
    server = AuthoritativeServer(
        Zone.from_text(f"@ SOA ns h 1 1 1 1 60\n@ NS ns\nns A {TELEGRAM_NS}\n" + records, "telegram.org."), *others
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


def test_aliases_that_come_together_are_not_asked_for_again(memory):
    telegram_says(memory, f"a CNAME b\nb CNAME c\nc A {WEB}\nd CNAME nobody\n")
    assert resolve(memory, "a.telegram.org")[1] == [ROOT, ORG, TELEGRAM_NS]
    message, asked = resolve(memory, "d.telegram.org")
    assert (message.rcode(), asked) == (dns.rcode.NXDOMAIN, [TELEGRAM_NS])


def test_a_server_is_not_believed_about_a_name_that_is_not_its_own(memory):
    forged = Zone.from_text(f"@ SOA ns h 1 1 1 1 60\n@ A {BLOCK_PAGE}\n", "t.me.")
    truth = resolve(memory, "t.me")[0].answer
    memory.resolver("abroad").cache.clear()
    telegram_says(memory, "a CNAME t.me.\n", forged)
    alias, address = resolve(memory, "a.telegram.org")[0].answer
    assert str(alias[0]) == "t.me." and set(address) == set(truth[-1])


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


def changed(internet, *policies, name=NAME):
    """Return what Telkomsel's resolver answers when it obeys these policies."""
    internet.resolver("Telkomsel").policy = Policies(*policies)
    return resolve(internet, name, vantage_point="Telkomsel")[0]


def lines_of(message):
    return [f"{rrset.name} {rrset.rdtype.name} {rrset[0]}" for rrset in message.answer]


def test_every_name_of_a_chain_is_put_to_the_policy_also_from_memory(memory):
    telegram_says(memory, f"a CNAME b\nb CNAME c\nc A {WEB}\n")
    memory.resolver("Telkomsel").policy = None
    resolve(memory, "a.telegram.org", vantage_point="Telkomsel")
    message = changed(memory, Policy.from_text(f"b.telegram.org A {BLOCK_PAGE}"), name="a.telegram.org")
    assert lines_of(message) == ["a.telegram.org. CNAME b.telegram.org.", f"b.telegram.org. A {BLOCK_PAGE}"]
    assert message.flags & dns.flags.AA


def test_an_address_in_the_answer_changes_it_also_from_memory(memory):
    order = Policy.from_text(f"32.{'.'.join(reversed(WEB.split('.')))}.rpz-ip A {BLOCK_PAGE}")
    for _ in range(2):
        message = changed(memory, order)
        assert lines_of(message) == [f"{NAME}. A {BLOCK_PAGE}"] and not message.flags & dns.flags.AA
    assert lines_of(changed(memory, Policy.from_text(f"{NAME} CNAME rpz-passthru."), order)) == [f"{NAME}. A {WEB}"]


def test_an_alias_of_the_policy_that_leads_to_itself_is_no_order(memory):
    garden = Policy.from_text(f"* CNAME {NAME}.")
    assert lines_of(changed(memory, garden)) == [f"{NAME}. A {WEB}"]
    assert lines_of(changed(memory, garden, name="t.me")) == [f"t.me. CNAME {NAME}.", f"{NAME}. A {WEB}"]


def test_a_circle_of_the_policys_own_ends_with_servfail(memory):
    circle = Policy.from_text("a.me CNAME b.me.\nb.me CNAME a.me.")
    assert changed(memory, circle, name="a.me").rcode() == dns.rcode.SERVFAIL


def test_silence_behind_an_alias_is_silence(internet):
    telegram_says(internet, f"a CNAME b\nb A {WEB}\n")
    internet.resolver("Telkomsel").policy = Policy.from_text("b.telegram.org CNAME rpz-drop.")
    failure = outcome(lambda: internet.client("Telkomsel").stub.resolve("a.telegram.org"))
    assert failure.failure == "generic_timeout_error"


@pytest.mark.parametrize("line, is_told", [
    ("CNAME .", True), ("CNAME *.", True), (f"A {BLOCK_PAGE}", True), ("CNAME t.me.", True),
    ("CNAME rpz-passthru.", False), ("CNAME rpz-tcp-only.", False),
])  # fmt: skip
def test_a_changed_answer_says_why_and_a_true_one_does_not(internet, line, is_told):
    internet.resolver("Telkomsel").policy = Policy.from_text(
        f"{NAME} {line}", reason=Reason.CENSORED, reason_text="by order of the ministry"
    )
    stub = internet.client("Telkomsel").stub
    reasons = [(reason.code, reason.word, reason.text) for reason in stub.resolve(NAME).reasons]
    assert reasons == ([(16, "Censored", "by order of the ministry")] if is_told else [])
    assert stub.resolve("telegram.org").reasons == ()


def test_by_default_nobody_is_told_and_without_edns_nobody_can_be(memory):
    assert memory.client("Telkomsel").stub.resolve(NAME).reasons == ()
    memory.resolver("Telkomsel").policy = Policy.from_text(f"{NAME} CNAME .", reason=Reason.BLOCKED)
    plain = ask(memory.client("Telkomsel").road, dns.message.make_query(NAME, "A"), TELKOMSEL)
    assert (plain.rcode(), plain.edns, explanations(plain)) == (dns.rcode.NXDOMAIN, -1, ())


def test_a_resolver_may_serve_only_some(internet):
    resolver, stub = internet.resolver("Telkomsel"), internet.client("Telkomsel").stub
    resolver.serves = ["198.51.100.0/24", "2001:db9::/32"]
    answer = stub.resolve(NAME)
    assert (answer.rcode, [(reason.code, reason.word) for reason in answer.reasons]) == (
        dns.rcode.REFUSED,
        [(18, "Prohibited")],
    )
    resolver.serves = [f"{STUDENT}/32"]
    assert stub.resolve("telegram.org").rcode == dns.rcode.NOERROR
    query = dns.message.make_query(NAME, "A")
    refused = resolver.respond(query, Caller("2001:db8::1", "udp"))
    assert refused.rcode() == dns.rcode.REFUSED and explanations(refused) == ()
    with pytest.raises(ValueError, match="'everybody' is no prefix; write it like this: 192.0.2.0/24"):
        resolver.serves = ["everybody"]
    resolver.serves = None
    assert stub.resolve(NAME).addresses == (BLOCK_PAGE,)
