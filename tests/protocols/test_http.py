"""HTTP as values: there and back, keep-alive, and what is no HTTP."""

import pytest

from helpers.failures import GarbledError
from helpers.protocols import http

REQUEST = http.Request("POST", "t.me", "/a?b=c", {"x-one": "1"}, b"body")


def test_a_request_goes_there_and_back():
    (found,) = http.Conversation().receive(http.pack_request(REQUEST))
    assert (found.method, found.host, found.path, found.body) == ("POST", "t.me", "/a?b=c", b"body")
    assert found.headers["x-one"] == "1"


def test_two_requests_on_one_connection_each_get_their_response():
    conversation, sent = http.Conversation(), []
    for number in range(2):
        for _ in conversation.receive(http.pack_request(REQUEST)):
            sent.append(conversation.send(http.page(f"page {number}")))
    assert [http.unpack_response(stream).body for stream in sent] == [b"page 0", b"page 1"]


def test_head_gets_the_length_without_the_body():
    conversation = http.Conversation()
    list(conversation.receive(http.pack_request(http.Request("HEAD", "t.me", "/"))))
    sent = conversation.send(http.page("hello"))
    assert b"content-length: 5" in sent and not sent.endswith(b"hello")
    assert http.unpack_response(sent, "HEAD").status == 200


@pytest.mark.parametrize(
    "garbage", [b"\x00\x01\x02\x03\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n"]
)
def test_garbage_is_refused_with_status_400(garbage):
    conversation = http.Conversation()
    with pytest.raises(GarbledError):
        list(conversation.receive(garbage))
    assert conversation.refusal().startswith(b"HTTP/1.1 400 ")


def test_a_body_that_is_too_large_is_refused():
    head = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9999999\r\n\r\n"
    with pytest.raises(GarbledError, match="more than 1 MiB"):
        list(http.Conversation().receive(head + bytes(http.LARGEST_BODY + 1)))


@pytest.mark.parametrize("cut", [0, 10, 45])
def test_half_a_response_is_garbled(cut):
    whole = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n" + bytes(20)
    with pytest.raises(GarbledError):
        http.unpack_response(whole[:cut])
    assert http.unpack_response(whole).body == bytes(20)
