"""A server that refuses names: all that its policy catches, but for those that it exempts."""

import dns.rcode
import pytest

from helpers.censor.policy import Policy
from helpers.protocols.extended_errors import explanations
from tests.cast import NAME, WEB

PROVIDER = "refused.example"


def asked(memory, line):
    memory.provider(PROVIDER).censor.policy = Policy.from_text(line)
    return memory.client(PROVIDER).stub.resolve(NAME)


@pytest.mark.parametrize("order", ["CNAME .", "CNAME *.", "CNAME rpz-drop.", "CNAME rpz-tcp-only.", "A 192.0.2.1"])
def test_a_name_with_an_order_is_refused_whatever_the_order(memory, order):
    answer = asked(memory, f"{NAME} {order}")
    assert answer.message.rcode() == dns.rcode.REFUSED
    assert [one.word for one in explanations(answer.message)] == ["Blocked"]


def test_an_exempted_name_is_answered_as_without_a_policy(memory):
    assert asked(memory, f"*.telegram.org CNAME .\n{NAME} CNAME rpz-passthru.").addresses == (WEB,)
