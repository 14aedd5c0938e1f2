"""A data centre: MTProto and HTTP on the same ports, told apart by the first bytes."""

import socket

import pytest

from helpers.endpoint import Endpoint
from helpers.failures import outcome
from helpers.protocols import http, mtproto
from helpers.protocols.framings import Full
from tests.cast import DC2
from tests.protocols.test_framings import ALL, BARE, EMPTIED, ENDLESS, GARBLED

REQUEST = mtproto.ReqPq(bytes(range(16)))
ALL_BROKEN = GARBLED | EMPTIED | ENDLESS
PATIENCE_SECONDS = 10  # nobody waits so long unless the data centre has left a connection open


def say(port, sent):
    """Send bytes to a port of this computer, say that this was all, and return what came back until the end."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as sock:
        sock.sendall(sent)
        sock.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: sock.recv(2**16), b""))


@pytest.mark.parametrize("port", [443, 80, 5222])
def test_each_port_speaks_both(internet, port):
    road, endpoint = internet.client("abroad").road, Endpoint(DC2, port, "tcp")
    bare = mtproto.pack_req_pq(REQUEST)
    framed = road.exchange(endpoint, mtproto.INTERMEDIATE + mtproto.frame(bare), mtproto.FRAMING)
    posted = http.unpack_response(
        road.exchange(endpoint, http.pack_request(http.Request("POST", "a", "/api", body=bare)), http.FRAMING)
    )
    for found in (mtproto.unpack_res_pq(mtproto.unframe(framed)), mtproto.unpack_res_pq(posted.body)):
        assert found.nonce == REQUEST.nonce
        factors = [number for number in range(2, 2**16) if found.pq % number == 0]
        assert factors == [] and 2**60 < found.pq < 2**63  # two large primes


@pytest.mark.parametrize("method, body", [("POST", b""), ("GET", b""), ("POST", b"garbage")])
def test_an_http_request_without_a_message_is_answered_as_well(memory, method, body):
    """OONI's Telegram test sends a POST without a body and takes any response for a sign of life (ts-020)."""
    request = http.pack_request(http.Request(method, DC2, "/", body=body))
    stream = memory.client("abroad").road.exchange(Endpoint(DC2, 80, "tcp"), request, http.FRAMING)
    assert http.unpack_response(stream).status == 501


@pytest.mark.parametrize("port", [443, 80, 5222])
@pytest.mark.parametrize("framing", ALL)
def test_it_answers_in_the_framing_in_which_it_is_asked(loopback, framing, port):
    door = loopback.client("Telkomsel").port_for(Endpoint(DC2, port, "tcp"))
    (answer,) = framing().receive(framing.first + say(door, framing.first + framing().wrap(BARE)))
    assert mtproto.unpack_res_pq(answer).nonce == REQUEST.nonce


@pytest.mark.parametrize("sent", ALL_BROKEN.values(), ids=ALL_BROKEN)
def test_a_broken_frame_ends_in_a_clean_close_and_the_next_is_answered(loopback, sent):
    client = loopback.client("abroad")
    assert say(client.port_for(Endpoint(DC2, 443, "tcp")), sent) == b""
    assert client.app.connect().answered == f"{DC2}:443/tcp"


def test_a_lie_after_a_true_question_leaves_the_first_answer(loopback):
    client = Full()
    sent = client.wrap(BARE) + Full().wrap(BARE)  # the same number twice
    answer = say(loopback.client("abroad").port_for(Endpoint(DC2, 443, "tcp")), sent)
    assert len(list(Full().receive(answer))) == 1


def test_garbage_gets_no_answer(memory):
    road = memory.client("abroad").road
    sent = mtproto.INTERMEDIATE + mtproto.frame(b"garbage!")
    assert outcome(lambda: road.exchange(Endpoint(DC2, 443, "tcp"), sent, mtproto.FRAMING)).failure == "eof_error"


def test_every_question_gets_another_answer_and_every_classroom_the_same(memory):
    connect = memory.client("abroad").app.connect
    first, second = connect().res_pq, connect().res_pq
    assert first.server_nonce != second.server_nonce and first.pq != second.pq
