"""Rule 3: the road records steps, every arrival in order, the cause, the visit, and dropped exchanges too."""

import pytest

from helpers.censor import middlebox
from helpers.failures import NameNotFound, NetworkFailure, outcome
from helpers.transports import UDP
from tests.cast import (
    BLOCK_PAGE,
    CONTROL,
    DC2,
    NAME,
    ORG,
    PUBLIC,
    ROOT,
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


def test_the_port_table_is_pruned(loopback):
    loopback.client("abroad").web.connect()
    loopback.client("Telkomsel").app.connect()
    assert loopback.network._exchanges == {}
