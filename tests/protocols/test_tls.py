"""The server name in a ClientHello: ours, a real one, cut anywhere, and none."""

import random
import ssl

import pytest

from helpers.protocols import tls

NAME = "web.telegram.org"


def real_hello(name):
    """Return the first flight of Python's own TLS."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    connection = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname=name)
    with pytest.raises(ssl.SSLWantReadError):
        connection.do_handshake()
    return outgoing.read()


@pytest.mark.parametrize("hello", [tls.client_hello(NAME, bytes(32)), real_hello(NAME)], ids=["ours", "OpenSSL's"])
def test_the_name_is_found_only_when_the_hello_is_whole(hello):
    assert tls.server_name(hello) == NAME
    assert {tls.server_name(hello[:end]) for end in range(len(hello))} == {tls.More.NEEDED}
    assert tls.server_name(hello + b"more") == NAME


def test_a_hello_split_over_two_records_is_put_together():
    body = tls.client_hello(NAME, bytes(32))[5:]
    parts = [b"\x16\x03\x01" + len(part).to_bytes(2, "big") + part for part in (body[:20], body[20:])]
    assert tls.server_name(b"".join(parts)) == NAME


@pytest.mark.parametrize(
    "data", [b"GET / HTTP/1.1\r\n", b"\x17\x03\x03\x00\x01a", b"\x16\x03\x01\x00\x05\x02\x00\x00\x01a"]
)
def test_what_is_no_hello_has_no_name(data):
    assert tls.server_name(data) is None


def test_sealed_data_has_the_length_of_real_records():
    assert tls.sealed(b"") == b""
    sealed = tls.sealed(bytes(2**14 + 1))
    assert len(sealed) == 2**14 + 1 + 2 * (5 + 17) and sealed[:5] == b"\x17\x03\x03\x40\x11"
    assert set(sealed[5 : 5 + 2**14 + 17]) == {0} and sealed[-23:-18] == b"\x17\x03\x03\x00\x12"


def test_flipped_bits_never_raise():
    rng, hello = random.Random(1), tls.client_hello(NAME, bytes(32))
    for _ in range(2000):
        data = bytearray(hello)
        data[rng.randrange(len(data))] = rng.randrange(256)
        found = tls.server_name(bytes(data))
        assert found is None or found is tls.More.NEEDED or isinstance(found, str)


def test_a_hello_is_as_long_as_that_of_other_programs():
    for name in ("t.me", NAME, "a" * 63 + ".example"):
        assert len(tls.client_hello(name, bytes(32))) == len(tls.client_hello(name, bytes(32), "http/1.1")) == 517
        assert tls.server_name(tls.client_hello(name, bytes(32), "h2")) == name
    assert len(real_hello(NAME)) == 517
