"""What programs from outside exchange is in the saved capture; what takes no road is not."""

import pytest

from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from tests.cast import ABROAD, BLOCK_PAGE, NAME, PUBLIC, STUDENT, TELKOMSEL, WEB, forge, public_resolver
from tests.network.busy_day import SITE
from tests.network.tshark import WRONG, questions_in, resets_in, rows, saved, server_names_in
from tests.outside import authority_file, everything_under_way, run


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
