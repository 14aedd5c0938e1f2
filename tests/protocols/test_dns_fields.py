"""Every byte of a DNS message has one name, and dnspython reads the same from it."""

import dns.flags
import dns.message
import dns.name
import dns.rdatatype
import dns.rrset
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.failures import GarbledError
from helpers.protocols.dns_fields import Field, fields
from tests.cast import NAME

LABEL = st.text("abcxyz-019", min_size=1, max_size=12)
HOST = st.lists(LABEL, min_size=1, max_size=4).map(lambda labels: ".".join([*labels, ""]))
RECORD = st.one_of(
    st.tuples(st.just("A"), st.ip_addresses(v=4).map(str)),
    st.tuples(st.just("AAAA"), st.ip_addresses(v=6).map(str)),
    st.tuples(st.sampled_from(["NS", "CNAME", "PTR"]), HOST),
    st.tuples(st.just("MX"), HOST.map("10 {}".format)),
    st.tuples(st.just("TXT"), st.text("abc xyz.", max_size=20).map('"{}"'.format)),
    st.tuples(st.just("SOA"), HOST.map("{0} {0} 1 2 3 4 5".format)),
)
TTL = st.integers(0, 2**31 - 1)
BITS = [dns.flags.AA, dns.flags.RD, dns.flags.RA, dns.flags.AD, dns.flags.CD]
LINE = st.tuples(HOST, TTL, RECORD)


@st.composite
def messages(draw):
    """Return the bytes of a response with some flags, some records in each section, and perhaps EDNS."""
    query = dns.message.make_query(
        draw(HOST), draw(st.sampled_from(["A", "MX", "TYPE65"])), id=draw(st.integers(0, 65535))
    )
    message = dns.message.make_response(query)
    message.flags |= sum(draw(st.sets(st.sampled_from(BITS))))
    for section in (message.answer, message.authority, message.additional):
        for name, ttl, (rdtype, text) in draw(st.lists(LINE, max_size=3)):
            section.append(dns.rrset.from_text(name, ttl, "IN", rdtype, text))
    if draw(st.booleans()):
        message.use_edns(0, ednsflags=draw(st.sampled_from([0, dns.flags.DO])), payload=draw(st.integers(512, 4096)))
    return message.to_wire(max_size=65535)


def assert_like_dnspython(wire):
    """Hold the fields against what dnspython reads from the same bytes, name by name."""
    found, message = fields(wire), dns.message.from_wire(wire, one_rr_per_rrset=True)
    assert [one.start for one in found] == [0, *(one.end for one in found[:-1])] and found[-1].end == len(wire)
    assert found[0].meaning == str(message.id)
    for bit, word in {dns.flags.QR: "a response", dns.flags.AA: "authoritative", dns.flags.RA: "available"}.items():
        assert (word in found[1].meaning) == bool(message.flags & bit)
    by_part = {}
    for one in found:
        by_part.setdefault(one.part, {})[one.name] = one
    assert text(by_part["question 1"]["name"]) == message.question[0].name
    for section in ("answer", "authority", "additional"):
        rrsets = [(rrset, rdata) for rrset in getattr(message, section) for rdata in rrset]
        parts = [
            part
            for key, part in by_part.items()
            if key.startswith(section) and not part["type"].meaning.startswith("OPT")
        ]
        assert len(parts) == len(rrsets)
        for part, (rrset, rdata) in zip(parts, rrsets, strict=True):
            assert text(part["name"]) == rrset.name
            assert part["type"].meaning.split(",")[0] == dns.rdatatype.to_text(rrset.rdtype)
            assert part["TTL"].meaning == f"{rrset.ttl} seconds"
            assert part["data"].meaning == rdata.to_text().rstrip(".")
    assert any("size" in part for part in by_part.values()) == (message.edns == 0)


def text(field):
    return dns.name.from_text(field.meaning.split(" (")[0])


@given(messages())
def test_every_byte_of_a_message_has_one_name_and_dnspython_agrees(wire):
    assert_like_dnspython(wire)


@pytest.mark.parametrize("rdtype", ["A", "AAAA", "TXT", "NS"])
def test_every_message_of_a_look_up(memory, rdtype):
    client = memory.client("abroad")
    with memory.capture() as capture:
        client.stub.resolve(NAME, rdtype)
    wires = [wire for one in capture for wire in (one.request, *(arrival.data for arrival in one.responses))]
    assert len(wires) == 8
    for wire in wires:
        assert_like_dnspython(wire)


@given(messages(), st.data())
def test_a_part_of_a_message_is_refused(wire, data):
    with pytest.raises(GarbledError, match="DNS message"):
        fields(wire[: data.draw(st.integers(0, len(wire) - 1))])


@given(st.binary(max_size=80))
def test_any_bytes_are_named_or_refused(wire):
    try:
        found = fields(wire)
    except GarbledError:
        return
    assert b"".join(wire[one.start : one.end] for one in found) == wire


def test_bytes_behind_a_message_are_named_as_such():
    wire = dns.message.make_query(NAME, "A", id=1).to_wire()
    assert fields(wire + b"xy")[-1] == Field(len(wire), len(wire) + 2, "rest", "bytes", "they stand behind the message")


def test_a_pointer_says_where_the_name_goes_on(memory):
    message = memory.client("abroad").stub.resolve(NAME).message
    name = next(one for one in fields(message.to_wire()) if one.part == "answer 1")
    assert name.meaning == f"{NAME} (see byte 12)" and name.end - name.start == 2
