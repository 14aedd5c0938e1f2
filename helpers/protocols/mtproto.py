"""MTProto's first two messages: the app's req_pq_multi and the data centre's resPQ.

Described at core.telegram.org/mtproto/auth_key.

Over TCP they travel in the "intermediate" framing: four bytes EE once, then
each message after its length.  Over HTTP (the web client) they travel bare.
"""

import struct
from dataclasses import dataclass

from helpers.endpoint import Framing
from helpers.failures import GarbledError, Operation

REQ_PQ_MULTI = 0xBE7E8EF1
RES_PQ = 0x05162463
VECTOR = 0x1CB5C415
INTERMEDIATE = b"\xee\xee\xee\xee"
LARGEST_MESSAGE = 2**20  # bytes
BEGINNING = 1_500_000_000  # 14 July 2017 02:40 UTC: the classroom's clock starts here when a message id needs a date


@dataclass(frozen=True)
class ReqPq:
    """The app's first message: a random number (16 bytes) that the data centre must repeat."""

    nonce: bytes


@dataclass(frozen=True)
class ResPq:
    """The data centre's response: our number, its own, a product of two primes, and which keys it has."""

    nonce: bytes
    server_nonce: bytes
    pq: int
    key_fingerprints: tuple[int, ...]

    def __repr__(self) -> str:
        return f"<ResPq for nonce {self.nonce.hex()[:8]}..., pq {self.pq}>"


def message_id(now: float, remainder: int) -> int:
    """Return the id of a message sent `now` seconds after the beginning; clients use remainder 0, servers 1."""
    return int((BEGINNING + now) * 2**32) // 4 * 4 + remainder


def pack_req_pq(request: ReqPq, identity: int = 0) -> bytes:
    """Return the bare message."""
    return _plain(struct.pack("<I16s", REQ_PQ_MULTI, request.nonce), identity)


def unpack_req_pq(message: bytes) -> ReqPq:
    """Return the request in a bare message; GarbledError for anything else."""
    body = message[20:]
    if len(body) != 20 or int.from_bytes(body[:4], "little") != REQ_PQ_MULTI:
        raise GarbledError("expected req_pq_multi")
    return ReqPq(body[4:])


def pack_res_pq(response: ResPq, identity: int = 1) -> bytes:
    """Return the bare message."""
    keys = response.key_fingerprints
    return _plain(
        struct.pack("<I16s16s", RES_PQ, response.nonce, response.server_nonce)
        + struct.pack(">B8s3x", 8, response.pq.to_bytes(8, "big"))
        + struct.pack(f"<II{len(keys)}Q", VECTOR, len(keys), *keys),
        identity,
    )


def unpack_res_pq(message: bytes) -> ResPq:
    """Return the response in a bare message; GarbledError for anything else."""
    body = message[20:]
    if len(body) < 56 or int.from_bytes(body[:4], "little") != RES_PQ:
        raise GarbledError("expected resPQ")
    _, nonce, server_nonce = struct.unpack_from("<I16s16s", body)
    (count,) = struct.unpack_from("<I", body, 52)
    if len(body) != 56 + 8 * count:
        raise GarbledError("expected resPQ with as many keys as it announces")
    return ResPq(nonce, server_nonce, int.from_bytes(body[37:45], "big"), struct.unpack_from(f"<{count}Q", body, 56))


def frame(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return struct.pack("<I", len(message)) + message


def unframe(framed: bytes) -> bytes:
    """Return the first message of a stream, without its length and without the four bytes of a new connection."""
    return framed.removeprefix(INTERMEDIATE)[4:]


def framed_length(arrived: bytes, ended: bool = False) -> int | None:
    """Return how many bytes the first whole framed message takes, or None if it is unfinished.

    Raises GarbledError for a length that no message has.
    """
    start = 4 if arrived.startswith(INTERMEDIATE) else 0
    if len(arrived) < start + 4:
        return None
    length = int.from_bytes(arrived[start : start + 4], "little")
    if length > LARGEST_MESSAGE:
        raise GarbledError("a message of more than 1 MiB")
    return start + 4 + length if len(arrived) >= start + 4 + length else None


FRAMING = Framing(Operation.READ, framed_length)


def _plain(body: bytes, identity: int) -> bytes:
    """Return an unencrypted message: no key yet (0), its id, its length, its body."""
    return struct.pack("<qqI", 0, identity, len(body)) + body
