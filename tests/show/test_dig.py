"""`show.dig` beside the real dig: byte for byte, for every kind of answer."""

import re

import pytest

from helpers import show
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint
from helpers.protocols.extended_errors import Reason
from tests.cast import ABROAD, NAME, PROVIDERS, TELKOMSEL
from tests.outside import run

PLAIN = ["+nocmd", "+nostats", "+noadflag", "+nocookie", "+tries=1", "+time=5"]
QUESTIONS = [
    (NAME, "A"),
    (NAME, "AAAA"),
    ("telegram.org", "NS"),
    ("telegram.org", "SOA"),
    ("flora.web.telegram.org", "A"),
    ("nobody.telegram.org", "A"),
    ("nobody.a-name-of-more-than-twenty-four-letters.telegram.org", "A"),
    ("org", "NS"),
]


def same_number(text):
    """Return the lines without the identifier, which is drawn anew for each query."""
    return re.sub(r"id: \d+", "id: 0", text).strip()


def real(internet, provider, address, name, rdtype):
    port = internet.client(provider).port_for(Endpoint(address, 53, "udp"))
    found = run("dig", "@127.0.0.1", "-p", port, *PLAIN, name, rdtype)
    return same_number(found.stdout)


@pytest.mark.parametrize("name, rdtype", QUESTIONS)
@pytest.mark.parametrize("provider, address", [("abroad", ABROAD), ("Telkomsel", TELKOMSEL)])
def test_an_answer_is_printed_as_dig_prints_it(loopback, provider, address, name, rdtype):
    expected = real(loopback, provider, address, name, rdtype)
    assert "->>HEADER<<-" in expected
    assert same_number(show.dig(loopback.client(provider).stub.resolve(name, rdtype)).text) == expected


@pytest.mark.parametrize("text", ["", "asked by the ministry"])
@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_printed_as_dig_prints_it(loopback, reason, text):
    loopback.provider("Telkomsel").resolver.policy = Policy.from_text(
        f"{NAME} CNAME .", reason=reason, reason_text=text
    )
    expected = real(loopback, "Telkomsel", TELKOMSEL, NAME, "A")
    assert reason.value in expected and text in expected
    assert same_number(show.dig(loopback.client("Telkomsel").stub.resolve(NAME)).text) == expected


def test_a_refusal_is_printed_as_dig_prints_it(loopback):
    row = PROVIDERS["refused.example"]
    expected = real(loopback, row.name, row.resolver_ipv4, NAME, "A")
    assert "status: REFUSED" in expected
    assert same_number(show.dig(loopback.client(row.name).stub.resolve(NAME)).text) == expected


def test_the_lines_are_the_same_at_every_run(memory):
    answer = memory.client("Telkomsel").stub.resolve(NAME)
    assert repr(show.dig(answer)) == show.dig(answer).text
