"""What is thrown: bytes of every protocol of the classroom, true ones, false ones, and what chance makes of them."""

import random
import socket
import struct

import dns.message

from helpers.protocols import http, mtproto, tls
from helpers.protocols.framings import PADDED, Abridged, Full, Intermediate, Padded
from tests.cast import NAME, PROVIDERS, WEB

LARGE = 2**20 - 100  # bytes of a body: nearly the limit of 1 MiB, and twice of it is beyond
PREFACE = http.http2.PREFACE
FRAMINGS = [Abridged, Intermediate, Padded, Full]
RESOLVER_NAME = PROVIDERS["abroad"].resolver_name
QUERY = dns.message.make_query(NAME, "A", id=1).to_wire()
LOOP = QUERY[:12] + b"\xc0\x0c" + QUERY[-4:]  # a name that points at itself
HELLO = tls.client_hello(NAME, bytes(32), "h2")
BARE = mtproto.pack_req_pq(mtproto.ReqPq(bytes(16)))
LARGE_MESSAGE = bytes(16) + struct.pack("<I", LARGE - 20) + bytes(LARGE - 20)
ASKING_H2 = http.http2.pack_request(http.Request("POST", RESOLVER_NAME, "/dns-query", {}, QUERY))
ASKING_H1 = http.pack_request(http.Request("POST", RESOLVER_NAME, "/dns-query", {}, QUERY))


def frame(kind: int, flags: int, stream: int, payload: bytes, length: int | None = None) -> bytes:
    """Return a frame of HTTP/2 that may give a wrong length."""
    size = len(payload) if length is None else length
    return size.to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def in_two_records(hello: bytes, at: int) -> bytes:
    """Return a hello of TLS cut into two records, as RFC 8446 section 5.1 allows it."""
    body = hello[5:]
    return b"".join(hello[:3] + len(part).to_bytes(2, "big") + part for part in (body[:at], body[at:]))


DNS = [
    QUERY,
    struct.pack("!H", len(QUERY)) + QUERY,
    struct.pack("!H", len(QUERY) + 9) + QUERY,  # longer than it is
    LOOP,
    struct.pack("!H", len(LOOP)) + LOOP,
    QUERY[:4] + struct.pack("!4H", 9, 9, 9, 9) + QUERY[12:],  # counts that are not true
    QUERY[:2] + b"\x80" + QUERY[3:],  # a response
    QUERY[:2] + b"\x78" + QUERY[3:],  # an opcode that nobody knows
]
HTTP1 = [
    ASKING_H1,
    b"GET / HTTP/1.1\r\nhost: web.telegram.org\r\n\r\n",
    b"GET //[ HTTP/1.1\r\nhost: a\r\n\r\n",  # no path that urllib can read
    b"GET /dns-query?dns=%ff%00*&dns HTTP/1.1\r\nhost: a\r\n\r\n",
    b"POST /apiw1 HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999\r\n\r\n",
    b"POST /apiw1 HTTP/1.1\r\nhost: a\r\ncontent-length: %d\r\n\r\n" % LARGE + bytes(LARGE),
    b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\nhost: a\r\n\r\nzz\r\n",
    b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\nhost: a\r\n\r\n" + b"10000\r\n%b\r\n" % bytes(2**16) * 20,
    b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n" * 3,
    b"GET / HTTP/1.1\r\nhost: a\r\n" + b"x: y\r\n" * 20_000,
]
HTTP2 = [
    ASKING_H2,
    PREFACE + frame(0, 0, 0, b"", 0xFFFFFF),  # a frame of 16 MiB
    PREFACE + frame(8, 0, 0, b"") * 50,  # a window that grows, in a form that does not exist
    PREFACE + frame(4, 0, 0, b"\0\4\xff\xff\xff\xff"),  # a window beyond all limits
    ASKING_H2 + frame(8, 0, 0, b"\x7f\xff\xff\xff") * 2,
    ASKING_H2 + frame(1, 5, 1, b"\x82") + frame(1, 4, 2, b"\xff\xff\xff\xff\xff"),
    ASKING_H2 + frame(3, 0, 1, bytes(4)) * 9,
    ASKING_H2 + frame(9, 0, 1, b"\x82") + frame(0, 1, 1, bytes(100)),  # a continuation of nothing
    ASKING_H2[:-9] + frame(0, 8, 1, b"\xff"),  # more padding than there are bytes
    PREFACE + frame(4, 0, 0, b"") + frame(6, 0, 0, bytes(8)) * 500,
    PREFACE + frame(4, 0, 0, b"") + frame(7, 0, 0, bytes(8)),
]
TLS = [
    HELLO,
    in_two_records(HELLO, 1),
    in_two_records(HELLO, 60),
    HELLO[:40] + b"\x16\x03\x01" + HELLO[40:],
    HELLO[:5] + b"\x01\xff\xff\xff" + HELLO[9:],  # a hello of 16 MiB
    HELLO + tls.sealed(bytes(2**15)),
    b"\x15\x03\x03\x00\x02\x02\x00",  # an alert
]
MTPROTO = [
    *(kind.first + kind().wrap(BARE) for kind in FRAMINGS),
    *(kind.first + kind().wrap(BARE[:-4]) for kind in FRAMINGS),
    *(kind.first + kind().wrap(LARGE_MESSAGE) for kind in FRAMINGS),
    Full().wrap(BARE) * 2,  # the same number twice
    Full().wrap(BARE)[:-1] + b"\0",
    mtproto.INTERMEDIATE + struct.pack("<I", 0xFFFFFFFF),
    PADDED + struct.pack("<I", 3) + b"abc",
    b"\xef\x7f\xff\xff\xff",
    b"\xef" + bytes(8),
]
SOCKS = [
    b"\x04\x01\x00\x50" + socket.inet_aton(WEB) + b"me\0GET / HTTP/1.1\r\n\r\n",
    b"\x04\x01\x00\x50\0\0\0\1me\0t.me\0GET / HTTP/1.1\r\n\r\n",
    b"\x05\x01\x00\x05\x01\x00\x03\x04t.me\x00\x50GET / HTTP/1.1\r\n\r\n",
    b"\x05\x01\x00\x05\x01\x00\x01" + socket.inet_aton(WEB) + b"\x01\xbb" + HELLO,
    b"\x05\x01\x00\x05\x01\x00\x04" + bytes(16) + b"\x00\x50",
    b"\x05\x01\x00\x05\x01\x00\x03\x03\xff.\xff\x00\x50",
    b"\x05\x01\x00\x05\x01\x00\x03\xff",
    b"\x05\x01\x00\x05\x03\x00\x03\x04t.me\x00\x50",  # UDP ASSOCIATE
    b"\x05\x01\x02",
    b"\x05\x01\x00",
]
LANGUAGES = [*DNS, *HTTP1, *HTTP2, *TLS, *MTPROTO, *SOCKS, b"SSH-2.0-x\r\n", b""]


def case(rng: random.Random) -> list[bytes]:
    """Return one case in the pieces in which it is sent: whole, cut, stretched, changed, or nothing but chance."""
    data = _changed(rng, rng.choice(LANGUAGES))
    cuts = sorted(rng.randrange(len(data) + 1) for _ in range(rng.choice([0, 0, 1, 3])))
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def _changed(rng: random.Random, data: bytes) -> bytes:
    way = rng.randrange(6)
    if way == 0:
        return rng.randbytes(rng.randrange(600))
    if way == 1:
        return data[: rng.randrange(len(data) + 1)]
    if way == 2:
        return data + rng.randbytes(rng.randrange(60_000))
    if way == 3 and data:
        flipped = bytearray(data)
        for _ in range(rng.randrange(1, 8)):
            flipped[rng.randrange(min(len(flipped), 2000))] ^= 1 << rng.randrange(8)
        return bytes(flipped)
    return data * rng.choice([1, 1, 1, 3])
