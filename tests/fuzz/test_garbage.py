"""Bytes that nobody should send, through real sockets, to every kind of port: the classroom goes on answering.

A thousand cases, generated from one seed; after each batch an ordinary query
and an ordinary visit of each kind are answered, and no task has failed.
"""

import random
import socket
import struct

import dns.message
import pytest

from helpers.endpoint import Endpoint
from helpers.protocols import mtproto, tls
from tests.cast import ABROAD, DC2, NAME, ROOT, URL, WEB

CASES, BATCH = 1000, 100
PATIENCE_SECONDS = 0.001  # a port that says nothing is no fault: the next case goes on
ENDPOINTS = [
    Endpoint(ABROAD, 53, "udp"),
    Endpoint(ROOT, 53, "udp"),
    Endpoint(ABROAD, 53, "tcp"),
    Endpoint(ROOT, 53, "tcp"),
    Endpoint(WEB, 80, "tcp"),
    Endpoint(WEB, 443, "tcp"),
    Endpoint(DC2, 443, "tcp"),
    Endpoint(DC2, 80, "tcp"),
    Endpoint(DC2, 5222, "tcp"),
]
QUERY = dns.message.make_query(NAME, "A", id=1).to_wire()
LOOP = QUERY[:12] + b"\xc0\x0c" + QUERY[-4:]  # a name that points at itself
LANGUAGES = [  # bytes of one protocol, for the ports of all others
    QUERY,
    struct.pack("!H", len(QUERY)) + QUERY,
    b"GET / HTTP/1.1\r\nhost: web.telegram.org\r\n\r\n",
    b"POST /apiw1 HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999\r\n\r\n",
    b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\nhost: a\r\n\r\nzz\r\n",
    tls.client_hello(NAME, bytes(32)),
    mtproto.INTERMEDIATE + mtproto.frame(mtproto.pack_req_pq(mtproto.ReqPq(bytes(16)))),
    mtproto.INTERMEDIATE + struct.pack("<I", 0xFFFFFFFF),
    b"\xef" + bytes(8),
    LOOP,
    struct.pack("!H", len(LOOP)) + LOOP,
    QUERY[:4] + struct.pack("!4H", 9, 9, 9, 9) + QUERY[12:],  # counts that are not true
    QUERY[:2] + b"\x80" + QUERY[3:],  # a response
    QUERY[:2] + b"\x78" + QUERY[3:],  # an opcode that nobody knows
    b"SSH-2.0-x\r\n",
    b"\x05\x01\x00",
    b"",
]


def case(rng):
    """Return one case: bytes of some protocol, whole, cut, stretched, with flipped bits, or nothing but chance."""
    data = rng.choice(LANGUAGES)
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
            flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
        return bytes(flipped)
    return data * rng.choice([1, 1, 1, 3])


def throw(port, protocol, data):
    """Send bytes to a port of this computer and listen a moment; what comes back is not judged here."""
    kind = socket.SOCK_DGRAM if protocol == "udp" else socket.SOCK_STREAM
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.settimeout(PATIENCE_SECONDS)
        try:
            sock.connect(("127.0.0.1", port))
            sock.send(data) if protocol == "udp" else sock.sendall(data)
            sock.recv(2**16)
        except OSError:
            pass  # refused, cut, silent: all of these are allowed


@pytest.mark.parametrize("seed", range(CASES // BATCH))
def test_ordinary_questions_are_answered_after_a_batch_of_garbage(loopback, seed):
    rng = random.Random(seed)
    client = loopback.client("abroad")
    places = {endpoint: loopback.network.on_loop(loopback.network.bound(endpoint)) for endpoint in ENDPOINTS}
    for number in range(BATCH):
        endpoint = ENDPOINTS[number % len(ENDPOINTS)]
        throw(places[endpoint][1], endpoint.protocol, case(rng))
    client.stub.resolver.cache.clear()
    assert client.stub.resolve(NAME).addresses == (WEB,)
    assert client.browser.get(URL).status == 200
    assert client.app.connect().res_pq
    assert client.web.connect().res_pq
    assert loopback.network.faults == []


@pytest.mark.parametrize("endpoint", ENDPOINTS[:3] + ENDPOINTS[5:7], ids=str)
def test_garbage_through_a_doorway_does_not_stop_it(loopback, endpoint):
    rng = random.Random(str(endpoint))
    client = loopback.client("abroad")
    port = client.port_for(endpoint)
    for _ in range(20):
        throw(port, endpoint.protocol, case(rng))
    assert client.stub.resolve(NAME).addresses == (WEB,)
    assert loopback.network.faults == []
