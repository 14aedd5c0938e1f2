"""Outside programs ask the classroom's resolver over every transport, and check its name as they check any other."""

import pytest

from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint
from helpers.network.secure import Authority
from helpers.protocols.extended_errors import Reason
from tests.cast import ABROAD, NAME, WEB
from tests.outside import authority_file, run

RESOLVER = "resolver.abroad.example"
PLAIN, TLS, HTTPS = (Endpoint(ABROAD, port, "tcp") for port in (53, 853, 443))
ONCE = ["+tries=1", "+time=5"]


@pytest.fixture
def authority(loopback, tmp_path):
    return authority_file(loopback, tmp_path)


@pytest.fixture
def stranger(tmp_path):
    """An authority that nobody in the classroom asked for a certificate."""
    path = tmp_path / "stranger.pem"
    path.write_text(Authority().certificate_pem(), "utf-8")
    return path


def dig(internet, endpoint, *options, name=NAME):
    port = internet.client("Telkomsel").port_for(endpoint)
    return run("dig", "@127.0.0.1", "-p", port, *ONCE, *options, name)


def kdig(internet, endpoint, *options):
    port = internet.client("Telkomsel").port_for(endpoint)
    return run("kdig", "@127.0.0.1", "-p", port, "+retry=0", "+time=5", *options, NAME, "+short")


DIG_WAYS = {"+tcp": PLAIN, "+tls": TLS, "+https": HTTPS, "+https-get": HTTPS}


@pytest.mark.parametrize("way", DIG_WAYS)
def test_dig_over_every_transport(loopback, authority, way):
    names = [f"+tls-hostname={RESOLVER}", f"+tls-ca={authority}"] if way != "+tcp" else []
    found = dig(loopback, DIG_WAYS[way], way, *names, "+short")
    assert found.stdout.split() == [WEB], found


@pytest.mark.parametrize("way", ["+tls", "+https", "+https-get"])
def test_dig_refuses_a_wrong_name_and_an_unknown_authority(loopback, authority, stranger, way):
    for name, signer in (("other.example", authority), (RESOLVER, stranger)):
        found = dig(loopback, DIG_WAYS[way], way, f"+tls-hostname={name}", f"+tls-ca={signer}", "+short")
        assert "certificate verification" in found.stdout and WEB not in found.stdout, found


@pytest.mark.parametrize("way", ["+tls", "+https", "+https-get"])
def test_kdig_over_tls_and_https(loopback, authority, stranger, way):
    def ask(signer, name):
        https = [f"+https={name}/dns-query", *(["+https-get"] if way == "+https-get" else [])]
        return kdig(
            loopback,
            TLS if way == "+tls" else HTTPS,
            f"+tls-ca={signer}",
            f"+tls-hostname={name}",
            *([] if way == "+tls" else https),
        )

    assert (found := ask(authority, RESOLVER)).stdout.split() == [WEB], found
    for signer, name in ((stranger, RESOLVER), (authority, "other.example")):
        assert WEB not in (refused := ask(signer, name)).stdout and refused.returncode, refused


def test_curl_looks_names_up_over_https(loopback, authority, stranger):
    """curl looks the name up by itself, over DoH, and gives the doorway the address (SOCKS4)."""
    client = loopback.client("Telkomsel")
    doh = client.port_for(HTTPS)

    def curl(name, signer):
        return run(
            "curl", "-sS", "--max-time", 10, "--cacert", signer, "--socks4", f"127.0.0.1:{client.socks_port()}",
            "--doh-url", f"https://{name}:{doh}/dns-query", "--resolve", f"{name}:{doh}:127.0.0.1", f"http://{NAME}/",
        )  # fmt: skip

    with loopback.capture() as capture:
        found = curl(RESOLVER, authority)
    assert "<title>Telegram Web</title>" in found.stdout, found
    own = [exchange for exchange in capture if exchange.cause is None]
    assert {str(exchange.destination) for exchange in own} == {f"{ABROAD}:443/tcp", f"{WEB}:80/tcp"}
    for name, signer in (("other.example", authority), (RESOLVER, stranger)):
        assert (refused := curl(name, signer)).returncode in (6, 97), refused  # the name could not be looked up


def test_openssl_gets_the_certificate_and_the_protocol_inside(loopback, authority, stranger):
    def s_client(name, signer, endpoint=HTTPS, alpn="h2"):
        port = loopback.client("Telkomsel").port_for(endpoint)
        return run(
            "openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-servername", name, "-verify_hostname", name,
            "-verify_return_error", "-CAfile", signer, "-no-CApath", "-no-CAstore", "-alpn", alpn,
        )  # fmt: skip

    good = s_client(RESOLVER, authority)
    assert "Verification: OK" in good.stdout and "ALPN protocol: h2" in good.stdout, good
    assert "ALPN protocol: http/1.1" in s_client(RESOLVER, authority, alpn="http/1.1").stdout
    assert "ostname mismatch" in s_client("other.example", authority).stderr
    assert "self-signed certificate" in (wrong := s_client(RESOLVER, stranger)).stderr or wrong.returncode
    assert "Verification: OK" in s_client(RESOLVER, authority, TLS, "dot").stdout


@pytest.mark.parametrize("name, shortest", [("long.example", 1_232), ("longest.example", 65_000)])
def test_dig_asks_again_over_tcp_for_an_answer_that_no_datagram_carries(loopback, name, shortest):
    """dig asks one port for both, so the two ports that stand for UDP and TCP must have one number."""
    client = loopback.client("Telkomsel")
    port = client.port_for(Endpoint(ABROAD, 53, "udp"))
    assert port == client.port_for(Endpoint(ABROAD, 53, "tcp"))
    found = run("dig", "@127.0.0.1", "-p", port, *ONCE, name, "TXT")
    assert "Truncated, retrying in TCP mode" in found.stdout, found.stdout[:500]
    (size,) = [int(line.split()[-1]) for line in found.stdout.splitlines() if line.startswith(";; MSG SIZE")]
    assert size > shortest


@pytest.mark.parametrize(
    "reason, said", [(Reason.BLOCKED, "EDE: 15 (Blocked)"), (Reason.CENSORED, "EDE: 16 (Censored)"),
                     (Reason.FILTERED, "EDE: 17 (Filtered)")],
)  # fmt: skip
def test_dig_shows_why_an_answer_is_changed(loopback, reason, said):
    text = "by order of 14 July"
    loopback.resolver("abroad").policy = Policy.from_text(f"{NAME} CNAME .", reason=reason, reason_text=text)
    found = dig(loopback, Endpoint(ABROAD, 53, "udp"))
    assert f"{said}: ({text})" in found.stdout and "status: NXDOMAIN" in found.stdout
    assert "EDE" not in dig(loopback, Endpoint(ABROAD, 53, "udp"), "+noedns").stdout


def test_dig_shows_who_may_not_ask(loopback):
    loopback.resolver("abroad").serves = ["203.0.113.0/24"]
    found = dig(loopback, Endpoint(ABROAD, 53, "udp"))
    assert "status: REFUSED" in found.stdout and "EDE: 18 (Prohibited)" in found.stdout
