"""Rule 4: time is a value; the kit's clients never sleep."""

import time

import pytest

from helpers import classroom
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.failures import TimedOut
from helpers.transports import TCP
from tests.cast import TELKOMSEL
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


def test_silence_over_a_stream(internet):
    SILENCES["the resolver is silent"](internet)
    client = internet.client("Telkomsel")
    client.stub.use(internet.resolver("Telkomsel"), TCP)
    begun = time.perf_counter()
    with pytest.raises(TimedOut):
        client.stub.resolve("web.telegram.org")
    assert time.perf_counter() - begun < 1


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
