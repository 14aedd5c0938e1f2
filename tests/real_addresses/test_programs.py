"""Programs from outside, typed as anywhere else: the addresses and the ports are the real ones."""

import re
import socket

import pytest

from helpers import case
from tests.cast import NAME, PROVIDERS, PUBLIC, STUDENT, TELKOMSEL, WEB, public_resolver
from tests.outside import authority_file, run
from tests.real_addresses.meeting import opened
from tests.real_addresses.network import RealAddressNetwork
from tests.real_addresses.nftables import interfering
from tests.real_addresses.table import TO_XL, XL_PAGE
from tests.real_addresses.unbound import UnboundResolver

XL_STUDENT = PROVIDERS["XL"].client_ipv4


@pytest.fixture
def internet():
    with opened(RealAddressNetwork()) as internet:
        public_resolver(internet)
        yield internet


def test_nothing_can_leave():
    assert [name for _, name in socket.if_nameindex()] == ["lo"]


@pytest.mark.parametrize("words", [[], ["+tcp"], ["+tls"], ["+https"]], ids=str)
def test_dig(internet, words):
    printed = run("dig", f"@{PUBLIC}", NAME, *words).stdout
    assert f"SERVER: {PUBLIC}#" in printed and re.findall(rf"^{NAME}\.\s.*\sA\s(\S+)$", printed, re.M) == [WEB]


def test_dig_at_a_provider(internet):
    assert run("dig", f"@{TELKOMSEL}", NAME, "+short").stdout.split() == [PROVIDERS["Telkomsel"].answer]


def test_dig_at_a_provider_whose_resolver_is_unbound(tmp_path):
    network = RealAddressNetwork(elsewhere=[TELKOMSEL])
    with opened(network), UnboundResolver(tmp_path, TELKOMSEL, case.policy_text("telkomsel.rpz")):
        for words in ([], ["+tcp"]):
            assert run("dig", f"@{TELKOMSEL}", NAME, "+short", *words).stdout.split() == [PROVIDERS["Telkomsel"].answer]


@pytest.mark.parametrize("words", [[], ["+tcp"]], ids=str)
def test_dig_sees_nothing_of_a_redirect(internet, words):
    with interfering(TO_XL, "XL"):
        printed = run("dig", "-b", XL_STUDENT, f"@{PUBLIC}", NAME, *words).stdout
    assert f"SERVER: {PUBLIC}#53" in printed and re.findall(r"\sA\s(\S+)$", printed, re.M) == [XL_PAGE]


def test_openssl_trusts_the_web_server(internet, tmp_path):
    words = ["-connect", f"{WEB}:443", "-servername", NAME, "-verify_hostname", NAME, "-verify_return_error"]
    done = run("openssl", "s_client", *words, "-CAfile", authority_file(internet, tmp_path))
    assert done.returncode == 0 and "Verification: OK" in done.stdout


@pytest.mark.parametrize(
    "rule, scheme, code",
    [
        ("ip daddr 192.0.2.1 drop", "https", 0),
        (f"ip daddr {WEB} reject with tcp reset", "https", 7),  # failed to connect
        ("tcp dport 443 @ih,0,8 0x16 reject with tcp reset", "https", 35),  # TLS handshake
        ("tcp dport 80 @ih,0,32 0x47455420 reject with tcp reset", "http", 56),  # failure in receiving
        (f"ip daddr {WEB} drop", "https", 28),  # timeout
    ],
)
def test_curl(internet, tmp_path, rule, scheme, code):
    port = {"http": 80, "https": 443}[scheme]
    words = [
        "--interface",
        STUDENT,
        "--resolve",
        f"{NAME}:{port}:{WEB}",
        "--cacert",
        authority_file(internet, tmp_path),
    ]
    words += ["--connect-timeout", "0.5"] if code == 28 else []
    with interfering(rule, "Telkomsel"):
        done = run("curl", "-sS", *words, f"{scheme}://{NAME}/")
    assert done.returncode == code, done.stderr
    assert ("<title>Telegram Web</title>" in done.stdout) == (code == 0)
