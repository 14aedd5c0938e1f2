"""Rule 4: time is a value; the kit's clients never sleep."""

import socket
import time

import pytest

from helpers import classroom
from helpers.censor import middlebox
from helpers.censor.interference import Action, Interference
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Service
from helpers.failures import TimedOut, outcome
from helpers.network.clock import LONGEST
from helpers.protocols.messages import Datagrams, Messages
from helpers.transports import DOH, DOH_HTTP1, DOT, TCP
from helpers.transports.transport import message_length
from tests.cast import BLOCK_PAGE, NAME, TELKOMSEL, WEB
from tests.conftest import WIRES

SILENCES = {
    "a middlebox drops": lambda internet: internet.provider("Telkomsel").middleboxes.append(
        middlebox.drop(middlebox.to_addresses(TELKOMSEL))
    ),
    "the resolver is silent": lambda internet: setattr(
        internet.resolver("Telkomsel"), "policy", Policy.from_text("*.org CNAME rpz-drop.")
    ),
    "nobody is there": lambda internet: setattr(internet.resolver("Telkomsel").road, "source", "203.0.113.99"),
}


@pytest.mark.parametrize("silence", SILENCES)
def test_silence_costs_five_noted_seconds_and_no_real_one(internet, silence):
    SILENCES[silence](internet)
    begun, before = time.perf_counter(), internet.network.clock.now
    with internet.capture() as capture, pytest.raises(TimedOut):
        internet.client("Telkomsel").stub.resolve("web.telegram.org")
    assert time.perf_counter() - begun < 1
    assert capture[0].seconds == pytest.approx(5) and internet.network.clock.now - before == pytest.approx(5)


@pytest.mark.parametrize("transport", [TCP, DOT, DOH, DOH_HTTP1], ids=repr)
def test_silence_over_a_stream(internet, transport):
    internet.resolver("abroad").policy = Policy.from_text("*.org CNAME rpz-drop.")
    client = internet.client("Telkomsel")
    client.stub.use(internet.resolver("abroad"), transport)
    begun = time.perf_counter()
    with pytest.raises(TimedOut):
        client.stub.resolve("web.telegram.org")
    assert time.perf_counter() - begun < 1


BAD_NEWS = {  # of a visit: which step brings it, the steps before it took a round trip each
    "another certificate": (lambda internet: None, ("ssl_invalid_hostname", "tls_handshake"), 2),
    "reset at the hello": (
        lambda internet: road_of(internet).append(middlebox.reset(middlebox.asking_server(NAME))),
        ("connection_reset", "tls_handshake"),
        2,
    ),
    "refused": (
        lambda internet: road_of(internet).append(middlebox.reset(middlebox.to_addresses(BLOCK_PAGE))),
        ("connection_refused", "connect"),
        1,
    ),
    "no HTTP": (
        lambda internet: internet.network.listen(Endpoint(BLOCK_PAGE, 443, "tcp"), NO_HTTP),
        ("unknown_failure", "http_round_trip"),
        3,
    ),
}  # fmt: skip
NO_HTTP = Service(lambda request, caller: b"no HTTP\r\n\r\n", Datagrams, (NAME,))


def road_of(internet):
    return internet.provider("Telkomsel").middleboxes


@pytest.mark.parametrize("news", BAD_NEWS)
def test_bad_news_take_as_long_as_good_ones(internet, news):
    prepare, ends, trips = BAD_NEWS[news]
    prepare(internet)
    with internet.capture() as capture:
        failure = outcome(lambda: internet.client("Telkomsel").browser.get("https://web.telegram.org/"))
        internet.client("Telkomsel").stub.resolve("t.me")
    assert (failure.failure, failure.operation.value) == ends
    latency = internet.network.latency_seconds
    visit, after = capture[1:]
    assert visit.seconds == pytest.approx(trips * latency) and visit.steps[-1].duration == pytest.approx(latency)
    assert after.began == visit.ended >= max([0, *(piece.seconds for piece in visit.passed)])


LED_ASTRAY = {  # by a redirect, to a server that waits for more: the visit, and how it ends
    "a page at a resolver": ("http://web.telegram.org/", Endpoint(TELKOMSEL, 53, "tcp"), "http_round_trip"),
    "a hello at a resolver": ("https://web.telegram.org/", Endpoint(TELKOMSEL, 53, "tcp"), "tls_handshake"),
    "in TLS, DNS alone is understood": (f"https://{NAME}/", Endpoint(WEB, 853, "tcp"), "http_round_trip"),
    "half an answer": ("http://web.telegram.org/", Endpoint(WEB, 8080, "tcp"), "http_round_trip"),
}


@pytest.mark.parametrize("astray", LED_ASTRAY)
def test_a_server_that_waits_for_more_costs_no_real_second(internet, astray):
    url, there, operation = LED_ASTRAY[astray]
    only_dns = Service(lambda wire, caller: wire, lambda: Messages(message_length), (NAME,))
    internet.network.listen(Endpoint(WEB, 853, "tcp"), only_dns)
    internet.network.listen(Endpoint(WEB, 8080, "tcp"), Service(lambda request, caller: b"HTTP/1.1 200", Datagrams))
    leading = Interference(Action.REDIRECT, there)
    middleboxes = internet.provider("abroad").middleboxes
    middleboxes.append(lambda flow: leading if flow.destination.address == WEB else None)
    client, begun = internet.client("abroad"), time.perf_counter()
    with internet.capture() as capture:
        failure = outcome(lambda: client.browser.get(url))
    assert time.perf_counter() - begun < 5
    assert (failure.failure, failure.operation.value) == ("generic_timeout_error", operation)
    assert capture[-1].steps[-1].duration == pytest.approx(5)


def test_an_app_that_is_led_astray_waits_at_each_of_its_endpoints_and_never_really(internet):
    leading = Interference(Action.REDIRECT, Endpoint(TELKOMSEL, 53, "tcp"))
    road_of(internet).append(lambda flow: leading)
    before, begun = internet.network.clock.now, time.perf_counter()
    failure = outcome(internet.client("Telkomsel").app.connect)
    assert failure.failure == "generic_timeout_error" and time.perf_counter() - begun < 5
    assert internet.network.clock.now - before == pytest.approx(15 * (5 + internet.network.latency_seconds))


def test_a_program_from_outside_may_say_the_rest_later(loopback):
    port = loopback.client("abroad").port_for(Endpoint(WEB, 80, "tcp"))
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sock:
        for part in (b"GET / HT", b"TP/1.1\r\nhost: t", b".me\r\n\r\n"):
            sock.sendall(part)
            loopback.client("abroad").stub.resolve("t.me")  # meanwhile the server has read it
        assert sock.recv(2**16).startswith(b"HTTP/1.1 200")


def test_plain_words_to_a_server_that_speaks_tls_are_cut_off_on_every_network(internet):
    found = outcome(lambda: internet.client("abroad").browser.get(f"http://{NAME}:443/"))
    assert (found.failure, found.operation.value) == ("eof_error", "http_round_trip")


def test_what_happens_together_takes_as_long_as_the_longest(internet):
    SILENCES["a middlebox drops"](internet)
    probe, control = internet.client("Telkomsel"), internet.client("abroad")
    failure, answer = internet.network.together(
        [lambda: probe.stub.resolve("my.telegram.org"), lambda: control.stub.resolve("api.telegram.org")]
    )
    assert isinstance(failure, TimedOut) and answer.addresses
    assert internet.network.clock.now == pytest.approx(5)


def test_the_cache_lives_by_the_same_clock(internet):
    client = internet.client("abroad")

    def exchanges():
        with internet.capture() as capture:
            client.stub.resolve("web.telegram.org")
        return len(capture)

    assert [exchanges(), exchanges()] == [4, 1]
    internet.network.clock.advance(301)  # the answer and the referrals are forgotten
    assert exchanges() == 4


def test_a_cached_answer_grows_old(internet):
    client = internet.client("abroad")
    client.stub.resolve("web.telegram.org")
    internet.network.clock.advance(100)
    assert client.stub.resolve("web.telegram.org").message.answer[0].ttl == 199  # of 300


def test_the_same_clock_on_every_network():
    ends = []
    for wire in WIRES:
        internet = classroom.open(wire())
        internet.client("abroad").browser.get("https://web.telegram.org/")
        ends.append(round(internet.network.clock.now, 6))
    assert ends[0] == ends[1] > 0


def test_time_ends_before_the_seconds_of_messages_and_of_saved_packets_do(internet, tmp_path):
    internet.network.clock.advance(LONGEST - 3600)
    for seconds in (1e10, 3601):
        with pytest.raises(
            ValueError, match="a classroom's time ends after 20 years, before seconds in 31 bits do; give"
        ):
            internet.network.clock.advance(seconds)
    with internet.capture() as capture:
        assert internet.client("abroad").web.connect() and internet.client("abroad").app.connect()
    capture.save(tmp_path / "late.pcap")
    assert (tmp_path / "late.pcap").stat().st_size > 1000
