"""One flow each in the saved capture: how it begins, ends, is raced, redirected, relayed, slowed and stopped."""

import pytest

from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Relay
from helpers.failures import outcome
from helpers.protocols import http
from helpers.transports import TCP, UDP
from tests.cast import (
    ABROAD,
    BLOCK_PAGE,
    CONTROL,
    DC2,
    NAME,
    PROVIDERS,
    PUBLIC,
    STUDENT,
    TELKOMSEL,
    WEB,
    forge,
    public_resolver,
)
from tests.network.busy_day import DC2_IPV6, RELAY, SITE, ask_site, forge_either
from tests.network.tshark import RESETS, WRONG, rows, saved


def test_an_unhindered_visit_is_as_wireshark_likes_it(internet, tmp_path):
    with internet.capture() as capture:
        internet.client("abroad").web.connect()
    path = saved(capture, tmp_path)
    assert rows(path, "tcp.analysis.flags", "frame.number") == []
    assert rows(path, "tcp.len > 1400", "frame.number") == []
    flags = [flags for (flags,) in rows(path, f"ip.addr == {WEB} && tcp.len == 0", "tcp.flags.str")]
    assert [flag.replace("·", "") for flag in flags[:3]] == ["S", "AS", "A"] and len(flags) >= 8
    assert [flag.replace("·", "") for flag in flags[-3:]] == ["AF", "AF", "A"]


def test_both_answers_of_a_race_stand_in_the_file_as_they_arrived(internet, tmp_path):
    public_resolver(internet)
    student = internet.client("Telkomsel")
    for after_seconds, order in ((0.005, (BLOCK_PAGE, WEB)), (9, (WEB, BLOCK_PAGE))):
        internet.provider("Telkomsel").middleboxes[:] = [middlebox.inject_dns(forge, after_seconds)]
        student.stub.use(public_resolver(internet))
        with internet.capture() as capture:
            student.stub.resolve(NAME)
        answers = rows(saved(capture, tmp_path), f"dns.a && ip.dst == {STUDENT}", "ip.src", "dns.a")
        assert answers == [(PUBLIC, address) for address in order]


def test_a_forged_answer_over_tcp_takes_the_numbers_of_the_true_one(internet, tmp_path):
    internet.provider("Telkomsel").middleboxes.append(middlebox.inject_dns(forge_either))
    student = internet.client("Telkomsel")
    student.stub.use(public_resolver(internet), TCP)
    with internet.capture() as capture:
        assert student.stub.resolve(NAME).addresses == (BLOCK_PAGE,)
    path = saved(capture, tmp_path)
    sent = rows(path, f"tcp.len > 0 && ip.src == {PUBLIC}", "tcp.seq", "tcp.len")
    assert len(sent) == 2 and sent[0][0] == sent[1][0] == "1"
    assert rows(path, WRONG, "frame.number") == []


@pytest.mark.parametrize(
    "box, flags",
    [
        (middlebox.drop(middlebox.to_addresses(WEB)), ["S", "S", "S"]),
        (middlebox.reset(middlebox.to_addresses(WEB)), ["S", "AR"]),
        (middlebox.drop(middlebox.asking_server(NAME)), ["S", "AS", "A", "A with data"]),
        (middlebox.reset(middlebox.asking_server(NAME)), ["S", "AS", "A", "A with data", "AR"]),
    ],
    ids=["dropped at connect", "reset at connect", "hello dropped", "hello reset"],
)
def test_how_a_connection_is_stopped(internet, tmp_path, box, flags):
    internet.provider("Telkomsel").middleboxes.append(box)
    with internet.capture() as capture:
        ask_site(internet.client("Telkomsel"))
    found = rows(saved(capture, tmp_path), "tcp", "tcp.flags.str", "tcp.len")
    assert [flag.replace("·", "").replace("P", "") + " with data" * (size != "0") for flag, size in found] == flags


def test_a_silent_server_acknowledges_what_a_middlebox_would_have_dropped(internet, tmp_path):
    internet.provider("Telkomsel").resolver.policy = Policy.from_text("* CNAME rpz-drop.")
    student = internet.client("Telkomsel")
    student.stub.use(internet.resolver("Telkomsel"), TCP)
    with internet.capture() as capture:
        outcome(lambda: student.stub.resolve(NAME))
    path = saved(capture, tmp_path)
    ((length,),) = rows(path, f"tcp.len > 0 && ip.src == {STUDENT}", "tcp.len")
    answered = rows(
        path, f"ip.src == {TELKOMSEL} && tcp.ack == {1 + int(length)} && tcp.flags.fin == 0", "frame.time_relative"
    )
    assert len(answered) == 1 and rows(path, f"tcp.len > 0 && ip.src == {TELKOMSEL}", "tcp.len") == []
    (_, last) = rows(path, "tcp.flags.fin == 1", "frame.time_relative")
    assert float(last[0]) == pytest.approx(5.04, abs=0.001)


def test_a_redirected_flow_is_shown_as_the_client_saw_it(internet, tmp_path):
    internet.provider("Telkomsel").middleboxes.append(middlebox.redirect_dns(TELKOMSEL))
    student = internet.client("Telkomsel")
    student.stub.use(public_resolver(internet))
    with internet.capture() as capture:
        student.stub.resolve(NAME)
    assert rows(saved(capture, tmp_path), "dns", "ip.src", "ip.dst") == [(STUDENT, PUBLIC), (PUBLIC, STUDENT)]


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_a_relays_leg_is_a_flow_of_its_own(internet, tmp_path, protocol):
    there = Endpoint("203.0.113.98", 53, protocol)
    internet.network.listen(there, Relay(Endpoint(ABROAD, 53, protocol)))
    stub = internet.client("abroad").stub
    stub.resolve(NAME)  # afterwards the resolver asks nobody
    stub.use(type("Known", (), {"address": there.address, "name": None})(), UDP if protocol == "udp" else TCP)
    with internet.capture() as capture:
        stub.resolve(NAME)
    path = saved(capture, tmp_path)
    assert rows(path, "dns.flags.response == 0", "ip.src", "ip.dst") == [
        (CONTROL, there.address),
        (there.address, ABROAD),
    ]
    answered = rows(path, "dns.a", "ip.src", "ip.dst")
    assert sorted(answered) == sorted([(ABROAD, there.address), (there.address, CONTROL)])
    assert rows(path, WRONG, "frame.number") == []


def test_a_relay_that_leads_nowhere_is_refused_on_both_legs(internet, tmp_path):
    internet.network.listen(RELAY, Relay(Endpoint(WEB, 444, "tcp")))
    with internet.capture() as capture:
        ask_site(internet.client("abroad"), RELAY)
    assert rows(saved(capture, tmp_path), RESETS, "ip.src") == [(RELAY.address,), (WEB,)]


def test_ipv6_has_the_senders_own_address(internet, tmp_path):
    with internet.capture() as capture:
        internet.client("Telkomsel", ipv6=True).app.ask(DC2_IPV6)
    own = PROVIDERS["Telkomsel"].client_ipv6
    path = saved(capture, tmp_path)
    assert rows(path, "tcp.flags.syn == 1", "ipv6.src", "ipv6.dst")[0] == (own, DC2_IPV6.address)
    assert rows(path, WRONG, "frame.number") == []


def test_time_begins_in_july_2017_and_slow_bytes_come_late(internet, tmp_path):
    internet.provider("Telkomsel").middleboxes.append(middlebox.throttle(middlebox.to_addresses(DC2), 100))
    with internet.capture() as capture:
        internet.client("Telkomsel").app.connect()
    data = rows(saved(capture, tmp_path), "tcp.len > 0", "frame.time_epoch")
    assert [float(seconds) for (seconds,) in data] == pytest.approx([1_500_000_000.02, 1_500_000_001.4], abs=0.001)


def test_a_throttled_page_that_nobody_waits_for_is_in_the_file_as_far_as_it_came(internet, tmp_path):
    internet.network.listen(SITE, http.service(lambda request, caller: http.page("x" * 100_000), NAME))
    internet.provider("Telkomsel").middleboxes.append(middlebox.throttle(middlebox.to_addresses(WEB), 5000))
    with internet.capture() as capture:
        assert ask_site(internet.client("Telkomsel")).failure == "generic_timeout_error"
    path = saved(capture, tmp_path)
    came = sum(int(size) for (size,) in rows(path, f"tcp.len > 0 && ip.src == {WEB}", "tcp.len"))
    assert 20_000 < came <= 26_000 and rows(path, WRONG, "frame.number") == []
