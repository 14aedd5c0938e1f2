"""Rule 8: programs from outside take a vantage point's road, past the same middleboxes."""

import pytest

from helpers import case, classroom
from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from helpers.network.memory import MemoryNetwork
from tests.cast import ABROAD, BLOCK_PAGE, DC2, NAME, PUBLIC, STUDENT, TELKOMSEL, WEB, forge, public_resolver
from tests.outside import authority_file, everything_under_way, run

ELSEWHERE = {protocol: Endpoint(ABROAD, 53, protocol) for protocol in ("udp", "tcp")}
SITE = Endpoint(WEB, 443, "tcp")


def dig(client, protocol, *options):
    port = client.port_for(ELSEWHERE[protocol])
    tcp = ["+tcp"] if protocol == "tcp" else []
    return run("dig", "@127.0.0.1", "-p", str(port), NAME, "+short", "+tries=1", "+time=1", *tcp, *options)


@pytest.fixture
def curl(loopback, tmp_path):
    authority = authority_file(loopback, tmp_path)

    def visit(client, name=NAME):
        port = client.port_for(SITE)
        return run(
            "curl",
            "-sS",
            "--max-time",
            "2",
            "--cacert",
            authority,
            "--resolve",
            f"{name}:{port}:127.0.0.1",
            f"https://{name}:{port}/",
        )

    return visit


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_dig_takes_the_road(loopback, protocol):
    with loopback.capture() as capture:
        assert dig(loopback.client("Telkomsel"), protocol).stdout.strip() == WEB
    assert capture[0].sender == STUDENT and capture[0].destination == ELSEWHERE[protocol]
    assert len(capture[0].responses) == 1 and capture[1].cause is capture[0]


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_dig_is_redirected(loopback, protocol):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.redirect_dns(TELKOMSEL))
    assert dig(loopback.client("Telkomsel"), protocol).stdout.strip() == BLOCK_PAGE
    assert dig(loopback.client("abroad"), protocol).stdout.strip() == WEB


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_dig_waits_where_everything_is_dropped(loopback, protocol):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_addresses(ABROAD)))
    with loopback.capture() as capture:
        assert dig(loopback.client("Telkomsel"), protocol).returncode == 9
    assert capture[0].interference.action is middlebox.Action.DROP


@pytest.mark.parametrize("after_seconds, address", [(0.005, BLOCK_PAGE), (9, WEB)])
def test_dig_believes_the_first_answer(loopback, after_seconds, address):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.inject_dns(forge, after_seconds))
    with loopback.capture() as capture:
        assert dig(loopback.client("Telkomsel"), "udp").stdout.strip() == address
        loopback.network.on_loop(everything_under_way(loopback.network))  # dig does not wait for the second one
    assert len(capture[0].responses) == 2


def test_curl_gets_the_page(loopback, curl):
    assert curl(loopback.client("Telkomsel")).stdout == case.page("web_telegram_org.html")
    assert curl(loopback.client("Telkomsel"), "other.example").returncode == 60  # the certificate is for another name


RESET, REFUSED_OR_RESET, TIMED_OUT = {35}, {7, 35}, {28}  # a doorway has accepted before it can refuse


@pytest.mark.parametrize(
    "interfere, codes",
    [
        (middlebox.reset(middlebox.asking_server(NAME)), RESET),
        (middlebox.drop(middlebox.asking_server(NAME)), TIMED_OUT),
        (middlebox.reset(middlebox.to_addresses(WEB)), REFUSED_OR_RESET),
        (middlebox.drop(middlebox.to_addresses(WEB)), TIMED_OUT),
    ],
    ids=["name reset", "name dropped", "address reset", "address dropped"],
)
def test_curl_meets_the_same_middleboxes(loopback, curl, interfere, codes):
    loopback.provider("Telkomsel").middleboxes.append(interfere)
    with loopback.capture() as capture:
        assert curl(loopback.client("Telkomsel")).returncode in codes
    assert capture[0].interference and capture[0].failure
    assert curl(loopback.client("abroad")).returncode == 0


def test_kdig_over_tls(loopback, tmp_path):
    authority = authority_file(loopback, tmp_path)
    public_resolver(loopback)
    port = loopback.client("Telkomsel").port_for(Endpoint(PUBLIC, 853, "tcp"))
    found = run(
        "kdig", "@127.0.0.1", "-p", str(port), f"+tls-ca={authority}", "+tls-hostname=dns.google", NAME, "+short"
    )
    assert found.stdout.strip() == WEB, found


def test_ports_are_bound_when_first_used(loopback):
    assert loopback.network.wiring == {}
    client = loopback.client("Telkomsel")
    port = client.port_for(ELSEWHERE["udp"])
    assert port == client.port_for(ELSEWHERE["udp"]) and loopback.network.wiring == {}
    loopback.client("abroad").app.connect()
    assert list(loopback.network.wiring) == [Endpoint(DC2, 443, "tcp")]


def test_memory_has_no_doorway_and_says_so():
    with pytest.raises(ValueError, match="no ports; open the classroom on the loopback network"):
        classroom.open(MemoryNetwork()).client("Telkomsel").port_for(ELSEWHERE["udp"])
