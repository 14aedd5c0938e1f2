"""A stub resolver: it asks one resolver and believes it."""

import dns.rcode
import pytest

from helpers.failures import Garbled, TimedOut, outcome
from tests.cast import BLOCK_PAGE, NAME, PUBLIC, WEB, public_resolver


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
