"""Framings of MTProto: there and back, in pieces, one after the other, and what is no frame."""

import contextlib
import random
import struct
import zlib

import pytest

from helpers.failures import GarbledError
from helpers.protocols import framings, mtproto
from helpers.protocols.framings import Abridged, Full, Intermediate, Padded

ALL = [Abridged, Intermediate, Padded, Full]
BARE = mtproto.pack_req_pq(mtproto.ReqPq(bytes(range(16))))


def client_says(framing, messages):
    """Return what a client sends: the announcement once, then each message in a frame."""
    client = framing()
    frames = [client.wrap(message) for message in messages]
    if framing is Padded:
        frames = [struct.pack("<I", len(frame) - 4 + 5) + frame[4:] + b"extra" for frame in frames]
    return framing.first + b"".join(frames)


@pytest.mark.parametrize("framing", ALL)
def test_messages_go_through_whole_in_pieces_and_one_after_the_other(framing):
    sent = client_says(framing, [BARE, BARE])
    conversation = framings.conversation_for(sent[:4])
    assert type(conversation) is framing and list(conversation.receive(sent)) == [BARE, BARE]
    pieces = framing()
    assert [found for byte in sent for found in pieces.receive(bytes([byte]))] == [BARE, BARE]


@pytest.mark.parametrize("framing", ALL)
@pytest.mark.parametrize("size", [40, 504, 508, 512, 70_000])
def test_every_size_goes_there_and_back(framing, size):
    message = bytes(16) + struct.pack("<I", size - 20) + random.Random(size).randbytes(size - 20)
    assert list(framing().receive(framing.first + framing().send(message))) == [message]


def test_the_frames_are_laid_out_as_documented():
    assert Abridged().wrap(bytes(40))[:1] == b"\x0a" and Abridged().wrap(bytes(508))[:4] == b"\x7f\x7f\0\0"
    assert Intermediate().wrap(bytes(40))[:4] == b"\x28\0\0\0"
    full = Full()
    first, second = full.wrap(bytes(40)), full.wrap(bytes(40))
    assert struct.unpack("<II", first[:8]) == (52, 0) and struct.unpack("<II", second[:8]) == (52, 1)
    assert struct.unpack("<I", first[-4:])[0] == zlib.crc32(first[:-4])


GARBLED = {
    "a length of nearly everything": Intermediate.first + b"\xff\xff\xff\x7f",
    "abridged, as long": b"\xef\x7f\xff\xff\xff",
    "full, as long": b"\xff\xff\xff\x7f" + bytes(8),
    "full, too short": b"\x08\0\0\0" + bytes(8),
    "full, no room for anything": bytes(12),
    "full, a wrong checksum": Full().wrap(BARE)[:-1] + b"\0",
    "full, a wrong number": (lambda client: (client.wrap(BARE), client.wrap(BARE))[1])(Full()),
}
ENDLESS = {  # only the end of the connection shows that no more comes
    "abridged, longer than it is": b"\xef\x7f\0\1\0" + BARE,
    "intermediate, longer than it is": Intermediate.first + struct.pack("<I", 2000) + BARE,
    "padded, longer than it is": Padded.first + struct.pack("<I", 2000) + BARE,
    "full, longer than it is": struct.pack("<II", 2000, 0) + BARE,
}
EMPTIED = {  # what the frame holds is no message
    "abridged, an empty message": b"\xef\0\0\0",
    "abridged, shorter than it is": b"\xef\x05" + BARE,
    "intermediate, shorter than it is": Intermediate.first + struct.pack("<I", 20) + BARE[:20],
    "padded, a message longer than its frame": Padded.first + struct.pack("<I", 24) + BARE[:24],
    "full, no message": Full().wrap(b""),
}


@pytest.mark.parametrize("sent", EMPTIED.values(), ids=EMPTIED)
def test_a_frame_that_holds_less_holds_no_question(sent):
    messages = list(framings.conversation_for(sent[:4]).receive(sent))
    assert messages
    with pytest.raises(GarbledError):
        mtproto.unpack_req_pq(messages[0])


@pytest.mark.parametrize("sent", ENDLESS.values(), ids=ENDLESS)
def test_a_frame_that_never_ends_is_no_message(sent):
    assert list(framings.conversation_for(sent[:4]).receive(sent)) == []


@pytest.mark.parametrize("sent", GARBLED.values(), ids=GARBLED)
def test_what_no_frame_says_is_garbled(sent):
    with pytest.raises(GarbledError):
        list(framings.conversation_for(sent[:4]).receive(sent))


@pytest.mark.parametrize("framing", ALL)
def test_any_bytes_give_messages_nothing_or_garbled(framing):
    rng, sent = random.Random(2017), client_says(framing, [BARE])
    for _ in range(2000):
        mutant = bytearray(sent[: rng.randrange(len(sent) + 1)])
        for _ in range(rng.randrange(4) if mutant else 0):
            mutant[rng.randrange(len(mutant))] = rng.randrange(256)
        with contextlib.suppress(GarbledError):
            assert all(isinstance(found, bytes) for found in framing().receive(bytes(mutant)))
