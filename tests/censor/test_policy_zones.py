"""Several policies in order, what stands in place of their orders, and a file that writes its names in full."""

import dns.name
import dns.rcode
import dns.rdatatype
import pytest

from helpers.censor.policy import Action, Override, Policies, Policy
from helpers.protocols.extended_errors import Reason

NAME = dns.name.from_text("web.telegram.org")
WEB = "149.154.167.51"
TEXT = "web.telegram.org CNAME .\n32.51.167.154.149.rpz-ip A 192.0.2.1\n"


def test_the_first_policy_with_an_order_decides_about_names_and_addresses():
    policies = Policies(Policy.from_text("t.me CNAME *.\n8.0.0.0.149.rpz-ip CNAME *."), Policy.from_text(TEXT))
    assert policies.decide(NAME).action is Action.NXDOMAIN
    assert policies.decide_answer(iter([WEB])).trigger == "8.0.0.0.149.rpz-ip"
    assert policies.decide(dns.name.from_text("x.me")) is None and policies.decide_answer([]) is None
    assert repr(policies) == "<Policies: <Policy of 2 lines>, <Policy of 2 lines>>"


@pytest.mark.parametrize(
    "override, action",
    [
        (Override.NXDOMAIN, Action.NXDOMAIN),
        (Override.NODATA, Action.NODATA),
        (Override.PASSTHRU, Action.PASSTHRU),
        (Override.DROP, Action.DROP),
        (Override.cname("garden.example"), Action.LOCAL_DATA),
    ],
)
def test_an_override_stands_in_place_of_every_order(override, action):
    policy = Policy.from_text(TEXT, override=override)
    decisions = [policy.decide(NAME), policy.decide_answer([WEB])]
    assert [decision.action for decision in decisions] == [action, action]
    answers = [decision.answer(NAME, dns.rdatatype.A) for decision in decisions]
    expected = ["web.telegram.org. 3600 IN CNAME garden.example."] if override.target else []
    assert [[str(rrset) for rrset in answer] for answer in answers] == [expected, expected]


def test_a_disabled_policy_lets_the_next_one_decide_and_an_override_may_change():
    disabled, second = Policy.from_text(TEXT, override=Override.DISABLED), Policy.from_text(TEXT)
    second.override = Override.NODATA
    assert Policies(disabled).decide(NAME) is None and Policies(disabled).decide_answer([WEB]) is None
    assert Policies(disabled, second).decide(NAME).action is Action.NODATA
    disabled.override = None
    assert Policies(disabled, second).decide(NAME).action is Action.NXDOMAIN


def test_what_is_no_name_is_no_override():
    with pytest.raises(ValueError, match="'x..y' is no name; write it like this: garden.example"):
        Override.cname("x..y")
    with pytest.raises(
        ValueError, match="'refuse' is no override; there are: nxdomain, nodata, passthru, drop, disabled"
    ):
        Override("refuse")


def test_a_wildcard_alias_puts_the_name_before_its_target():
    decision = Policy.from_text("*.telegram.org 300 CNAME *.garden.example.").decide(NAME)
    (alias,) = decision.answer(NAME, dns.rdatatype.AAAA)
    assert (str(alias[0]), alias.ttl) == ("web.telegram.org.garden.example.", 0)


@pytest.mark.parametrize(
    "lines, action, records",
    [
        ("CNAME .|CNAME *.", Action.NXDOMAIN, 0),
        ("CNAME .|A 192.0.2.1", Action.NXDOMAIN, 0),
        ("A 192.0.2.1|CNAME .", Action.LOCAL_DATA, 1),
        ("A 192.0.2.1|CNAME garden.example.", Action.LOCAL_DATA, 1),
        ("CNAME garden.example.|A 192.0.2.1", Action.LOCAL_DATA, 1),
        ("CNAME garden.example.|CNAME other.example.", Action.LOCAL_DATA, 1),
        ("A 192.0.2.1|A 192.0.2.2|AAAA 2001:db8::1|A 192.0.2.2", Action.LOCAL_DATA, 3),
    ],
)
def test_the_first_line_counts_where_two_contradict_each_other(lines, action, records):
    policy = Policy.from_text("".join(f"web.telegram.org {line}\n" for line in lines.split("|")))
    decision = policy.decide(NAME)
    assert (decision.action, sum(map(len, decision.local_data))) == (action, records)
    assert f"IN {lines.split('|')[0]}" in str(policy)


def test_names_between_a_trigger_and_a_wildcard_stop_the_wildcard():
    policy = Policy.from_text("*.org CNAME .\nweb.telegram.org CNAME rpz-passthru.\n*.icann.org CNAME *.\n")
    names = ["x.org", "telegram.org", "webs.telegram.org", "a.web.telegram.org", "a.icann.org", "icann.org"]
    decisions = [policy.decide(dns.name.from_text(name)) for name in names]
    assert [decision and decision.action.value for decision in decisions] == [
        "NXDOMAIN", "NXDOMAIN", None, None, "NODATA", "NXDOMAIN",
    ]  # fmt: skip


def test_a_file_may_write_its_names_in_full():
    text = (
        "$ORIGIN example.\nrpz 60 IN SOA ns.rpz h.rpz 1 1 1 1 60\n rpz NS ns.rpz\n$ORIGIN rpz.example.\nt.me CNAME .\n"
    )
    policy = Policy.from_text(text.replace("\n rpz", "\nrpz"), zone="rpz.example")
    assert policy.decide(dns.name.from_text("t.me")).action is Action.NXDOMAIN
    assert policy.decide(dns.name.from_text("t.me")).soa.name.to_text() == "rpz.example."
    with pytest.raises(ValueError, match=r"line 2: rpz.example. lies outside the zone rpz.; \$ORIGIN example. stands"):
        Policy.from_text(text)


def test_a_decision_carries_what_the_client_may_be_told():
    policy = Policy.from_text(TEXT, reason=Reason.CENSORED, reason_text="by order of the ministry")
    reason = policy.decide(NAME).reason
    assert (reason.code, reason.word, reason.text) == (16, "Censored", "by order of the ministry")
    assert Policy.from_text(TEXT).decide(NAME).reason is None
    assert Policy.for_names(["t.me"], "CNAME .", reason=Reason.BLOCKED).reason.code == 15


def test_a_label_with_a_dot_in_it_is_one_label():
    policy = Policy.from_text("a\\.b.me CNAME .\n*.c\\\\.me CNAME *.\nx CNAME *.\n")
    assert policy.decide(dns.name.from_text("a\\.b.me")).trigger == "a\\.b.me"
    assert policy.decide(dns.name.from_text("a.b.me")) is None
    assert policy.decide(dns.name.from_text("y.c\\\\.me")).trigger == "*.c\\\\.me"
    assert Policy.from_text(str(policy)).decide(dns.name.from_text("A\\.B.me")).rcode == dns.rcode.NXDOMAIN
