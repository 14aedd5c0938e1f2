"""A response policy zone: which line catches which name, and what it orders."""

import dns.name
import dns.rcode
import dns.rdatatype
import pytest

from helpers.censor.policy import Action, Policy
from helpers.endpoint import Caller

NAME = "web.telegram.org"


def decide(text, name=NAME):
    return Policy.from_text(text + "\n").decide(dns.name.from_text(name))


@pytest.mark.parametrize(
    "target, action",
    [
        ("CNAME .", Action.NXDOMAIN),
        ("CNAME *.", Action.NODATA),
        ("CNAME rpz-passthru.", Action.PASSTHRU),
        ("CNAME rpz-drop.", Action.DROP),
        ("CNAME rpz-tcp-only.", Action.TCP_ONLY),
        ("CNAME blockpage.xl.co.id.", Action.LOCAL_DATA),
        ("A 202.3.219.209", Action.LOCAL_DATA),
        ("AAAA 2001:db8::1", Action.LOCAL_DATA),
        ('TXT "blocked"', Action.LOCAL_DATA),
    ],
)
def test_each_form_orders_its_action(target, action):
    assert decide(f"{NAME} {target}").action is action


@pytest.mark.parametrize("asked", ["web.telegram.org", "WEB.Telegram.ORG"])
def test_case_makes_no_difference(asked):
    assert decide("Web.Telegram.org CNAME .", asked)


@pytest.mark.parametrize(
    "trigger, caught, missed",
    [
        ("telegram.org", ["telegram.org"], ["web.telegram.org", "telegram.org.id", "org"]),
        ("*.telegram.org", ["web.telegram.org", "a.b.telegram.org"], ["telegram.org", "mytelegram.org"]),
        ("*", ["t.me", "org"], ["."]),
    ],
)
def test_what_a_trigger_catches_and_what_it_misses(trigger, caught, missed):
    policy = Policy.from_text(f"{trigger} CNAME .\n")
    assert [name for name in caught if policy.decide(dns.name.from_text(name)) is None] == []
    assert [name for name in missed if policy.decide(dns.name.from_text(name)) is not None] == []


def test_the_exact_name_comes_first_then_the_longest_wildcard():
    text = f"*.org CNAME .\n*.telegram.org CNAME *.\n{NAME} CNAME rpz-passthru."
    assert [decide(text, name).action for name in (NAME, "t.telegram.org", "x.org")] == [
        Action.PASSTHRU, Action.NODATA, Action.NXDOMAIN,
    ]  # fmt: skip


def test_local_data_answers_its_own_type_and_an_alias_every_type():
    name = dns.name.from_text(NAME)
    local, alias = decide(f"{NAME} A 202.3.219.209"), decide(f"{NAME} CNAME blockpage.xl.co.id.")
    assert [rrset.rdtype for rrset in local.answer(name, dns.rdatatype.A)] == [dns.rdatatype.A]
    assert local.answer(name, dns.rdatatype.AAAA) == []
    assert [rrset.rdtype for rrset in alias.answer(name, dns.rdatatype.AAAA)] == [dns.rdatatype.CNAME]


def test_who_gets_something_else_than_the_true_answer():
    udp, tcp = Caller("192.0.2.17", "udp"), Caller("192.0.2.17", "tcp")
    changes = {target: [decide(f"{NAME} CNAME {target}").changes_answer_for(who) for who in (udp, tcp)]
               for target in (".", "rpz-passthru.", "rpz-tcp-only.")}  # fmt: skip
    assert changes == {".": [True, True], "rpz-passthru.": [False, False], "rpz-tcp-only.": [True, False]}
    assert decide(f"{NAME} CNAME .").rcode == dns.rcode.NXDOMAIN


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("t.me A 300.1.1.1", "list.rpz, line 2: can't read 't.me A 300.1.1.1'"),
        ("t.me.example. CNAME .", "list.rpz, line 2: t.me.example. lies outside the zone rpz.; take away the last dot"),
        ("t.me CNAME", "list.rpz, line 2: can't read 't.me CNAME'"),
    ],
)
def test_an_error_names_file_line_and_what_is_expected(text, sentence):
    with pytest.raises(ValueError) as raised:
        Policy.from_text(f"telegram.me CNAME .\n{text}\n", "list.rpz")
    assert sentence in str(raised.value)


def test_a_policy_can_be_written_and_read_again():
    policy = Policy.for_names([NAME, "t.me"], "A 202.3.219.209")
    again = Policy.from_text(str(policy))
    assert (len(again), str(again)) == (2, str(policy))
    assert Policy.from_text(str(policy).replace("\n", "\r\n")).decide(dns.name.from_text("t.me"))
