"""SOCKS, byte by byte: what each version wishes, what it is told, and what is no SOCKS."""

import pytest

from helpers.endpoint import Endpoint
from helpers.failures import ConnectionRefused, GarbledError, Operation, TimedOut
from helpers.protocols.socks import Conversation, Wish

ADDRESS, NAME = bytes([198, 51, 100, 10]), b"web.telegram.org"
IPV6 = bytes.fromhex("200106 7c04e8f002 000000000000000a".replace(" ", ""))
HELLO = b"\x05\x01\x00"
WISHES = {
    "4": (b"\x04\x01\x01\xbb" + ADDRESS + b"me\0", Wish("198.51.100.10", 443)),
    "4 without a user": (b"\x04\x01\x01\xbb" + ADDRESS + b"\0", Wish("198.51.100.10", 443)),
    "4a": (b"\x04\x01\x00\x50\0\0\0\x01me\0" + NAME + b"\0", Wish("web.telegram.org", 80)),
    "5 address": (HELLO + b"\x05\x01\0\x01" + ADDRESS + b"\x01\xbb", Wish("198.51.100.10", 443)),
    "5 name": (HELLO + b"\x05\x01\0\x03\x10" + NAME + b"\x01\xbb", Wish("web.telegram.org", 443)),
    "5 ipv6": (HELLO + b"\x05\x01\0\x04" + IPV6 + b"\x01\xbb", Wish("2001:67c:4e8:f002::a", 443)),
    "5 several methods": (b"\x05\x03\x02\x00\x01\x05\x01\0\x01" + ADDRESS + b"\x01\xbb", Wish("198.51.100.10", 443)),
}
HERE = Endpoint("198.51.100.10", 443, "tcp")
REFUSED, SILENT = ConnectionRefused(Operation.CONNECT, HERE), TimedOut(Operation.CONNECT, HERE)


@pytest.mark.parametrize("sent, wish", WISHES.values(), ids=WISHES)
def test_a_wish_is_read_whole_or_in_pieces_and_what_follows_is_the_programs_own(sent, wish):
    whole = Conversation()
    assert list(whole.receive(sent + b"GET /")) == [wish] and whole.left == b"GET /"
    pieces = Conversation()
    assert [found for byte in sent for found in pieces.receive(bytes([byte]))] == [wish]
    assert whole.owed() == pieces.owed() == (b"\x05\x00" if sent[0] == 5 else b"")


@pytest.mark.parametrize(
    "version, told",
    [
        ("4", {None: b"\x00\x5a", REFUSED: b"\x00\x5b", SILENT: b"\x00\x5b"}),
        ("5 name", {None: b"\x05\x00", REFUSED: b"\x05\x05", SILENT: b"\x05\x04"}),
    ],
)
def test_what_a_program_is_told(version, told):
    conversation = Conversation()
    list(conversation.receive(WISHES[version][0]))
    assert {outcome: conversation.send(outcome)[:2] for outcome in told} == told
    assert len(conversation.send(None)) == (8 if version == "4" else 10)


@pytest.mark.parametrize(
    "sent, refusal",
    [
        (b"GET / HTTP/1.1\r\n", b""),
        (b"\x16\x03\x01\x02\x00", b""),
        (b"\x04\x02\x01\xbb" + ADDRESS + b"\0", b"\x00\x5b"),  # BIND
        (b"\x05\x01\x02", b"\x05\xff"),  # a password and nothing else
        (HELLO + b"\x05\x03\0\x01" + ADDRESS + b"\x01\xbb", b"\x05\x07"),  # UDP ASSOCIATE
        (HELLO + b"\x05\x01\0\x09" + ADDRESS + b"\x01\xbb", b"\x05\x07"),
        (HELLO + b"\x05\x01\0\x03\x02\xff\xfe\x01\xbb", b"\x05\x07"),
        (b"\x04\x01\x01\xbb" + ADDRESS + b"x" * 2000, b"\x00\x5b"),  # a user name without an end
    ],
)
def test_what_is_no_wish_for_a_connection_is_refused(sent, refusal):
    conversation = Conversation()
    with pytest.raises(GarbledError):
        list(conversation.receive(sent))
    said = conversation.refusal()
    if sent.startswith(HELLO):  # the method was agreed on before
        said = said.removeprefix(b"\x05\x00") or conversation.refusal()
    assert said[: len(refusal) or None] == refusal
