"""Conversations: whole requests come out, however the bytes were cut."""

import pytest

from helpers.protocols.messages import ByFirstBytes, Datagrams, Messages


def length(arrived):
    return 1 + arrived[0] if arrived and len(arrived) > arrived[0] else None


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_messages_come_out_whole_however_they_were_cut(size):
    stream = b"\x02ab\x00\x03cde"
    conversation = Messages(length)
    found = [message for at in range(0, len(stream), size) for message in conversation.receive(stream[at : at + size])]
    assert found == [b"\x02ab", b"\x00", b"\x03cde"]


def test_a_datagram_is_a_request():
    assert list(Datagrams().receive(b"all of it")) == [b"all of it"]


def test_four_bytes_choose_the_protocol():
    chosen = []
    port = ByFirstBytes(lambda first: chosen.append(first) or Messages(length))
    assert list(port.receive(b"\x02a")) == [] and chosen == []
    assert list(port.receive(b"b\x00")) == [b"\x02ab", b"\x00"] and chosen == [b"\x02ab\x00"]


def test_nothing_is_refused_before_a_protocol_is_chosen():
    assert ByFirstBytes(lambda first: Datagrams()).refusal() == b""
