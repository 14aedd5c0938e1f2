"""Addresses in an answer as triggers: prefixes, the longest first, and what is no prefix."""

import dns.name
import pytest

from helpers.censor.policy import Action, Policy

WEB = "149.154.167.51"


def caught(lines, *addresses):
    decision = Policy.from_text(lines).decide_answer(addresses)
    return decision and (decision.action, decision.trigger, decision.address)


@pytest.mark.parametrize(
    "trigger, inside, outside",
    [
        ("32.51.167.154.149", [WEB], ["149.154.167.52", "2001:db8::1"]),
        ("24.0.167.154.149", [WEB, "149.154.167.255"], ["149.154.168.1"]),
        ("20.0.160.154.149", [WEB, "149.154.175.50"], ["149.154.176.1"]),
        ("0.0.0.0.0", [WEB, "0.0.0.0"], ["::1"]),
        ("128.a.zz.f002.4e8.67c.2001", ["2001:67c:4e8:f002::a"], ["2001:67c:4e8:f002::b"]),
        ("48.zz.4e8.67c.2001", ["2001:67c:4e8:f002::a", "2001:67c:4e8::"], ["2001:67c:4e9::", WEB]),
        ("128.1.zz", ["::1"], ["::2"]),
        ("128.8.7.6.5.4.3.2.1", ["1:2:3:4:5:6:7:8"], ["1:2:3:4:5:6:7:9"]),
        ("0.zz", ["::1", "2001:db8::1"], ["0.0.0.0"]),
        ("24.51.167.154.149", ["149.154.167.7"], []),  # what lies behind the prefix does not matter
    ],
)
def test_what_a_prefix_catches_and_what_it_misses(trigger, inside, outside):
    lines = f"{trigger}.rpz-ip CNAME ."
    assert [address for address in inside if caught(lines, address) is None] == []
    assert [address for address in outside if caught(lines, address) is not None] == []


def test_the_longest_prefix_decides_and_the_first_address_that_is_caught():
    lines = "24.0.167.154.149.rpz-ip CNAME .\n32.51.167.154.149.rpz-ip CNAME *.\n8.0.0.0.10.rpz-ip CNAME rpz-drop.\n"
    assert caught(lines, "192.0.2.1", WEB, "10.1.1.1") == (Action.NODATA, "32.51.167.154.149.rpz-ip", WEB)
    assert caught(lines, "10.1.1.1", WEB)[0] is Action.DROP
    assert caught(lines, "149.154.167.7")[0] is Action.NXDOMAIN
    assert caught(lines) is None


def test_a_prefix_is_no_name_and_a_name_is_no_prefix():
    policy = Policy.from_text("32.51.167.154.149.rpz-ip CNAME .\nt.me CNAME *.")
    assert policy.decide(dns.name.from_text("32.51.167.154.149.rpz-ip")) is None
    assert policy.decide_answer(["192.0.2.1"]) is None
    assert (len(policy), Policy.from_text(str(policy)).decide_answer([WEB]).action) == (2, Action.NXDOMAIN)


@pytest.mark.parametrize(
    "line, reason",
    [
        ("32.300.167.154.149.rpz-ip CNAME .", "32.300.167.154.149.rpz-ip: "),
        ("33.51.167.154.149.rpz-ip CNAME .", "33.51.167.154.149.rpz-ip: "),
        ("rpz-ip CNAME .", "rpz-ip: "),
        ("8.zz.zz.rpz-ip CNAME .", "8.zz.zz.rpz-ip: "),
        ("32.1.2.0.192.rpz-client-ip CNAME .", "rpz-client-ip is no trigger of this kit"),
        ("ns.t.me.rpz-nsdname CNAME .", "rpz-nsdname is no trigger of this kit"),
        ("32.1.2.0.192.rpz-nsip CNAME .", "rpz-nsip is no trigger of this kit"),
        ("t.me CNAME rpz-pasthru.", "rpz-pasthru. is no action; there are rpz-passthru., rpz-drop. and rpz-tcp-only."),
        ("t.me DNAME telegram.org.", "DNAME orders nothing"),
    ],
)
def test_what_is_not_done_is_said(line, reason):
    policy = Policy.from_text(f"x.me CNAME .\n{line}\ny.me CNAME .\n")
    assert len(policy) == 2 and reason in policy.ignored[0]
    assert repr(policy) == "<Policy of 2 lines, 1 ignored>"
