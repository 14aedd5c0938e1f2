"""A middlebox: what it wants, and what it does, seen on both networks."""

import pytest

from helpers.censor import middlebox
from helpers.censor.middlebox import Action, Flow
from helpers.endpoint import Endpoint
from helpers.failures import TimedOut, outcome
from helpers.protocols import http, tls
from tests.cast import ABROAD, BLOCK_PAGE, DC2, NAME, URL, WEB, forge

SITE = Endpoint(WEB, 443, "tcp")
HELLO = tls.client_hello(NAME, bytes(32))
GET = http.pack_request(http.Request("GET", "t.me", "/", {"x-before": "1"}))


def flow(destination=SITE, sent=b""):
    return Flow("192.0.2.17", destination, sent)


BELOW = tls.client_hello("telegram.org", bytes(32))
CASES = [  # wanted, flows that it wants, flows that it lets pass
    (middlebox.to_addresses(WEB), [flow()], [flow(Endpoint(DC2, 443, "tcp"))]),
    (middlebox.to_addresses("2001:db8::0:1"), [flow(Endpoint("2001:db8::1", 53, "udp"))], [flow()]),
    (middlebox.to_prefixes("149.154.160.0/20"), [flow(Endpoint(DC2, 80, "tcp"))], [flow()]),
    (middlebox.to_ports(443, 853), [flow()], [flow(Endpoint(WEB, 80, "tcp"))]),
    (middlebox.to_ports(443, protocol="udp"), [flow(Endpoint(WEB, 443, "udp"))], [flow()]),
    (
        middlebox.asking_server(NAME),
        [flow(sent=HELLO), flow(sent=HELLO + b"+")],
        [flow(sent=HELLO[:-1]), flow(sent=GET)],
    ),
    (middlebox.asking_server("*.telegram.org"), [flow(sent=HELLO)], [flow(sent=BELOW)]),
    (middlebox.asking_server("WEB.Telegram.org"), [flow(sent=HELLO)], []),
    (middlebox.asking_host("t.me"), [flow(sent=GET)], [flow(sent=GET[:20]), flow(sent=HELLO), flow()]),
    (
        middlebox.asking_host("t.me"),
        [flow(sent=GET.replace(b"t.me", b"T.ME:80"))],
        [flow(sent=GET.replace(b"t.", b"at."))],
    ),
]


@pytest.mark.parametrize("wanted, flows, others", CASES)
def test_which_flows_are_wanted(wanted, flows, others):
    assert [wanted(one) for one in flows] == [True] * len(flows)
    assert [wanted(one) for one in others] == [False] * len(others)


@pytest.mark.parametrize(
    "make, wrong",
    [
        (middlebox.to_addresses, "web.telegram.org"),
        (middlebox.to_prefixes, "149.154.167.51/20"),
        (middlebox.to_prefixes, "x"),
    ],
)
def test_what_is_no_address_or_prefix_is_refused_at_once(make, wrong):
    with pytest.raises(
        ValueError, match="is no IP address; write it like this|does not appear to be|has host bits set"
    ):
        make(wrong)


def test_a_throttle_of_nothing_is_refused():
    with pytest.raises(ValueError, match="use drop, or a number above 0"):
        middlebox.throttle(middlebox.to_addresses(WEB), 0)


def test_a_server_name_split_over_segments_is_still_found(internet):
    """A real hello, cut in two by the one who sends it."""
    wanted = middlebox.asking_server(NAME)
    assert not wanted(flow(sent=HELLO[:30])) and wanted(flow(sent=HELLO[:30] + HELLO[30:]))
    internet.provider("abroad").middleboxes.append(middlebox.reset(wanted))
    assert outcome(lambda: internet.client("abroad").browser.get(URL)).failure == "connection_reset"


@pytest.mark.parametrize(
    "box, url, failure, operation",
    [
        (middlebox.drop(middlebox.to_prefixes("198.51.100.0/24")), URL, "generic_timeout_error", "connect"),
        (middlebox.drop(middlebox.to_ports(443)), URL, "generic_timeout_error", "connect"),
        (middlebox.reset(middlebox.asking_host("t.me")), "http://t.me/", "connection_reset", "http_round_trip"),
        (middlebox.drop(middlebox.asking_host("*.org")), f"http://{NAME}/", "generic_timeout_error", "http_round_trip"),
    ],
)  # fmt: skip
def test_each_condition_stops_a_real_visit_at_its_door(internet, box, url, failure, operation):
    internet.provider("abroad").middleboxes.append(box)
    found = outcome(lambda: internet.client("abroad").browser.get(url))
    assert (found.failure, found.operation.value) == (failure, operation)


def test_a_throttle_makes_a_page_slow_or_lets_nobody_wait_for_it(internet):
    browser = internet.client("abroad").browser
    internet.provider("abroad").middleboxes.append(middlebox.throttle(middlebox.to_addresses(WEB), 1000))
    with internet.capture() as capture:
        page = browser.get(URL)
    slow = capture[-1]
    assert page.status == 200 and slow.interference.action is Action.THROTTLE
    receive = slow.steps[-1]
    assert receive.duration == pytest.approx(0.02 + (len(slow.request) + len(slow.responses[0].data)) / 1000, abs=0.001)
    internet.provider("abroad").middleboxes[:] = [middlebox.throttle(middlebox.to_addresses(WEB), 1)]
    assert isinstance(outcome(lambda: browser.get(URL)), TimedOut)


def test_an_injected_answer_comes_first_and_the_true_server_answered_as_well(internet):
    internet.provider("abroad").middleboxes.append(middlebox.inject_dns(forge))
    resolver = Endpoint(ABROAD, 53, "udp")
    before = internet.network.answered[resolver]
    with internet.capture() as capture:
        answers = internet.client("abroad").stub.wait_for_all(NAME)
    assert [answer.addresses for answer in answers] == [(BLOCK_PAGE,), (WEB,)]
    assert internet.network.answered[resolver] == before + 1
    assert [arrival.sender for arrival in capture[0].responses] == ["a middlebox", ABROAD]


def test_without_a_middlebox_a_patient_stub_hears_one_answer(internet):
    assert len(internet.client("abroad").stub.wait_for_all(NAME)) == 1


@pytest.mark.parametrize(
    "box, words",
    [
        (middlebox.drop(middlebox.to_addresses(WEB, DC2)), f"drops: to {WEB}, {DC2}"),
        (middlebox.reset(middlebox.to_prefixes("149.154.160.0/20")), "resets: to 149.154.160.0/20"),
        (
            middlebox.reset(middlebox.all_of(middlebox.asking_host("t.me"), middlebox.to_ports(80, 8080))),
            "resets: HTTP host t.me and to port 80, 8080",
        ),
        (middlebox.drop(middlebox.to_ports(443, protocol="udp")), "drops: to udp port 443"),
        (middlebox.throttle(middlebox.asking_server(NAME), 1000), f"slows to 1000 bytes a second: server name {NAME}"),
        (middlebox.drop(lambda flow: False), "drops: a function of your own"),
    ],
)
def test_a_middlebox_says_in_words_what_it_does(box, words):
    assert middlebox.description(box) == words
    assert repr(box) == f"<{words}>"


def test_a_function_of_a_student_has_its_own_name():
    def every_second_one(flow):
        return None

    assert middlebox.description(every_second_one) == "every_second_one"
