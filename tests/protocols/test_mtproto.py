"""MTProto's first two messages, byte by byte as core.telegram.org/mtproto/auth_key describes them."""

import struct

import pytest

from helpers.failures import GarbledError
from helpers.protocols import mtproto

NONCE = bytes(range(16))


def test_the_request_is_laid_out_as_documented():
    message = mtproto.pack_req_pq(mtproto.ReqPq(NONCE), identity=8)
    key, identity, length, constructor = struct.unpack("<QQII", message[:24])
    assert (key, identity, length, constructor) == (0, 8, 20, 0xBE7E8EF1)
    assert message[24:] == NONCE
    assert mtproto.unpack_req_pq(message) == mtproto.ReqPq(NONCE)


@pytest.mark.parametrize("pq", [2**30 * 3 + 7, 0x17ED48941A08F981])
def test_the_response_goes_there_and_back(pq):
    response = mtproto.ResPq(NONCE, bytes(16), pq, (1, 2**64 - 1))
    assert mtproto.unpack_res_pq(mtproto.pack_res_pq(response)) == response


def test_every_cut_of_a_response_is_garbled():
    whole = mtproto.pack_res_pq(mtproto.ResPq(NONCE, bytes(16), 2**40 + 15, (1,)))
    for end in range(len(whole)):
        with pytest.raises(GarbledError):
            mtproto.unpack_res_pq(whole[:end])


def test_a_message_id_grows_with_time_and_shows_who_sent_it():
    ids = [mtproto.message_id(now, 0) for now in (0, 0.5, 1, 60)]
    assert ids == sorted(set(ids)) and all(identity % 4 == 0 for identity in ids)
    assert mtproto.message_id(0, 1) % 4 == 1


def test_frames_follow_each_other_after_the_first_four_bytes():
    stream = mtproto.frame(b"abcd") + mtproto.frame(b"efgh")
    assert mtproto.unframe(stream[: mtproto.framed_length(stream)]) == b"abcd"
    assert mtproto.framed_length(stream[:7]) is None


def test_a_frame_that_is_too_large_is_garbled():
    with pytest.raises(GarbledError):
        mtproto.framed_length(struct.pack("<I", mtproto.LARGEST_MESSAGE + 4) + bytes(8))
