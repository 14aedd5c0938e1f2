"""Rule 2: the censor sees bytes; one decision function; TLS contexts are made once."""

import random
import ssl

import pytest

from helpers.protocols import tls
from helpers.transports import DOT
from tests.cast import CONTROL, public_resolver

NAME = "web.telegram.org"


def hellos_seen(internet):
    flows = []
    internet.provider("abroad").middleboxes.append(flows.append)
    internet.client("abroad").browser.get(f"https://{NAME}/")
    return [flow for flow in flows if flow.destination.port == 443]


def test_the_road_shows_a_client_hello_and_no_secret(internet):
    flows = hellos_seen(internet)
    assert flows[0].sent == b"" and flows[0].source == CONTROL
    assert tls.server_name(flows[0].sent) is tls.More.NEEDED
    assert tls.server_name(flows[1].sent) == NAME
    assert b"GET /" not in flows[-1].sent and len(flows[-1].sent) > len(flows[1].sent)


def test_the_loopback_hello_is_openssls_own(loopback):
    assert len(hellos_seen(loopback)[1].sent) == 517


def real_hello():
    outgoing = ssl.MemoryBIO()
    client = ssl.create_default_context().wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname=NAME)
    with pytest.raises(ssl.SSLWantReadError):
        client.do_handshake()
    return outgoing.read()


@pytest.mark.parametrize("hello", [real_hello(), tls.client_hello(NAME, bytes(32))], ids=["openssl", "built"])
def test_the_name_is_found_once_it_is_there(hello):
    assert tls.server_name(hello) == NAME
    assert {tls.server_name(hello[:end]) for end in range(len(hello))} == {tls.More.NEEDED}


def test_a_hello_in_two_records():
    body = real_hello()[5:]
    parts = [body[:100], body[100:]]
    assert tls.server_name(b"".join(b"\x16\x03\x01" + len(part).to_bytes(2, "big") + part for part in parts)) == NAME


def test_openssl_understands_the_built_hello():
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    seen = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda connection, name, context: seen.append(name)
    incoming.write(tls.client_hello(NAME, bytes(32)))
    with pytest.raises(ssl.SSLError):
        context.wrap_bio(incoming, outgoing, server_side=True).do_handshake()
    assert seen == [NAME]


def test_any_bytes_give_a_name_none_or_more():
    rng, hello = random.Random(2017), bytearray(real_hello())
    for _ in range(5000):
        mutant = bytearray(hello)
        for _ in range(rng.randrange(1, 6)):
            mutant[rng.randrange(len(mutant))] = rng.randrange(256)
        name = tls.server_name(bytes(mutant[: rng.randrange(len(mutant) + 1)]))
        assert name is None or name is tls.More.NEEDED or isinstance(name, str)


def test_contexts_are_made_once(loopback, monkeypatch):
    made = []
    real = ssl.create_default_context
    monkeypatch.setattr(
        ssl, "create_default_context", lambda *args, **options: made.append(args) or real(*args, **options)
    )
    client = loopback.client("abroad")
    client.stub.use(public_resolver(loopback), DOT)
    for _ in range(3):
        client.browser.get(f"https://{NAME}/")
    assert len(made) == 4  # the client's for DoT and for HTTP, dns.google's, the web site's
