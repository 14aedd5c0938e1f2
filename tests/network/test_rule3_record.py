"""Rule 3: the road records steps, every arrival in order, the cause, the visit, and dropped exchanges too."""

import pytest

from helpers.censor import middlebox
from helpers.endpoint import Endpoint, Relay
from helpers.failures import NameNotFound, NetworkFailure, outcome
from helpers.protocols import tls
from helpers.transports import UDP
from tests.cast import (
    ABROAD,
    BLOCK_PAGE,
    CONTROL,
    DC2,
    NAME,
    ORG,
    PUBLIC,
    ROOT,
    STUDENT,
    TELEGRAM_NS,
    URL,
    WEB,
    forge,
    give_telegram_many_hosts,
    public_resolver,
)


def test_the_steps_of_a_visit(internet):
    with internet.capture() as capture:
        internet.client("abroad").browser.get(URL)
    visit = capture[-1]
    assert [step.name for step in visit.steps] == ["connect", "tls_handshake", "send", "receive"]
    assert visit.sender == CONTROL and str(visit.destination) == f"{WEB}:443/tcp" and visit.server_name == NAME
    assert [round(step.duration, 3) for step in visit.steps] == [0.02, 0.02, 0, 0.02]
    assert [arrival.sender for arrival in visit.responses] == [WEB]
    assert repr(visit) == f"<Exchange {CONTROL} -> {WEB}:443/tcp: 1 response(s)>"


def test_the_cause_of_a_resolvers_questions(internet):
    with internet.capture() as capture:
        internet.client("abroad").stub.resolve(NAME)
    first, *others = capture
    assert first.cause is None
    assert [exchange.destination.address for exchange in others] == [ROOT, ORG, TELEGRAM_NS]
    assert all(exchange.cause is first and exchange.visit is first.visit for exchange in others)
    assert first.seconds == pytest.approx(0.08)  # its own way and the three that it caused


def test_causes_are_not_mixed_up_when_a_hundred_ask_at_once(internet):
    client = internet.client("abroad")
    names = give_telegram_many_hosts(internet)
    with internet.capture() as capture:
        internet.together([lambda name=name: client.stub.resolve(name) for name in names])
    caused = [exchange for exchange in capture if exchange.cause]
    assert len(caused) >= 100 and len(capture) == 100 + len(caused)

    def host(exchange):
        return exchange.request[12:].split(b"\0")[0]

    assert all(host(exchange) == host(exchange.cause) for exchange in caused)


def test_a_visit_inside_a_visit(internet):
    student = internet.client("Telkomsel")
    with internet.capture() as capture:
        failure = outcome(student.web.connect)
        student.app.connect()
        student.stub.resolve("t.me")
    page, app, stub = capture[1].visit, capture[2].visit, capture[3].visit
    assert (page.program, page.aim, page.failure) == ("web client", URL, failure)
    assert (page.outer.aim, page.outer.failure) == ("Telegram in the browser", failure)
    assert capture[0].visit.outer is page and capture[0].visit.aim == f"{NAME} A"
    assert (app.aim, app.outer.program, app.failure) == (f"{DC2}:443/tcp", "app", None)
    assert (stub.program, stub.aim, stub.outer) == ("stub resolver", "t.me A", None)


def test_a_name_that_gives_no_address_ends_the_visit(internet):
    with internet.capture() as capture:
        outcome(lambda: internet.client("abroad").browser.get("https://nowhere.telegram.org/"))
    assert isinstance(capture[0].visit.outermost.failure, NameNotFound)
    assert capture[0].visit.outermost.failure.operation.value == "resolve"


def test_the_policys_order_stands_on_the_exchange(internet):
    with internet.capture() as capture:
        internet.client("Telkomsel").stub.resolve(NAME)
        internet.client("Telkomsel").stub.resolve("aurora.web.telegram.org")
    assert capture[0].decision.trigger == NAME and capture[0].interference is None
    assert [exchange.decision for exchange in capture[1:]] == [None] * len(capture[1:])


def test_a_dropped_exchange_is_recorded(internet):
    internet.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_addresses(DC2)))
    student = internet.client("Telkomsel")
    with internet.capture() as capture, pytest.raises(NetworkFailure):
        student.app.ask(next(student.app.endpoints))
    (dropped,) = capture
    assert dropped.interference.action is middlebox.Action.DROP
    assert [(step.name, step.failure) for step in dropped.steps] == [("connect", "generic_timeout_error")]
    assert dropped.failure.failure == "generic_timeout_error" and dropped.responses == []


@pytest.mark.parametrize("after_seconds, winner", [(0.005, "a middlebox"), (9, PUBLIC)])
def test_the_injection_race(internet, after_seconds, winner):
    internet.provider("Telkomsel").middleboxes.append(middlebox.inject_dns(forge, after_seconds))
    client = internet.client("Telkomsel")
    client.stub.use(public_resolver(internet), UDP)
    with internet.capture() as capture:
        answer = client.stub.resolve(NAME)
    arrivals = capture[0].responses
    assert {arrival.sender for arrival in arrivals} == {"a middlebox", PUBLIC} and arrivals[0].sender == winner
    assert arrivals[0].seconds < arrivals[1].seconds
    assert answer.addresses == ({PUBLIC: WEB, "a middlebox": BLOCK_PAGE}[winner],)


def test_what_passed_on_the_wire_is_kept_as_the_road_saw_it(internet):
    with internet.capture() as capture:
        internet.client("abroad").browser.get(URL)
    *_, question, page = [one for one in capture if one.sender == CONTROL]
    assert [(piece.outward, piece.data) for piece in question.passed] == [
        (True, question.request),
        (False, question.responses[0].data),
    ]
    assert [piece.seconds for piece in question.passed] == pytest.approx([question.began, question.ended])
    outward, inward = (b"".join(p.data for p in page.passed if p.outward is way) for way in (True, False))
    assert tls.server_name(outward) == NAME and inward[:1] == b"\x16" and inward[5:6] == b"\x02"  # ServerHello
    assert len(outward) > len(page.request) and len(inward) > len(page.responses[0].data)
    assert b"HTTP" not in outward + inward and b"<title>" not in inward
    times = [piece.seconds for piece in page.passed]
    assert times == sorted(times) and times[0] == pytest.approx(page.began + 0.02) and times[-1] == page.ended


def test_what_a_middlebox_stopped_was_sent_and_a_forged_answer_is_marked(internet):
    provider, student = internet.provider("Telkomsel"), internet.client("Telkomsel")
    for box in (middlebox.drop(middlebox.to_ports(53)), middlebox.inject_dns(forge)):
        provider.middleboxes[:] = [box]
        with internet.capture() as capture:
            outcome(lambda: student.stub.resolve("t.me"))
        passed = [(piece.outward, piece.forged) for piece in capture[0].passed]
        assert passed == ([(True, False)] if capture[0].struck else [(True, False), (False, True), (False, False)])


def test_a_relays_leg_has_what_passed_it(internet):
    internet.network.listen(Endpoint("203.0.113.99", 53, "udp"), Relay(Endpoint(ABROAD, 53, "udp")))
    client = internet.client("Telkomsel")
    internet.provider("Telkomsel").middleboxes.append(middlebox.inject_dns(forge))
    client.stub.use(type("Known", (), {"address": "203.0.113.99", "name": None})())
    with internet.capture() as capture:
        client.stub.resolve(NAME)
    own, leg = capture[:2]
    assert own.legs == [leg] and leg.sender == "203.0.113.99" and leg.ended == own.ended
    assert leg.passed == [piece for piece in own.passed if not piece.forged] and len(own.passed) == 3


def test_a_client_that_is_stopped_before_it_says_anything_leaves_no_second_exchange(loopback):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.drop(lambda flow: flow.sent != b""))
    student = loopback.client("Telkomsel")
    with loopback.capture() as capture:
        outcomes = [outcome(student.app.connect).failure for _ in range(20)]
        loopback.client("abroad").app.connect()  # the servers have seen all before it
    assert set(outcomes) == {"generic_timeout_error"}
    assert {exchange.sender for exchange in capture} == {STUDENT, CONTROL}


def test_the_port_table_is_pruned(loopback):
    loopback.client("abroad").web.connect()
    loopback.client("Telkomsel").app.connect()
    assert loopback.network._exchanges == {}
