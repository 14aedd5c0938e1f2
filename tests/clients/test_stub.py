"""A stub resolver: it asks one resolver and believes it."""

import dns.rcode
import pytest

from helpers.clients.stub import Answer, Referral
from helpers.failures import Garbled, TimedOut, outcome
from tests.cast import BLOCK_PAGE, NAME, ORG, PUBLIC, ROOT, TELEGRAM_NS, TELKOMSEL, WEB, public_resolver


def test_it_believes_whatever_it_is_told(internet):
    assert internet.client("Telkomsel").stub.resolve(NAME).addresses == (BLOCK_PAGE,)
    assert internet.client("abroad").stub.resolve(NAME).addresses == (WEB,)


@pytest.mark.parametrize("rdtype", ["AAAA", "SOA", "NS", "TXT"])
def test_it_asks_for_the_type_that_is_wanted(memory, rdtype):
    message = memory.client("abroad").stub.resolve("telegram.org", rdtype).message
    assert message.question[0].rdtype.name == rdtype


def test_it_can_use_another_resolver(memory):
    stub = memory.client("Telkomsel").stub
    stub.use(public_resolver(memory))
    assert stub.resolver.address == PUBLIC and stub.resolve(NAME).addresses == (WEB,)


def test_silence_and_garbage_are_failures(memory):
    stub = memory.client("abroad").stub
    stub.use(type("Nobody", (), {"address": "192.0.2.250", "name": None})())
    assert isinstance(outcome(lambda: stub.resolve(NAME)), TimedOut)
    from helpers.endpoint import Endpoint, Service
    from helpers.protocols.messages import Datagrams

    memory.network.listen(Endpoint("192.0.2.250", 53, "udp"), Service(lambda data, caller: b"garbage", Datagrams))
    assert isinstance(outcome(lambda: stub.resolve(NAME)), Garbled)


def test_a_response_to_another_question_is_garbage(memory):
    import dns.message

    from helpers.endpoint import Endpoint, Service
    from helpers.protocols.messages import Datagrams

    def answer_another(data, caller):
        query = dns.message.from_wire(data)
        return dns.message.make_response(dns.message.make_query("t.me", "A", id=query.id)).to_wire()

    memory.network.listen(Endpoint("192.0.2.250", 53, "udp"), Service(answer_another, Datagrams))
    stub = memory.client("abroad").stub
    stub.use(type("Odd", (), {"address": "192.0.2.250", "name": None})())
    assert isinstance(outcome(lambda: stub.resolve(NAME)), Garbled)


def test_nxdomain_is_an_answer():
    from helpers import classroom
    from helpers.network.memory import MemoryNetwork

    internet = classroom.open(MemoryNetwork())
    answer = internet.client("abroad").stub.resolve("nobody.telegram.org")
    assert (answer.rcode, answer.addresses) == (dns.rcode.NXDOMAIN, ())
    assert repr(answer) == "<Answer nobody.telegram.org NXDOMAIN>"
    internet.close()


def test_one_server_after_the_other_is_asked_by_hand(internet):
    stub, server, asked = internet.client("Telkomsel").stub, ROOT, []
    while server is not None:
        asked.append(server)
        answer = stub.ask(server, NAME)
        server = answer.referral.address if answer.referral else None
    assert asked == [ROOT, ORG, TELEGRAM_NS] and answer.addresses == (WEB,)
    assert stub.resolver.address == TELKOMSEL  # whom `resolve` asks stays as it was


def test_a_question_by_hand_does_not_ask_for_recursion_and_is_named_so(memory):
    import dns.flags
    import dns.message

    with memory.capture() as capture:
        memory.client("Telkomsel").stub.ask(ROOT, NAME)
    (exchange,) = capture
    assert not dns.message.from_wire(exchange.request).flags & dns.flags.RD
    assert exchange.visit.program == "by hand"


def test_a_referral_names_the_zone_its_server_and_the_address(memory):
    answer = memory.client("abroad").stub.ask(ROOT, NAME)
    assert answer.referral == Referral("org.", "org-tld.example.", ORG)
    assert repr(answer) == f"<Answer {NAME} NOERROR referral to org. {ORG}>"


@pytest.mark.parametrize(("server", "name"), [(TELEGRAM_NS, NAME), (TELEGRAM_NS, "nobody.telegram.org"), (ORG, "t.me")])
def test_an_address_no_such_name_and_a_refusal_are_no_referrals(memory, server, name):
    assert memory.client("abroad").stub.ask(server, name).referral is None


def test_no_record_of_a_type_is_no_referral(memory):
    answer = memory.client("abroad").stub.ask(TELEGRAM_NS, NAME, "TXT")
    assert (answer.rcode, answer.referral) == (dns.rcode.NOERROR, None)


def test_a_referral_without_an_address_says_so():
    import dns.message
    import dns.rrset

    response = dns.message.make_response(dns.message.make_query(NAME, "A"))
    response.authority.append(dns.rrset.from_text("org.", 60, "IN", "NS", "ns.example.net."))
    response.additional.append(dns.rrset.from_text("another.example.net.", 60, "IN", "A", "192.0.2.1"))
    answer = Answer.from_response(response)
    assert answer.referral == Referral("org.", None, None)
    assert repr(answer) == f"<Answer {NAME} NOERROR referral to org. without an address>"


@pytest.mark.parametrize("server", ["org.", "?", "", None, 5, "1.2.3"])
def test_only_an_address_can_be_asked(memory, server):
    with pytest.raises(ValueError, match="is no address; a server is asked by its address"):
        memory.client("abroad").stub.ask(server, NAME)


def test_nobody_at_an_address_is_a_failure(memory):
    assert isinstance(outcome(lambda: memory.client("abroad").stub.ask("192.0.2.250", NAME)), TimedOut)
