"""Extended DNS errors: the published codes and words, and only for those who speak EDNS."""

import dns.edns
import dns.message
import pytest

from helpers.protocols.extended_errors import ExtendedError, Reason, explain, explanations


def response_to(**edns):
    return dns.message.make_response(dns.message.make_query("t.me", "A", **edns))


@pytest.mark.parametrize("reason", Reason)
def test_codes_and_words_are_those_of_the_registry(reason):
    registered = dns.edns.EDECode(reason.code)
    assert registered.name == reason.value.upper()
    assert {one.value: one.code for one in Reason} == {"Blocked": 15, "Censored": 16, "Filtered": 17, "Prohibited": 18}


@pytest.mark.parametrize("text", ["", "by order of the ministry", "atas perintah kementerian é"])
def test_a_reason_arrives_as_it_was_given(text):
    response = response_to(use_edns=0)
    explain(response, ExtendedError.of(Reason.CENSORED, text))
    explain(response, ExtendedError.of(Reason.FILTERED))
    arrived = dns.message.from_wire(response.to_wire())
    assert explanations(arrived) == (ExtendedError(16, "Censored", text), ExtendedError(17, "Filtered"))


def test_without_edns_there_is_no_place_for_a_reason():
    response = response_to()
    explain(response, ExtendedError.of(Reason.BLOCKED))
    assert response.edns == -1 and explanations(dns.message.from_wire(response.to_wire())) == ()


@pytest.mark.parametrize("code, word", [(6, "Dnssec bogus"), (22, "No reachable authority"), (49152, "code 49152")])
def test_a_reason_that_is_none_of_ours_is_told_as_well(code, word):
    response = response_to(use_edns=0)
    response.use_edns(0, options=[dns.edns.EDEOption(code, "x")])
    assert explanations(dns.message.from_wire(response.to_wire())) == (ExtendedError(code, word, "x"),)
