"""A capture saved as a file: tshark, which knows nothing of the classroom, finds in it what the record says."""

import asyncio
import subprocess
import sys

import pytest

from helpers import classroom
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Relay
from helpers.failures import outcome
from helpers.network.exchange import MOST_KEPT, Capture
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from helpers.network.packets import packets_of
from helpers.protocols import http, pcap
from helpers.transports import DOH, DOT, TCP, UDP, unpack
from tests.cast import (
    ABROAD,
    BLOCK_PAGE,
    CONTROL,
    DC2,
    MACHINES,
    NAME,
    PROVIDERS,
    PUBLIC,
    STUDENT,
    TELKOMSEL,
    URL,
    WEB,
    forge,
    public_resolver,
)
from tests.outside import authority_file, run

SITE = Endpoint(WEB, 443, "tcp")
DC2_IPV6 = Endpoint("2001:67c:4e8:f002::a", 443, "tcp")
RELAY = Endpoint("203.0.113.99", 443, "tcp")
CHECKS = [part for kind in ("ip", "tcp", "udp") for part in ("-o", f"{kind}.check_checksum:TRUE")]
BAD = [f'{kind}.checksum.status == "Bad"' for kind in ("ip", "tcp", "udp", "icmp", "icmpv6")]
WRONG = " || ".join(["_ws.malformed", "tcp.analysis.lost_segment", "tcp.analysis.ack_lost_segment", *BAD])
RESETS = "tcp.flags.reset == 1 || icmp.type == 3 || icmpv6.type == 1"


def rows(path, wanted, *fields):
    """Return what tshark finds in the packets that it wants, a tuple of fields each, without the empty ones."""
    asked = [part for field in fields for part in ("-e", field)]
    found = run("tshark", "-r", path, "-t", "r", *CHECKS, "-Y", wanted, "-T", "fields", "-E", "occurrence=f", *asked)
    assert found.returncode == 0, found.stderr
    return [tuple(filter(None, line.split("\t"))) for line in found.stdout.splitlines()]


def saved(capture, folder):
    path = folder / "capture.pcap"
    capture.save(path)
    return path


def forge_either(sent):
    """Return a changed response, with its length before it where the query had that, too: over TCP."""
    if int.from_bytes(sent[:2], "big") != len(sent) - 2:
        return forge(sent)
    return len(forge(sent[2:])).to_bytes(2, "big") + forge(sent[2:])


async def everything_under_way(network):
    await asyncio.gather(*network._tasks)


def ask_site(client, endpoint=SITE):
    request = http.pack_request(http.Request("GET", NAME, "/"))
    return outcome(lambda: client.road.exchange(endpoint, request, http.FRAMING, NAME))


def a_busy_day(internet):
    """Return the capture of every way to ask and every way to be stopped."""
    student, control, provider = internet.client("Telkomsel"), internet.client("abroad"), internet.provider("Telkomsel")
    public = public_resolver(internet)
    internet.network.listen(RELAY, Relay(SITE))
    with internet.capture() as capture:
        for transport in (UDP, TCP, DOT, DOH):
            control.stub.use(public, transport)
            control.stub.resolve("longest.example", "TXT")
        control.web.connect()
        control.browser.get("http://t.me/")
        outcome(student.web.connect)  # led to the block page, whose certificate is for another name
        student.app.connect()
        internet.client("Telkomsel", ipv6=True).app.ask(DC2_IPV6)
        ask_site(control, RELAY)
        student.stub.use(public)
        for box in (
            middlebox.redirect_dns(TELKOMSEL),
            middlebox.inject_dns(forge_either),
            middlebox.drop(middlebox.to_ports(53)),
            middlebox.reset(middlebox.to_ports(53)),
            middlebox.drop(middlebox.asking_server(NAME)),
            middlebox.reset(middlebox.asking_server(NAME)),
            middlebox.drop(middlebox.to_addresses(WEB)),
            middlebox.reset(middlebox.to_addresses(WEB)),
            middlebox.throttle(middlebox.to_addresses(WEB), 10_000),
            middlebox.throttle(middlebox.to_addresses(WEB), 10),
        ):
            provider.middleboxes[:] = [box]
            for transport in (UDP, TCP):
                student.stub.use(public, transport)
                outcome(lambda: student.stub.resolve(NAME))
            ask_site(student)
        provider.middleboxes.clear()
        provider.resolver.policy = Policy.from_text("* CNAME rpz-drop.")
        student.stub.use(provider.resolver)
        outcome(lambda: student.stub.resolve(NAME))
    return capture


def questions_in(path):
    asked = rows(path, "dns.flags.response == 0 && !icmp && !icmpv6", "ip.src", "ip.dst", "dns.qry.name")
    return sorted(asked)


def server_names_in(path):
    return sorted(rows(path, "tls.handshake.type == 1", "ip.dst", "tls.handshake.extensions_server_name"))


def resets_in(path):
    return sorted(rows(path, RESETS, "ip.src", "ip.dst", "tcp.srcport", "icmp.code"))


def test_tshark_finds_what_the_record_says(internet, tmp_path):
    capture = a_busy_day(internet)
    path = saved(capture, tmp_path)
    sent = [one for one in capture if "send" in [step.name for step in one.steps]]
    asked = [(one.sender, one.destination, unpack(one.destination, one.request)) for one in sent
             if one.destination.port == 53]  # fmt: skip
    assert len(asked) >= 30 and {destination.protocol for _, destination, _ in asked} == {"udp", "tcp"}
    assert questions_in(path) == sorted(
        (sender, destination.address, query.question[0].name.to_text(omit_final_dot=True))
        for sender, destination, query in asked
    )
    greeted = [one for one in capture if "tls_handshake" in [step.name for step in one.steps]]
    names = [(one.destination.address, one.server_name) for one in greeted]
    assert len(names) >= 10
    assert server_names_in(path) == sorted([*names, (WEB, NAME)])  # once more on the relay's own way
    assert rows(path, "http.request", "ip.dst", "http.host") == [(MACHINES["t.me"].ipv4, "t.me")]
    tcp = [one for one in capture if one.destination.protocol == "tcp" and one.failure is not None
           and one.failure.failure in ("connection_reset", "connection_refused")]  # fmt: skip
    udp = [one for one in capture if one.destination.protocol == "udp" and one.failure is not None
           and one.failure.failure == "connection_refused"]  # fmt: skip
    assert len(tcp) == 3 and len(udp) == 1
    assert resets_in(path) == sorted(
        [(one.destination.address, one.sender, str(one.destination.port)) for one in tcp]
        + [(one.destination.address, one.sender, "3") for one in udp]
    )
    assert rows(path, WRONG, "frame.number") == []


def test_memory_and_loopback_give_the_same_story(tmp_path):
    stories = []
    for network in (MemoryNetwork, LoopbackNetwork):
        internet = classroom.open(network())
        path = saved(a_busy_day(internet), tmp_path)
        internet.close()
        stories.append((questions_in(path), server_names_in(path), resets_in(path)))
    assert stories[0] == stories[1] and all(map(len, stories[0]))


def test_tshark_notices_a_changed_byte_and_a_lost_segment(memory, tmp_path):
    """The checks of the other tests can fail."""
    with memory.capture() as capture:
        memory.client("abroad").browser.get(URL)
    path = saved(capture, tmp_path)
    assert rows(path, WRONG, "frame.number") == []
    path.write_bytes(path.read_bytes().replace(b"telegram", b"telegran"))
    assert len(rows(path, WRONG, "frame.number")) > 5
    found = packets_of(capture, {})
    page = max(found, key=lambda packet: len(packet[1]))
    path.write_bytes(pcap.file(packet for packet in found if packet is not page))
    assert len(rows(path, WRONG, "frame.number")) >= 2  # the receipt for it, and what follows it


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


def test_a_capture_in_memory_gives_the_same_bytes_in_every_program(tmp_path):
    script = """
import sys
from helpers import classroom
from helpers.network.memory import MemoryNetwork
from tests.network.test_pcap import a_busy_day
a_busy_day(classroom.open(MemoryNetwork())).save(sys.argv[1])
"""
    for number in ("1", "2"):
        subprocess.run([sys.executable, "-c", script, tmp_path / number], check=True, env={"PYTHONHASHSEED": number})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() != b""


def test_dig_and_curl_are_in_it(loopback, tmp_path):
    client, authority = loopback.client("Telkomsel"), authority_file(loopback, tmp_path)
    http_port = client.port_for(Endpoint(WEB, 80, "tcp"))
    https_port = client.port_for(SITE)
    dns_port = client.port_for(Endpoint(TELKOMSEL, 53, "udp"))
    with loopback.capture() as capture:
        for way in ("+notcp", "+tcp"):
            assert run("dig", "@127.0.0.1", "-p", dns_port, way, NAME, "+short").stdout.strip() == BLOCK_PAGE
        run("curl", "-sS", "--resolve", f"{NAME}:{http_port}:127.0.0.1", f"http://{NAME}:{http_port}/")
        run("curl", "-sS", "--cacert", authority, "--resolve", f"{NAME}:{https_port}:127.0.0.1",
            f"https://{NAME}:{https_port}/")  # fmt: skip
        run("curl", "-sS", "--socks5-hostname", f"127.0.0.1:{client.socks_port()}", "http://t.me/")
    path = saved(capture, tmp_path)
    asked = [(STUDENT, TELKOMSEL, name) for name in (NAME, NAME, "t.me")]
    assert sorted(questions_in(path)) == sorted(asked)
    assert server_names_in(path) == [(WEB, NAME)]
    assert rows(path, "http.request", "ip.src", "ip.dst", "http.host") == [
        (STUDENT, WEB, f"{NAME}:{http_port}"),
        (STUDENT, BLOCK_PAGE, "t.me"),
    ]
    assert rows(path, "dns.a", "ip.src", "dns.a") == [(TELKOMSEL, BLOCK_PAGE)] * 3
    assert rows(path, "http.response", "ip.src", "http.response.code") == [(WEB, "200"), (BLOCK_PAGE, "200")]
    assert rows(path, "tls.handshake.type == 2", "ip.src") == [(WEB,)]
    assert rows(path, WRONG, "frame.number") == []


def test_both_answers_that_dig_got_are_in_it(loopback, tmp_path):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.inject_dns(forge))
    public_resolver(loopback)
    port = loopback.client("Telkomsel").port_for(Endpoint(PUBLIC, 53, "udp"))
    with loopback.capture() as capture:
        assert run("dig", "@127.0.0.1", "-p", port, NAME, "+short").stdout.strip() == BLOCK_PAGE
        loopback.network.on_loop(everything_under_way(loopback.network))  # dig does not wait for the second one
    answers = rows(saved(capture, tmp_path), f"dns.a && ip.dst == {STUDENT}", "ip.src", "dns.a")
    assert answers == [(PUBLIC, BLOCK_PAGE), (PUBLIC, WEB)]


@pytest.mark.parametrize("act, count", [(middlebox.reset, 1), (middlebox.drop, 0)])
def test_curl_that_is_stopped_is_in_it(loopback, tmp_path, act, count):
    loopback.provider("Telkomsel").middleboxes.append(act(middlebox.asking_server(NAME)))
    port = loopback.client("Telkomsel").port_for(SITE)
    with loopback.capture() as capture:
        run("curl", "-sSk", "--max-time", 1, "--resolve", f"{NAME}:{port}:127.0.0.1", f"https://{NAME}:{port}/")
    path = saved(capture, tmp_path)
    assert server_names_in(path) == [(WEB, NAME)] and len(resets_in(path)) == count
    assert rows(path, f"tcp.len > 0 && ip.src == {WEB}", "frame.number") == []


def test_what_takes_no_road_is_left_out(loopback, tmp_path):
    loopback.client("abroad").stub.resolve(NAME)
    place = loopback.network.wiring[Endpoint(ABROAD, 53, "udp")]
    with loopback.capture() as capture:
        run("dig", "@127.0.0.1", "-p", place[1], NAME)
    assert [exchange.sender for exchange in capture] == ["this computer"]
    assert rows(saved(capture, tmp_path), "frame", "frame.number") == []


def test_what_socks_refuses_is_in_it_where_it_has_an_address(loopback, tmp_path):
    proxy = f"127.0.0.1:{loopback.client('Telkomsel').socks_port()}"
    with loopback.capture() as capture:
        for host in ("9.9.9.9", "nowhere.example"):
            run("curl", "-sS", "--socks5-hostname", proxy, f"http://{host}/")
    assert {one.destination.address for one in capture if one.sender == STUDENT} == {
        "9.9.9.9",
        TELKOMSEL,
        "nowhere.example",
    }
    path = saved(capture, tmp_path)
    assert resets_in(path) == [("9.9.9.9", STUDENT, "80")]
    assert questions_in(path)[0] == (STUDENT, TELKOMSEL, "nowhere.example")


def test_the_record_is_bounded(internet, tmp_path):
    internet.network.listen(SITE, http.service(lambda request, caller: http.page("x" * 2 * MOST_KEPT), NAME))
    with internet.capture() as capture:
        outcome(lambda: internet.client("abroad").browser.get(URL))
    assert sum(len(piece.data) for piece in capture[-1].passed) == MOST_KEPT
    assert rows(saved(capture, tmp_path), WRONG, "frame.number") == []


def test_a_file_is_replaced_and_a_wrong_folder_is_a_sentence(memory, tmp_path):
    with memory.capture() as capture:
        memory.client("abroad").stub.resolve(NAME)
    path = tmp_path / "visit.pcap"
    path.write_bytes(bytes(100_000))
    capture.save(str(path))
    assert len(rows(path, "dns", "frame.number")) == 8
    with pytest.raises(FileNotFoundError, match="there is no folder .*nowhere; make it first, or choose another"):
        capture.save(tmp_path / "nowhere" / "visit.pcap")
    with pytest.raises(IsADirectoryError, match="is a folder; add the name of a file"):
        capture.save(tmp_path)


def test_an_empty_capture_is_an_empty_file(tmp_path):
    assert rows(saved(Capture(), tmp_path), "frame", "frame.number") == []
