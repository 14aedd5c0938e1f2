"""One DNS message over every transport, on every network; and what a server says to what it can't carry."""

import dns.flags
import dns.message
import dns.rcode
import pytest

from helpers.endpoint import Caller, Endpoint
from helpers.failures import outcome
from helpers.network.secure import Authority
from helpers.protocols import doh, http
from helpers.transports import DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET, DOT, TCP, UDP, ask, unpack
from helpers.transports.serving import LARGEST_DATAGRAM
from tests.cast import ABROAD, CONTROL, NAME, WEB

ALL = [UDP, TCP, DOT, DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET]
RESOLVER = "resolver.abroad.example"


def client_asking_over(internet, transport):
    client = internet.client("abroad")
    client.stub.use(client.stub.resolver, transport)
    return client


@pytest.mark.parametrize("transport", ALL, ids=lambda transport: transport.name)
def test_the_same_answer_over_every_transport(internet, transport):
    client = client_asking_over(internet, transport)
    with internet.capture() as capture:
        assert client.stub.resolve(NAME).addresses == (WEB,)
    own = capture[0]
    assert str(own.destination) == f"{ABROAD}:{transport.port}/{transport.protocol}"
    assert own.server_name == (RESOLVER if transport.encrypted else None)
    question, answer = (unpack(own.destination, data) for data in (own.request, own.responses[0].data))
    assert question.question[0].name.to_text() == f"{NAME}." and answer.answer[0][0].address == WEB
    assert len(client.stub.wait_for_all(NAME)) == 1


@pytest.mark.parametrize("transport", ALL, ids=lambda transport: transport.name)
@pytest.mark.parametrize("name", ["long.example", "longest.example"])
def test_a_long_answer_comes_whole_and_over_tcp_where_no_datagram_carries_it(internet, transport, name):
    client = client_asking_over(internet, transport)
    with internet.capture() as capture:
        message = client.stub.resolve(name, "TXT").message
    size = sum(len(text) for rdata in message.answer[0] for text in rdata.strings)
    assert size == {"long.example": 6 * 255, "longest.example": 254 * 255}[name]
    own = [exchange for exchange in capture if exchange.cause is None]
    assert [exchange.destination.protocol for exchange in own] == (["udp", "tcp"] if transport is UDP else ["tcp"])


@pytest.mark.parametrize("offered, largest", [(None, 512), (512, 512), (700, 700), (1232, 1232), (65_535, 1232)])
def test_a_datagram_is_never_larger_than_what_was_offered(memory, offered, largest):
    query = dns.message.make_query("long.example", "TXT", id=1)
    if offered:
        query.use_edns(0, payload=offered)
    service = memory.network.services[Endpoint(ABROAD, 53, "udp")]
    wire = service.respond(query.to_wire(), Caller(CONTROL, "udp")).work()
    assert len(wire) <= min(largest, LARGEST_DATAGRAM)
    assert dns.message.from_wire(wire).flags & dns.flags.TC


def test_an_unknown_version_of_edns_is_told_so(internet):
    query = dns.message.make_query(NAME, "A", use_edns=1)
    assert ask(internet.client("abroad").road, query, ABROAD).rcode() == dns.rcode.BADVERS


@pytest.mark.parametrize("transport", [DOT, DOH, DOH_HTTP1], ids=lambda transport: transport.name)
def test_a_wrong_name_is_refused(internet, transport):
    query = dns.message.make_query(NAME, "A")
    failure = outcome(lambda: ask(internet.client("abroad").road, query, ABROAD, transport, "other.example"))
    assert (failure.failure, failure.operation.value) == ("ssl_invalid_hostname", "tls_handshake")


@pytest.mark.parametrize("transport", [DOT, DOH, DOH_HTTP1], ids=lambda transport: transport.name)
def test_an_unknown_authority_is_refused(loopback, transport, monkeypatch):
    monkeypatch.setattr(loopback.network.authority, "client_context", Authority().client_context)
    failure = outcome(lambda: client_asking_over(loopback, transport).stub.resolve(NAME))
    assert (failure.failure, failure.operation.value) == ("ssl_unknown_authority", "tls_handshake")


@pytest.mark.parametrize("transport", [DOT, DOH])
def test_a_server_without_a_name_can_not_be_asked_in_secret(memory, transport):
    student = memory.client("Telkomsel")
    student.stub.use(student.stub.resolver, transport)
    with pytest.raises(ValueError, match="has no name on a certificate"):
        student.stub.resolve(NAME)


REQUESTS = [  # a request to a DoH server that carries no DNS message, and the status that says so
    (http.Request("GET", RESOLVER, "/dns-query"), 400),
    (http.Request("GET", RESOLVER, "/dns-query?dns=%%%"), 400),
    (http.Request("GET", RESOLVER, "/dns-query?dns=AAAA"), 400),
    (http.Request("POST", RESOLVER, "/dns-query", {"content-type": doh.MEDIA_TYPE}, b"short"), 400),
    (http.Request("POST", RESOLVER, "/dns-query", {"content-type": "text/plain"}, bytes(30)), 415),
    (http.Request("DELETE", RESOLVER, "/dns-query"), 405),
    (http.Request("GET", RESOLVER, "/"), 404),
]


@pytest.mark.parametrize("version", [http.http1, http.http2])
@pytest.mark.parametrize("request_, status", REQUESTS, ids=lambda value: str(getattr(value, "path", value)))
def test_what_is_no_dns_message_gets_a_status_of_its_own(internet, version, request_, status):
    road = internet.client("abroad").road
    stream = road.exchange(Endpoint(ABROAD, 443, "tcp"), version.pack_request(request_), version.FRAMING, RESOLVER)
    assert version.unpack_response(stream).status == status


def test_a_response_says_how_long_it_may_be_kept(memory):
    with memory.capture() as capture:
        client_asking_over(memory, DOH_HTTP1).stub.resolve(NAME)
    assert b"cache-control: max-age=300\r\n" in capture[0].responses[0].data


@pytest.mark.parametrize("transport", [DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET], ids=lambda transport: transport.name)
def test_equal_questions_are_equal_bytes(memory, transport):
    """A query over HTTPS has the id 0 (RFC 8484 section 4.1)."""
    client = client_asking_over(memory, transport)
    with memory.capture() as capture:
        answers = [client.stub.resolve(NAME) for _ in range(2)]
    own = [exchange for exchange in capture if exchange.cause is None]
    assert own[0].request == own[1].request and unpack(own[0].destination, own[0].request).id == 0
    assert answers[0].message.id != answers[1].message.id
