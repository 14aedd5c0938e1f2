"""HTTP/2 as values: there and back, several at once, flow control, and what is no HTTP/2."""

import h2.config
import h2.connection
import h2.events
import pytest

from helpers.failures import GarbledError
from helpers.protocols import http
from helpers.protocols.http import http2

REQUEST = http.Request("POST", "t.me", "/a?b=c", {"x-one": "1"}, b"body")


def served(request, response):
    conversation = http2.Conversation()
    sent = [conversation.send(response(found)) for found in conversation.receive(http2.pack_request(request))]
    return b"".join(sent) + conversation.owed()


def test_a_request_goes_there_and_back():
    seen = []
    stream = served(REQUEST, lambda found: seen.append(found) or http.page("hi", 404))
    (found,) = seen
    assert (found.method, found.host, found.path, found.body) == ("POST", "t.me", "/a?b=c", b"body")
    assert found.headers["x-one"] == "1" and not [name for name in found.headers if name.startswith(":")]
    response = http2.unpack_response(stream)
    assert (response.status, response.body, response.headers["content-length"]) == (404, b"hi", "2")


@pytest.mark.parametrize("size", [0, 1, 16_384, 65_535, 65_536, http.LARGEST_BODY])
def test_bodies_of_every_size_come_whole(size):
    stream = served(http.Request("GET", "t.me", "/"), lambda found: http.Response(200, {}, b"x" * size))
    assert http2.response_length(stream) == len(stream)
    assert {http2.response_length(stream[:end]) for end in (0, 9, len(stream) - 1)} == {None}
    assert http2.unpack_response(stream).body == b"x" * size


def test_head_gets_the_length_without_the_body():
    stream = served(http.Request("HEAD", "t.me", "/"), lambda found: http.page("hello"))
    response = http2.unpack_response(stream, "HEAD")
    assert (response.headers["content-length"], response.body) == ("5", b"")


def client():
    state = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
    state.initiate_connection()
    return state


def ask(state, path):
    headers = [(":method", "GET"), (":scheme", "https"), (":authority", "t.me"), (":path", path)]
    state.send_headers(state.get_next_available_stream_id(), headers, end_stream=True)


def test_requests_that_come_together_each_get_their_own_response():
    state, conversation, bodies = client(), http2.Conversation(), {}
    for number in range(5):
        ask(state, f"/{number}")
    sent = b"".join(conversation.send(http.page(found.path)) for found in conversation.receive(state.data_to_send()))
    for event in state.receive_data(sent):
        if isinstance(event, h2.events.DataReceived):
            bodies[event.stream_id] = bodies.get(event.stream_id, b"") + event.data
    assert bodies == {1: b"/0", 3: b"/1", 5: b"/2", 7: b"/3", 9: b"/4"}


def test_a_body_waits_until_the_client_has_room():
    """A client that asks for no more than the usual 65,535 bytes gets the rest when it says that it has room."""
    state, conversation, body, ended = client(), http2.Conversation(), b"", False
    ask(state, "/")
    (sent,) = [conversation.send(http.page("x" * 200_000)) for _ in conversation.receive(state.data_to_send())]
    assert len(sent) < 70_000
    while not ended:
        for event in state.receive_data(sent):
            if isinstance(event, h2.events.DataReceived):
                body += event.data
                state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            ended = ended or isinstance(event, h2.events.StreamEnded)
        assert list(conversation.receive(state.data_to_send())) == []
        sent = conversation.owed()
    assert body == b"x" * 200_000


def test_a_ping_is_answered_without_a_request():
    state, conversation = client(), http2.Conversation()
    state.ping(b"12345678")
    assert list(conversation.receive(state.data_to_send())) == []
    assert any(isinstance(event, h2.events.PingAckReceived) for event in state.receive_data(conversation.owed()))


def test_a_request_that_was_taken_back_is_not_answered():
    state, conversation = client(), http2.Conversation()
    state.send_headers(1, [(":method", "POST"), (":scheme", "https"), (":authority", "a"), (":path", "/")])
    state.reset_stream(1)
    assert list(conversation.receive(state.data_to_send())) == []


@pytest.mark.parametrize("garbage", [b"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", http2.PREFACE + bytes(30), b"PRI " * 20])
def test_garbage_is_refused_with_goaway(garbage):
    conversation = http2.Conversation()
    with pytest.raises(GarbledError):
        list(conversation.receive(garbage))
    assert conversation.refusal()


def test_a_body_that_is_too_large_is_refused():
    state, conversation = client(), http2.Conversation()
    state.send_headers(1, [(":method", "POST"), (":scheme", "https"), (":authority", "a"), (":path", "/")])
    with pytest.raises(GarbledError, match="more than 1 MiB"):
        while True:
            assert list(conversation.receive(state.data_to_send())) == []
            state.receive_data(conversation.owed())
            state.send_data(1, bytes(16_000))
    with pytest.raises(ValueError, match="send it over HTTP/1"):
        http2.pack_request(http.Request("POST", "a", "/", {}, bytes(65_536)))


def test_half_a_response_and_no_response_are_garbled():
    stream = served(http.Request("GET", "t.me", "/"), lambda found: http.page("hello"))
    for wrong in (stream[:-1], b"", b"HTTP/1.1 200 OK\r\n\r\n"):
        with pytest.raises(GarbledError):
            http2.unpack_response(wrong)


def test_a_server_speaks_both_versions_and_tells_them_apart_by_the_first_bytes():
    service = http.service(lambda request, caller: http.page("hi"), "t.me")
    for version in (http.http1, http2):
        conversation = service.conversation()
        data = version.pack_request(http.Request("GET", "t.me", "/"))
        (sent,) = [conversation.send(service.respond(found, None)) for found in conversation.receive(data)]
        assert version.unpack_response(sent).body == b"hi"
