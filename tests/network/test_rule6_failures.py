"""Rule 6: one table of failure words, on every network."""

import pytest

from helpers.censor.middlebox import Action, Interference
from helpers.endpoint import Endpoint, Framing, Service
from helpers.failures import NetworkFailure, Operation
from helpers.protocols import http
from helpers.protocols.messages import Datagrams

HERE, NAME = "203.0.113.80", "site.example"
GET = http.pack_request(http.Request("GET", NAME, "/"))
ROUND_TRIP = Framing(Operation.DNS_ROUND_TRIP, lambda arrived, ended: len(arrived) or None)

# action, what must be visible first, how it is asked -> what it shows
TABLE = [
    ("drop", b"", "http", "generic_timeout_error", "connect"),
    ("reset", b"", "http", "connection_refused", "connect"),
    ("drop", b"\x16", "https", "generic_timeout_error", "tls_handshake"),
    ("reset", b"\x16", "https", "connection_reset", "tls_handshake"),
    ("drop", b"GET", "http", "generic_timeout_error", "http_round_trip"),
    ("reset", b"GET", "http", "connection_reset", "http_round_trip"),
    ("drop", b"?", "udp", "generic_timeout_error", "dns_round_trip"),
    ("reset", b"?", "udp", "connection_refused", "dns_round_trip"),
    (None, b"", "no such port", "connection_refused", "connect"),
    (None, b"", "no such host", "generic_timeout_error", "connect"),
    (None, b"", "no such port udp", "connection_refused", "dns_round_trip"),
    (None, b"", "another name", "ssl_invalid_hostname", "tls_handshake"),
    (None, b"", "no tls there", "connection_reset", "tls_handshake"),
    (None, b"", "silent", "generic_timeout_error", "http_round_trip"),
]

WAYS = {
    "http": (Endpoint(HERE, 80, "tcp"), GET, http.FRAMING),
    "https": (Endpoint(HERE, 443, "tcp"), GET, http.FRAMING, NAME),
    "udp": (Endpoint(HERE, 53, "udp"), b"?", ROUND_TRIP),
    "no such port": (Endpoint(HERE, 81, "tcp"), GET, http.FRAMING),
    "no such port udp": (Endpoint(HERE, 54, "udp"), b"?", ROUND_TRIP),
    "no such host": (Endpoint("203.0.113.99", 80, "tcp"), GET, http.FRAMING),
    "another name": (Endpoint(HERE, 443, "tcp"), GET, http.FRAMING, "other.example"),
    "no tls there": (Endpoint(HERE, 80, "tcp"), GET, http.FRAMING, NAME),
    "silent": (Endpoint(HERE, 8080, "tcp"), GET, http.FRAMING),
}


@pytest.mark.parametrize("action, seen, way, failure, operation", TABLE, ids=lambda value: str(value))
def test_the_table(internet, action, seen, way, failure, operation):
    network, road = internet.network, internet.client("Telkomsel").road
    network.listen(Endpoint(HERE, 80, "tcp"), http.service(lambda request, caller: http.page("hi")))
    network.listen(Endpoint(HERE, 443, "tcp"), http.service(lambda request, caller: http.page("hi"), NAME))
    network.listen(Endpoint(HERE, 8080, "tcp"), http.service(lambda request, caller: None))
    network.listen(Endpoint(HERE, 53, "udp"), Service(lambda request, caller: b"!", Datagrams))
    if action:
        assert road.exchange(*WAYS[way])  # the way is open without a censor
        road.middleboxes.append(lambda flow: Interference(Action(action)) if flow.sent.startswith(seen) else None)
    with pytest.raises(NetworkFailure) as caught:
        road.exchange(*WAYS[way])
    assert (caught.value.failure, caught.value.operation.value) == (failure, operation)


@pytest.mark.parametrize("action", [Action.DROP, Action.RESET])
@pytest.mark.parametrize("seen, way", [(b"GET", "http"), (b"?", "udp")])
def test_what_is_lost_on_the_way_is_missed_at_receive(internet, action, seen, way):
    """Nobody learns while sending that a packet is gone; so it is on a real road (tests/real_addresses)."""
    internet.network.listen(Endpoint(HERE, 80, "tcp"), http.service(lambda request, caller: http.page("hi")))
    road = internet.client("Telkomsel").road
    road.middleboxes.append(lambda flow: Interference(action) if flow.sent.startswith(seen) else None)
    with internet.capture() as capture, pytest.raises(NetworkFailure):
        road.exchange(*WAYS[way])
    send, receive = capture[0].steps[-2:]
    assert (send.name, send.failure, send.duration) == ("send", None, 0)
    assert (receive.name, receive.failure) == ("receive", capture[0].failure.failure)


def test_a_redirect_shows_nothing(internet):
    network, road = internet.network, internet.client("Telkomsel").road
    for address, text in ((HERE, "true"), ("203.0.113.81", "other")):
        network.listen(Endpoint(address, 80, "tcp"), http.service(lambda request, caller, text=text: http.page(text)))
    road.middleboxes.append(lambda flow: Interference(Action.REDIRECT, Endpoint("203.0.113.81", 80, "tcp")))
    with internet.capture() as capture:
        assert http.unpack_response(road.exchange(*WAYS["http"])).body == b"other"
    assert str(capture[0].destination) == "203.0.113.80:80/tcp" and capture[0].failure is None
