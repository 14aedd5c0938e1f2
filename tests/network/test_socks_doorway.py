"""A doorway for SOCKS: one vantage point, its resolver, its middleboxes; nothing leaves here, nothing stays."""

import asyncio
import socket
import sys

import pytest

from helpers import classroom
from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from helpers.network.memory import MemoryNetwork
from tests.cast import BLOCK_PAGE, DC2, NAME, STUDENT, WEB
from tests.outside import authority_file, run

GREETING = b"\x05\x01\x00"
TO_NOWHERE = {"an address": b"\x01\x09\x09\x09\x09", "a name": b"\x03\x0fexample.invalid", "no name": b"\x03\x03a b"}


def curl(client, how, url, *options):
    return run("curl", "-sS", "--max-time", 5, f"--{how}", f"127.0.0.1:{client.socks_port()}", *options, url)


@pytest.mark.parametrize("how", ["socks4a", "socks5-hostname"])
def test_curl_gives_the_name_and_the_vantage_points_resolver_looks_it_up(loopback, how):
    with loopback.capture() as capture:
        blocked = curl(loopback.client("Telkomsel"), how, "http://t.me/")
        free = curl(loopback.client("abroad"), how, "http://t.me/")
    assert "This site is blocked" in blocked.stdout and "blocked" not in free.stdout and free.returncode == 0
    assert str(capture[0].destination.port) == "53" and capture[0].sender == STUDENT
    assert [str(one.destination) for one in capture if one.cause is None][1] == f"{BLOCK_PAGE}:80/tcp"


@pytest.mark.parametrize("how", ["socks4", "socks5"])
def test_curl_gives_an_address(loopback, how):
    assert "<title>" in curl(loopback.client("Telkomsel"), how, f"http://{WEB}/").stdout


def test_the_certificate_is_checked_by_curl_itself(loopback, tmp_path):
    authority = authority_file(loopback, tmp_path)
    url = f"https://{NAME}/"
    free = curl(loopback.client("abroad"), "socks5-hostname", url, "--cacert", authority)
    assert "<title>Telegram Web</title>" in free.stdout
    blocked = curl(loopback.client("Telkomsel"), "socks5-hostname", url, "--cacert", authority)
    assert blocked.returncode == 60 and "no alternative certificate subject name matches" in blocked.stderr


@pytest.mark.parametrize(
    "interfere, code",
    [
        (middlebox.reset(middlebox.to_addresses(WEB)), 97),  # SOCKS can say so: refused before there is a connection
        (middlebox.drop(middlebox.to_addresses(WEB)), 28),
        (middlebox.reset(middlebox.asking_host(NAME)), 56),
        (middlebox.drop(middlebox.asking_host(NAME)), 28),
    ],
    ids=["address reset", "address dropped", "host reset", "host dropped"],
)
def test_curl_meets_the_same_middleboxes(loopback, interfere, code):
    loopback.provider("abroad").middleboxes.append(interfere)
    with loopback.capture() as capture:
        found = curl(loopback.client("abroad"), "socks5-hostname", f"http://{NAME}/", "--max-time", 1)
    assert found.returncode == code, found
    assert [exchange.failure is not None for exchange in capture if exchange.destination.port == 80] == [True]


@pytest.mark.parametrize("kind", TO_NOWHERE)
def test_what_the_classroom_lacks_is_refused(loopback, kind):
    with loopback.capture() as capture, asking(loopback) as sock:
        sock.sendall(GREETING + b"\x05\x01\0" + TO_NOWHERE[kind] + b"\0\x50")
        assert everything_from(sock) == b"\x05\x00" + b"\x05\x05\0\x01" + bytes(6)
    assert capture[-1].failure.failure == "connection_refused"
    with pytest.raises(LookupError, match=r"no machine at 9\.9\.9\.9, and no doorway leads out"):
        loopback.client("abroad").port_for(Endpoint("9.9.9.9", 53, "udp"))


def test_ipv6_addresses_of_the_classroom_are_reached(loopback):
    address = bytes.fromhex("2001067c04e8f002000000000000000a")  # data centre 2
    with loopback.capture() as capture, asking(loopback) as sock:
        sock.sendall(GREETING + b"\x05\x01\0\x04" + address + b"\x01\xbb")
        assert sock.recv(2) == b"\x05\x00" and sock.recv(10)[:2] == b"\x05\x00"
        sock.shutdown(socket.SHUT_WR)
        assert everything_from(sock) == b""
    assert str(capture[0].destination) == "[2001:67c:4e8:f002::a]:443/tcp"


def test_nothing_ever_connects_to_another_computer(loopback, tmp_path):
    """Python tells of every connect and every datagram of this process; programs from outside have a proxy only."""
    places = []

    def watch(event, details):
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg") and watching:
            places.append(details[1])

    watching = [True]
    sys.addaudithook(watch)
    try:
        client = loopback.client("Telkomsel")
        client.app.connect()
        for how in ("socks4", "socks4a", "socks5", "socks5-hostname"):
            for url in ("http://t.me/", f"http://{WEB}/", f"http://{DC2}/", "http://9.9.9.9/", "http://192.168.0.1/"):
                if "t.me" not in url or how in ("socks4a", "socks5-hostname"):  # the others look names up themselves
                    curl(client, how, url)
    finally:
        watching.clear()
    assert len(places) > 10 and {place[0] for place in places} == {"127.0.0.1"}


def asking(internet):
    sock = socket.create_connection(("127.0.0.1", internet.client("abroad").socks_port()), 20)
    return sock


def everything_from(sock):
    """Return all that comes until the other side ends; a reset is an end."""
    arrived = b""
    try:
        while data := sock.recv(2**16):
            arrived += data
    except ConnectionResetError:
        pass
    return arrived


GARBAGE = {
    "nothing": b"",
    "half a greeting": b"\x05\x09\x00",
    "half a wish": GREETING + b"\x05\x01\0",
    "HTTP": b"GET http://web.telegram.org/ HTTP/1.1\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00",
    "zeros": bytes(100_000),
    "a user name without an end": b"\x04\x01\x00\x50\x01\x02\x03\x04" + b"x" * 1_000_000,
}


@pytest.mark.parametrize("sent", GARBAGE.values(), ids=GARBAGE)
def test_garbage_and_huge_first_bytes_neither_hang_nor_leak(loopback, sent):
    with asking(loopback) as sock:
        try:
            sock.sendall(sent)
            sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has hung up already
        assert len(everything_from(sock)) <= 12
    loopback.network.on_loop(asyncio.wait_for(everything_under_way_but_this(loopback.network), 20))
    assert loopback.client("abroad").stub.resolve(NAME).addresses == (WEB,)
    assert loopback.network._exchanges == {} and loopback.network.faults == []


async def everything_under_way_but_this(network):
    await asyncio.gather(*(task for task in network._tasks if task is not asyncio.current_task()))


def test_a_program_that_says_nothing_is_sent_away(loopback, monkeypatch):
    """Half-open and slow: who has not said a whole wish after the door's patience is let go."""
    monkeypatch.setattr("helpers.network.doorway.PATIENCE_SECONDS", 0.2)
    with asking(loopback) as silent, asking(loopback) as slow:
        slow.sendall(GREETING)
        assert everything_from(silent) == b"" and everything_from(slow) == b"\x05\x00"
    assert loopback.network.faults == []


def test_half_open_visitors_do_not_keep_the_classroom_open(loopback):
    held = [asking(loopback) for _ in range(50)]
    for sock in held[::2]:
        sock.sendall(GREETING)
    assert "<title>" in curl(loopback.client("abroad"), "socks5-hostname", "http://t.me/").stdout
    loopback.close()
    for sock in held:
        assert everything_from(sock) in (b"", b"\x05\x00")
        sock.close()
    assert loopback.network.faults == []


def test_a_program_may_stop_talking_and_still_listen(loopback):
    """Its half of the connection ends; what it asked for comes all the same."""
    port = loopback.client("abroad").port_for(Endpoint(WEB, 80, "tcp"))
    with socket.create_connection(("127.0.0.1", port), 5) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\nhost: web.telegram.org\r\nconnection: close\r\n\r\n")
        sock.shutdown(socket.SHUT_WR)
        assert b"<title>Telegram Web</title>" in everything_from(sock)


def test_two_hundred_at_once_are_all_served(loopback):
    port = loopback.client("abroad").socks_port()
    request = b"GET / HTTP/1.1\r\nhost: t.me\r\nconnection: close\r\n\r\n"
    wish = GREETING + b"\x05\x01\0\x03\x04t.me\0\x50"

    async def visit():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(wish + request)
        answered = await reader.read()
        writer.close()
        return b"HTTP/1.1 200 OK" in answered

    async def all_visits():
        return await asyncio.wait_for(asyncio.gather(*(visit() for _ in range(200))), 60)

    assert asyncio.run(all_visits()) == [True] * 200
    assert loopback.network.faults == []


def test_memory_has_no_doorway_and_says_so():
    with pytest.raises(ValueError, match="no ports; open the classroom on the loopback network"):
        classroom.open(MemoryNetwork()).client("Telkomsel").socks_port()
