"""The log of a resolver: each query becomes a line, whoever asks and however, in words that need no colour."""

import html
import re

import dns.message
import pytest

from helpers import classroom, show
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Framing
from helpers.failures import Operation, outcome
from helpers.network.memory import MemoryNetwork
from helpers.network.road import Road
from helpers.servers.resolver import Resolver
from helpers.show.doors import Kind
from helpers.show.log import MOST_LINES
from helpers.show.walk import journeys
from helpers.transports import DOH, DOH_GET, DOT, TCP, UDP
from tests.cast import (
    BLOCK_PAGE,
    NAME,
    PUBLIC,
    ROOT,
    STUDENT,
    TELKOMSEL,
    give_telegram_many_hosts,
    public_resolver,
)
from tests.outside import run

UDP_FRAMING = Framing(Operation.DNS_ROUND_TRIP, lambda arrived, ended: len(arrived) or None)
FREE = "aurora.web.telegram.org"


@pytest.fixture
def log(internet):
    return show.log(internet.resolver("Telkomsel"))


def words_of(log):
    """Return the cells of the table, row by row, as a reader sees them: the head, then the newest first."""
    rows = re.findall("<tr>(.*?)</tr>", log.fallback)
    return [
        [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows
    ]


def test_it_grows_while_the_internet_is_asked(internet, log):
    assert words_of(log) == [["no.", "who asks", "transport", "question", "answer", "policy"], ["no query yet"]]
    stub, who = internet.client("Telkomsel").stub, f"{STUDENT} (Telkomsel)"
    stub.resolve(NAME)
    assert words_of(log)[1:] == [["1", who, "UDP", f"{NAME} A", BLOCK_PAGE, "\N{NOT EQUAL TO} changed"]]
    stub.resolve("nowhere.telegram.org", "AAAA")
    assert words_of(log)[1] == ["2", who, "UDP", "nowhere.telegram.org AAAA", "no such name (NXDOMAIN)", "= unchanged"]


@pytest.mark.parametrize(
    "order, answer, changed",
    [
        ("CNAME .", "no such name (NXDOMAIN)", True),
        ("CNAME *.", "no address", True),
        ("CNAME rpz-drop.", "silence", True),
        ("CNAME rpz-passthru.", "198.51.100.10", False),
        ("A 192.0.2.1", "192.0.2.1", True),
    ],
)
def test_what_a_policy_orders_is_said(internet, log, order, answer, changed):
    internet.provider("Telkomsel").resolver.policy = Policy.from_text(f"{NAME} {order}\n")
    outcome(lambda: internet.client("Telkomsel").stub.resolve(NAME))
    (line,) = log.lines
    assert (line.answer, line.changed) == (answer, changed)


def test_a_refusal_is_not_called_unchanged(internet):
    log = show.log(internet.resolver("refused.example"))
    stub = internet.client("refused.example").stub
    stub.resolve(NAME)
    assert words_of(log)[1][4:] == ["refused (REFUSED)", "not answered"]
    assert str(log.lines[0]).endswith(f"{NAME} A? refused (REFUSED), not answered")
    stub.resolve(FREE)
    assert str(log.lines[1]).endswith(", unchanged")


def test_an_order_to_come_again_over_tcp_is_a_detour_here_and_on_the_ladder(internet, log):
    internet.provider("Telkomsel").resolver.policy = Policy.from_text("* CNAME rpz-tcp-only.\n")
    with internet.capture() as capture:
        internet.client("Telkomsel").stub.resolve(NAME)
    assert [(line.transport, line.answer, line.changed) for line in log.lines] == [
        ("UDP", "cut short: ask over TCP", False),
        ("TCP", "198.51.100.10", False),
    ]
    (walk,) = journeys(capture)
    assert all(move.kind is not Kind.CHANGED for move in walk.moves)
    assert "cut short: ask over TCP" in [move.words for move in walk.moves]


def test_every_transport_has_its_name(internet):
    resolver, stub = public_resolver(internet), internet.client("abroad").stub
    log = show.log(resolver)
    for transport in (UDP, TCP, DOT, DOH, DOH_GET):
        stub.use(resolver, transport)
        stub.resolve(FREE)
    assert [line.transport for line in log.lines] == ["UDP", "TCP", "DoT", "DoH", "DoH"]
    assert {line.question for line in log.lines} == {f"{FREE} A"} and len({line.answer for line in log.lines}) == 1


def test_garbage_is_a_line_as_well(internet, log):
    road = internet.client("Telkomsel").road
    outcome(lambda: road.exchange(Endpoint(TELKOMSEL, 53, "udp"), b"\0\1" + bytes(20), UDP_FRAMING))
    outcome(lambda: road.exchange(Endpoint(TELKOMSEL, 53, "udp"), b"?", UDP_FRAMING))
    assert [(line.question, line.answer) for line in log.lines] == [
        ("no readable question", "FORMERR"),
        ("no readable question", "silence"),
    ]


def test_at_most_twenty_lines_stay(internet):
    log, stub = show.log(internet.resolver("abroad")), internet.client("abroad").stub
    for name in give_telegram_many_hosts(internet)[:25]:
        stub.resolve(name)
    assert MOST_LINES == 20 and [line.number for line in log.lines] == list(range(6, 26))
    assert len(words_of(log)) == 1 + 20


def test_nobody_is_lost_when_many_ask_at_once(internet):
    log, stub = show.log(internet.resolver("abroad")), internet.client("abroad").stub
    names = give_telegram_many_hosts(internet)
    internet.together([lambda name=name: stub.resolve(name) for name in names])
    assert [line.number for line in log.lines] == list(range(81, 101))
    assert words_of(log)[1][0] == "100"


def test_what_a_stranger_writes_is_only_text(internet, log):
    internet.client("Telkomsel").stub.resolve("<img.src=x&onerror=alert(1)>.example")
    assert log.lines[0].question == r"<img.src=x&onerror=alert\(1\)>.example A" and "<img" not in log.fallback
    assert "&lt;img.<wbr>src=x&amp;onerror" in log.fallback


def buttons(log):
    return {button.description: button for button in log._box.children[0].children}


def test_clear_and_stop_are_buttons_with_names(internet, log):
    stub = internet.client("Telkomsel").stub
    stub.resolve(NAME)
    buttons(log)["Clear"].click()
    assert log.lines == () and words_of(log)[1] == ["no query yet"]
    stub.resolve(FREE)
    assert [line.number for line in log.lines] == [1]
    buttons(log)["Stop"].click()
    stub.resolve(NAME)
    assert [line.question for line in log.lines] == [f"{FREE} A"]
    assert buttons(log)["Stop"].disabled and "stopped" in log.fallback and "stopped" in log.describe()


def test_text_twin_and_repr(internet, log):
    assert log.describe() == f"Queries at {TELKOMSEL} (resolver of Telkomsel):\nno query yet"
    stub = internet.client("Telkomsel").stub
    for name in (NAME, FREE):
        stub.resolve(name)
    assert log.describe().splitlines()[1:] == [
        f"1. {STUDENT} (Telkomsel) over UDP: {NAME} A? {BLOCK_PAGE}, changed by the policy",
        f"2. {STUDENT} (Telkomsel) over UDP: {FREE} A? 198.51.100.23, unchanged",
    ]
    assert repr(log) == f"<Log of the resolver {TELKOMSEL}>"


def test_the_bundle_shows_the_lines_without_a_kernel(internet, log):
    internet.client("Telkomsel").stub.resolve(NAME)
    bundle = log._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"] == repr(log) and words_of(log)[1][4] == BLOCK_PAGE
    assert bundle["text/html"] == log.fallback
    cells = re.findall("<t[hd] [^>]*>", log.fallback)
    assert len(cells) == 12 and all("background:#FFFFFF" in cell for cell in cells)


@pytest.mark.parametrize("way, transport", [("+notcp", "UDP"), ("+tcp", "TCP")])
def test_dig_has_its_lines_through_a_doorway_and_directly(loopback, way, transport):
    log = show.log(loopback.resolver("Telkomsel"))
    endpoint = Endpoint(TELKOMSEL, 53, transport.lower())
    door = loopback.client("Telkomsel").port_for(endpoint)
    _, direct = loopback.network.on_loop(loopback.network.bound(endpoint))
    for port in (door, direct):
        assert run("dig", "@127.0.0.1", "-p", port, way, NAME, "+short").stdout.strip() == BLOCK_PAGE
    assert [(line.who, line.transport, line.answer, line.changed) for line in log.lines] == [
        (f"{STUDENT} (Telkomsel)", transport, BLOCK_PAGE, True),
        ("this computer", transport, BLOCK_PAGE, True),
    ]


def test_a_forwarded_query_shows_the_resolver_that_passed_it_on(internet):
    log = show.log(public_resolver(internet))
    Road(internet.network, TELKOMSEL).exchange(
        Endpoint(PUBLIC, 53, "udp"), dns.message.make_query(FREE, "A").to_wire(), UDP_FRAMING
    )
    assert log.lines[0].who == f"{TELKOMSEL} (resolver of Telkomsel)"


def test_a_log_that_fails_stops_no_resolver(internet, log):
    log._draw = None
    assert internet.client("Telkomsel").stub.resolve(NAME).addresses == (BLOCK_PAGE,)
    assert len(internet.network.faults) == 1
    internet.network.faults.clear()


def test_a_resolver_that_listens_nowhere_has_no_log(internet):
    with pytest.raises(LookupError, match="nobody listens at 192.0.2.99"):
        show.log(Resolver(Road(internet.network, "192.0.2.99"), [ROOT]))


def test_after_another_classroom_opened_the_lines_stay(log):
    before = log.describe()
    internet = classroom.open(MemoryNetwork())
    internet.client("Telkomsel").stub.resolve(NAME)
    assert log.describe() == before
