"""A relay: it passes every byte on in its own name, and a censor of addresses sees only the relay."""

import pytest

from helpers.censor import middlebox
from helpers.endpoint import Endpoint, Relay
from helpers.failures import outcome
from helpers.protocols import http, mtproto
from tests.cast import DC2, NAME, WEB

THERE = "203.0.113.99"


def ask_dc(client, address):
    return client.app.ask(Endpoint(address, 443, "tcp"))


def test_the_app_reaches_its_data_centre_over_a_relay_where_the_address_is_shut(internet):
    internet.network.listen(Endpoint(THERE, 443, "tcp"), Relay(Endpoint(DC2, 443, "tcp")))
    internet.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_prefixes("149.154.160.0/20")))
    student = internet.client("Telkomsel")
    assert outcome(student.app.connect).failure == "generic_timeout_error"
    with internet.capture() as capture:
        assert ask_dc(student, THERE)
    assert [(exchange.sender, exchange.destination.address) for exchange in capture] == [
        (student.road.source, THERE),
        (THERE, DC2),
    ]
    assert capture[1].cause is capture[0]


def test_tls_goes_through_from_end_to_end(internet):
    internet.network.listen(Endpoint(THERE, 443, "tcp"), Relay(Endpoint(WEB, 443, "tcp")))
    request = http.pack_request(http.Request("GET", NAME, "/"))
    stream = internet.client("abroad").road.exchange(Endpoint(THERE, 443, "tcp"), request, http.FRAMING, NAME)
    assert b"<title>Telegram Web</title>" in http.unpack_response(stream).body
    assert outcome(
        lambda: internet.client("abroad").road.exchange(Endpoint(THERE, 443, "tcp"), request, http.FRAMING, "t.me")
    ).failure == "ssl_invalid_hostname"  # fmt: skip


def test_the_server_sees_the_relays_address(internet):
    def say_who(request, caller):
        return http.page(caller.address)

    internet.network.listen(Endpoint("203.0.113.80", 80, "tcp"), http.service(say_who))
    internet.network.listen(Endpoint(THERE, 80, "tcp"), Relay(Endpoint("203.0.113.80", 80, "tcp")))
    assert internet.client("abroad").browser.get(f"http://{THERE}/").body == THERE.encode()


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_relays_that_lead_to_each_other_end_in_silence(internet, protocol):
    one, other = Endpoint(THERE, 53, protocol), Endpoint("203.0.113.98", 53, protocol)
    internet.network.listen(one, Relay(other))
    internet.network.listen(other, Relay(one))
    road = internet.client("abroad").road
    sent = mtproto.INTERMEDIATE
    assert outcome(lambda: road.exchange(one, sent, mtproto.FRAMING)).failure == "generic_timeout_error"


def test_a_relay_to_nowhere_is_refused_like_nowhere(internet):
    internet.network.listen(Endpoint(THERE, 443, "tcp"), Relay(Endpoint(WEB, 444, "tcp")))
    assert outcome(lambda: ask_dc(internet.client("abroad"), THERE)).failure == "connection_refused"
