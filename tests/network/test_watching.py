"""A watcher hears of every request of a server, whoever asks and however, and can break nothing."""

import threading

import dns.message
import pytest

from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Framing, Relay
from helpers.failures import Operation, outcome
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import (
    ABROAD,
    BLOCK_PAGE,
    NAME,
    PUBLIC,
    STUDENT,
    TELKOMSEL,
    give_telegram_many_hosts,
    public_resolver,
)
from tests.outside import run


@pytest.fixture
def heard(internet):
    """What comes to the resolver of Telkomsel."""
    found = []
    internet.network.watch(TELKOMSEL, found.append)
    return found


def test_it_hears_the_request_the_response_and_the_decision(internet, heard):
    stub = internet.client("Telkomsel").stub
    for name in (NAME, "aurora.web.telegram.org", "aurora.web.telegram.org"):
        stub.resolve(name)
    assert [dns.message.from_wire(one.request).question[0].name.to_text() for one in heard] == [
        f"{NAME}.",
        "aurora.web.telegram.org.",
        "aurora.web.telegram.org.",
    ]
    assert all(dns.message.from_wire(one.response).answer for one in heard)
    assert [one.decision is not None for one in heard] == [True, False, False]
    assert {one.exchange.sender for one in heard} == {STUDENT}


def test_it_hears_of_it_before_the_one_who_asked(internet):
    """Else the lines of a log would depend on who is faster."""
    stub, found = internet.client("abroad").stub, []
    internet.network.watch(ABROAD, found.append)
    for number, name in enumerate(give_telegram_many_hosts(internet), 1):
        stub.resolve(name)
        assert len(found) == number


@pytest.mark.parametrize("transport", [UDP, TCP, DOT, DOH])
def test_it_hears_what_travels_in_any_transport(internet, transport):
    found, client = [], internet.client("abroad")
    client.stub.use(public_resolver(internet), transport)
    internet.network.watch(PUBLIC, found.append)
    client.stub.resolve(NAME)
    assert len(found) == 1 and found[0].exchange.destination == Endpoint(PUBLIC, transport.port, transport.protocol)


def test_silence_is_heard_as_well(internet, heard):
    internet.provider("Telkomsel").resolver.policy = Policy.from_text("* CNAME rpz-drop.")
    outcome(lambda: internet.client("Telkomsel").stub.resolve(NAME))
    assert [one.response for one in heard] == [None]


def test_it_hears_what_a_middlebox_led_there_and_what_a_relay_passed_on(internet, heard):
    student, control = internet.client("Telkomsel"), internet.client("abroad")
    internet.provider("Telkomsel").middleboxes.append(middlebox.redirect_dns(TELKOMSEL))
    student.stub.use(public_resolver(internet))
    student.stub.resolve(NAME)
    internet.network.listen(Endpoint("203.0.113.98", 53, "udp"), Relay(Endpoint(TELKOMSEL, 53, "udp")))
    control.stub.use(type("Known", (), {"address": "203.0.113.98", "name": None})())
    control.stub.resolve(NAME)
    assert [one.exchange.sender for one in heard] == [STUDENT, "203.0.113.98"]


def test_one_connection_has_a_decision_for_each_request(internet, heard):
    def all_three(arrived, ended):
        return len(arrived) if len(heard) == 3 else None

    stream = b"".join(
        dns.message.make_query(name, "A").to_wire(prepend_length=True) for name in (NAME, "nowhere.example", NAME)
    )
    with internet.capture() as capture:
        road = internet.client("Telkomsel").road
        road.exchange(Endpoint(TELKOMSEL, 53, "tcp"), stream, Framing(Operation.READ, all_three))
    assert [one.decision is not None for one in heard] == [True, False, True]
    assert capture[0].decision is heard[-1].decision


def test_a_watcher_that_raises_breaks_no_server(internet):
    def fail(answered):
        raise RuntimeError("a watcher")

    stub, found = internet.client("abroad").stub, []
    internet.network.watch(ABROAD, fail)
    internet.network.watch(ABROAD, found.append)
    assert stub.resolve(NAME).addresses and stub.resolve(NAME).addresses
    assert [str(fault) for fault in internet.network.faults] == ["a watcher"] * 2 and len(found) == 2
    internet.network.faults.clear()


def test_it_is_told_one_at_a_time(internet):
    threads, under_way, found = set(), [], []

    def tell(answered):
        threads.add(threading.current_thread())
        under_way.append(answered)
        found.append(len(under_way))
        under_way.remove(answered)

    internet.network.watch(ABROAD, tell)
    stub = internet.client("abroad").stub
    names = give_telegram_many_hosts(internet)
    internet.together([lambda name=name: stub.resolve(name) for name in names])
    assert found == [1] * 100 and len(threads) == 1


def test_after_stop_nothing_is_heard_and_others_go_on(internet):
    stub, found, others = internet.client("abroad").stub, [], []
    stop = internet.network.watch(ABROAD, found.append)
    internet.network.watch(ABROAD, others.append)
    stub.resolve(NAME)
    stop()
    stop()
    stub.resolve(NAME)
    assert (len(found), len(others)) == (1, 2)


def test_watching_changes_nothing(internet):
    def day():
        stub = internet.client("Telkomsel").stub
        with internet.capture() as capture:
            answers = [stub.resolve(name) for name in (NAME, "aurora.web.telegram.org")]
        return [answer.addresses for answer in answers], [(str(one), one.decision) for one in capture]

    day()
    before = day()
    internet.network.watch(TELKOMSEL, lambda answered: None)
    assert day() == before


def test_nobody_listens_there(internet):
    with pytest.raises(LookupError, match="nobody listens at 192.0.2.99; watch a server of this classroom"):
        internet.network.watch("192.0.2.99", print)


@pytest.mark.parametrize("way", ["+notcp", "+tcp"])
def test_dig_is_heard_through_a_doorway_and_directly(loopback, way):
    found = []
    loopback.network.watch(TELKOMSEL, found.append)
    endpoint = Endpoint(TELKOMSEL, 53, "tcp" if way == "+tcp" else "udp")
    door = loopback.client("Telkomsel").port_for(endpoint)
    _, direct = loopback.network.on_loop(loopback.network.bound(endpoint))
    for port in (door, direct):
        assert run("dig", "@127.0.0.1", "-p", port, way, NAME, "+short").stdout.strip() == BLOCK_PAGE
    assert [one.exchange.sender for one in found] == [STUDENT, "this computer"]
