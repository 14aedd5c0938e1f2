"""Rule 7: a web service is http.Request -> http.Response; connections are not its business."""

import base64
import http.client
import socket

import dns.message
import pytest

from helpers.endpoint import Endpoint
from helpers.protocols import http as web
from helpers.protocols import mtproto
from helpers.servers import website
from helpers.transports import DOH
from tests.cast import DC2, PUBLIC, STUDENT, WEB, public_resolver

HERE = Endpoint("203.0.113.80", 80, "tcp")
DATACENTRE = Endpoint(DC2, 443, "tcp")


def echo(request, caller):
    return web.Response(200, {"x-caller": caller.address}, request.method.encode() + b" " + request.body)


@pytest.fixture
def port(loopback):
    loopback.network.listen(HERE, web.service(echo))
    return loopback.client("Telkomsel").port_for(HERE)


def test_keep_alive_and_chunked_bodies(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    for body, method in ((b"one", "POST"), (iter([b"t", b"w", b"o"]), "POST"), (None, "HEAD"), (b"last", "PUT")):
        connection.request(method, "/", body, {"Host": "site.example"})
        local = connection.sock.getsockname()
        response = connection.getresponse()
        assert response.status == 200 and response.headers["x-caller"] == STUDENT
        assert response.read() == {"one": b"POST one", "last": b"PUT last"}.get(
            (body if isinstance(body, bytes) else b"").decode(), b"" if method == "HEAD" else b"POST two"
        )
    assert connection.sock.getsockname() == local
    connection.close()


@pytest.mark.parametrize(
    "sent",
    [b"\0garbage\r\n\r\n", b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2000000\r\n\r\n" + bytes(1100000)],
    ids=["garbage", "more than 1 MiB"],
)
def test_what_is_no_request_is_refused(port, sent):
    with socket.create_connection(("127.0.0.1", port), 5) as sock:
        sock.sendall(sent)
        assert sock.recv(2**16).startswith(b"HTTP/1.1 400 ")


def test_a_large_body_below_the_limit(internet):
    internet.network.listen(HERE, web.service(echo))
    request = web.pack_request(web.Request("POST", "site.example", "/", body=bytes(10**6)))
    stream = internet.client("abroad").road.exchange(HERE, request, web.FRAMING)
    assert len(web.unpack_response(stream).body) == 10**6 + 5


def test_doh_is_such_a_service_by_post_and_get(internet):
    road = internet.client("abroad").road
    public_resolver(internet)
    wire = dns.message.make_query("web.telegram.org", "A", id=0).to_wire()
    text = base64.urlsafe_b64encode(wire).rstrip(b"=").decode()
    for request in (
        web.Request("POST", "dns.google", "/dns-query", body=wire),
        web.Request("GET", "dns.google", f"/dns-query?dns={text}"),
    ):
        stream = road.exchange(Endpoint(PUBLIC, DOH.port, "tcp"), web.pack_request(request), web.FRAMING, "dns.google")
        response = web.unpack_response(stream)
        assert response.headers["content-type"] == "application/dns-message"
        assert dns.message.from_wire(response.body).answer[0][0].address == WEB


def test_redirects_are_the_browsers_loop(internet):
    website.serve(internet.network, website.Website("<title>Telegram Web</title>", {"/old": "/"}).respond, WEB)
    with internet.capture() as capture:
        page = internet.client("abroad").browser.get("http://web.telegram.org/old")
    assert page.url == "http://web.telegram.org/" and page.title == "Telegram Web"
    assert [exchange.destination.port for exchange in capture if exchange.cause is None] == [53, 80, 53, 80]


def test_a_data_centre_tells_mtproto_from_http(internet):
    road = internet.client("abroad").road
    post = web.pack_request(web.Request("POST", DC2, "/"))
    assert web.unpack_response(road.exchange(DATACENTRE, post, web.FRAMING)).status == 501
    nonce = bytes(range(16))
    message = mtproto.INTERMEDIATE + mtproto.frame(mtproto.pack_req_pq(mtproto.ReqPq(nonce)))
    stream = road.exchange(DATACENTRE, message, mtproto.FRAMING)
    assert mtproto.unpack_res_pq(mtproto.unframe(stream)).nonce == nonce
