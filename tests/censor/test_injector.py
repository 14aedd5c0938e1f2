"""An injector: it can add an answer to a road, and take none away."""

import dns.message
import dns.rcode
import pytest

from helpers.censor.injector import Injector
from helpers.censor.policy import Override, Policies, Policy
from tests.cast import NAME, WEB

QUERY = dns.message.make_query(NAME, "A").to_wire()
NO_ANSWERS = {"exempted": "rpz-passthru.", "silence": "rpz-drop.", "come again over TCP": "rpz-tcp-only."}


def forged(policy):
    wire = Injector(policy).forge(QUERY)
    return None if wire is None else dns.message.from_wire(wire)


@pytest.mark.parametrize("target", NO_ANSWERS.values(), ids=NO_ANSWERS)
def test_what_is_ordered_without_an_answer_leaves_the_true_one_alone(memory, target):
    policy = Policy.from_text(f"{NAME} CNAME {target}")
    assert forged(policy) is None
    memory.provider("injection.example").censor.policy = policy
    assert memory.client("injection.example").stub.resolve(NAME).addresses == (WEB,)


@pytest.mark.parametrize(
    ("order", "rcode", "answers"),
    [("CNAME .", dns.rcode.NXDOMAIN, 0), ("CNAME *.", dns.rcode.NOERROR, 0), ("A 192.0.2.1", dns.rcode.NOERROR, 1)],
)
def test_an_order_with_an_answer_is_told_in_the_resolvers_name(order, rcode, answers):
    response = forged(Policy.from_text(f"{NAME} {order}"))
    assert (response.rcode(), len(response.answer)) == (rcode, answers)


def test_an_exemption_stands_before_the_orders_of_later_policies():
    exempted, blocked = Policy.from_text(f"{NAME} CNAME rpz-passthru."), Policy.from_text("* CNAME .")
    assert forged(Policies(exempted, blocked)) is None
    assert forged(Policies(blocked, exempted)).rcode() == dns.rcode.NXDOMAIN
    blocked.override = Override.PASSTHRU
    assert forged(blocked) is None
