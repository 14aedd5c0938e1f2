"""Bytes that nobody should send, through real sockets, to every kind of port: the classroom goes on answering.

A thousand cases, and ten thousand in the marked job (`-m slow`), each batch
from its own seed; after each one an ordinary query and an ordinary visit of
each kind are answered, no task has failed, and none is left.
"""

import random
import socket
import struct

import dns.message
import pytest

from helpers.endpoint import Endpoint, Relay
from helpers.protocols import framings, http, mtproto, tls
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import ABROAD, DC2, NAME, ROOT, URL, WEB

BATCH, BATCHES, SLOW_BATCHES = 100, 10, 100  # cases, and how often
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
    Endpoint(ABROAD, 853, "tcp"),
    Endpoint(ABROAD, 443, "tcp"),
]
RELAY = Endpoint("203.0.113.99", 443, "tcp")
DOORS = [Endpoint(ABROAD, 53, "udp"), Endpoint(ABROAD, 53, "tcp"), Endpoint(WEB, 443, "tcp"), RELAY]
QUERY = dns.message.make_query(NAME, "A", id=1).to_wire()
HELLO = tls.client_hello(NAME, bytes(32), "h2")
REQUEST = http.http2.pack_request(http.Request("POST", "resolver.abroad.example", "/dns-query", {}, QUERY))
BARE = mtproto.pack_req_pq(mtproto.ReqPq(bytes(16)))
LOOP = QUERY[:12] + b"\xc0\x0c" + QUERY[-4:]  # a name that points at itself
LANGUAGES = [  # bytes of one protocol, for the ports of all others
    QUERY,
    struct.pack("!H", len(QUERY)) + QUERY,
    b"GET / HTTP/1.1\r\nhost: web.telegram.org\r\n\r\n",
    b"POST /apiw1 HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999\r\n\r\n",
    b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\nhost: a\r\n\r\nzz\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n" * 3,
    REQUEST,
    http.http2.PREFACE + b"\xff\xff\xff\x00\x00\x00\x00\x00\x00",  # a frame of 16 MiB
    http.http2.PREFACE + b"\x00\x00\x00\x08\x00\x00\x00\x00\x00" * 50,  # empty frames of an impossible form
    HELLO,
    HELLO[:40] + b"\x16\x03\x01" + HELLO[40:],
    *(kind.first + kind().wrap(BARE) for kind in (framings.Abridged, framings.Intermediate, framings.Padded)),
    framings.Full().wrap(BARE),
    framings.Full().wrap(BARE)[:-1] + b"\0",
    mtproto.INTERMEDIATE + struct.pack("<I", 0xFFFFFFFF),
    b"\xef" + bytes(8),
    b"\x04\x01\x00\x50" + socket.inet_aton(WEB) + b"me\0GET / HTTP/1.1\r\n\r\n",
    b"\x05\x01\x00\x05\x01\x00\x03\x04t.me\x00\x50GET / HTTP/1.1\r\n\r\n",
    b"\x05\x01\x00\x05\x01\x00\x03\xff",
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


def places_of(internet):
    """Return port and protocol of everything that can be thrown at: servers, a relay, doorways, SOCKS."""
    network, client = internet.network, internet.client("abroad")
    network.listen(RELAY, Relay(Endpoint(DC2, 443, "tcp")))
    servers = [(network.on_loop(network.bound(one))[1], one.protocol) for one in ENDPOINTS]
    doors = [(client.port_for(one), one.protocol) for one in DOORS]
    return [*servers, *doors, (client.socks_port(), "tcp")]


def ask_everybody(internet):
    """Ask an ordinary question of each kind; each must be answered."""
    client = internet.client("abroad")
    client.stub.resolver.cache.clear()
    for transport in (UDP, TCP, DOT, DOH):
        client.stub.use(client.stub.resolver, transport)
        assert client.stub.resolve(NAME).addresses == (WEB,)
    assert client.browser.get(URL).status == 200
    assert client.app.connect().res_pq and client.app.ask(RELAY)
    assert client.web.connect().res_pq
    assert internet.network.faults == []


SEEDS = [*range(BATCHES), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(BATCHES, SLOW_BATCHES))]


@pytest.mark.parametrize("seed", SEEDS)
def test_ordinary_questions_are_answered_after_a_batch_of_garbage(loopback, seed):
    rng, places = random.Random(seed), places_of(loopback)
    for number in range(BATCH):
        port, protocol = places[(seed + number) % len(places)]
        throw(port, protocol, case(rng))
    ask_everybody(loopback)
    loopback.close()
    assert loopback.network.faults == [] and not loopback.network._tasks and not loopback.network.workers._threads


@pytest.mark.parametrize("number", range(len(ENDPOINTS) + len(DOORS) + 1))
def test_every_case_at_every_place(loopback, number):
    """Whatever is said in one language, at a port where another one is spoken."""
    port, protocol = places_of(loopback)[number]
    for data in LANGUAGES:
        throw(port, protocol, data)
    ask_everybody(loopback)
