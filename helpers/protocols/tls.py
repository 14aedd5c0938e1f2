"""What everybody on the road can read of TLS: two greetings, and above all the ClientHello.

Enough to build them for the network in memory and to find the server name in
a real one; no cryptography.  RFC 8446 sections 4.1.2 and 5, RFC 6066 section 3.
"""

import enum

HANDSHAKE, APPLICATION_DATA = 22, 23
CLIENT_HELLO, SERVER_HELLO = 1, 2
SERVER_NAME, ALPN, PADDING, SUPPORTED_VERSIONS = 0, 16, 21, 43  # RFC 6066, RFC 7301, RFC 7685, RFC 8446
PADDED_HELLO = 512  # bytes: what programs make of a shorter one
CIPHERS = b"\x13\x01\x13\x02\x13\x03"
FIRST, LATER = b"\x03\x01", b"\x03\x03"  # what a record calls its version, whatever it is
LARGEST_RECORD = 2**14  # bytes before they are sealed


class More(enum.Enum):
    """More bytes are needed before anything can be said."""

    NEEDED = "more needed"


def server_name(sent: bytes) -> str | More | None:
    """Return the name in the ClientHello that a stream of bytes begins with.

    None where there is no TLS or no name in it, More.NEEDED while the hello
    is unfinished.

    >>> hello = client_hello("web.telegram.org", bytes(32))
    >>> server_name(hello), server_name(hello[:40]), server_name(b"GET / HTTP/1.1")
    ('web.telegram.org', <More.NEEDED: 'more needed'>, None)
    """
    hello = b""
    while len(hello) < 4 or len(hello) < 4 + int.from_bytes(hello[1:4], "big"):
        if sent[:1] not in (b"", bytes([HANDSHAKE])) or hello[:1] not in (b"", bytes([CLIENT_HELLO])):
            return None
        length = int.from_bytes(sent[3:5], "big")
        if len(sent) < 5 + length or len(sent) < 5:
            return More.NEEDED
        hello, sent = hello + sent[5 : 5 + length], sent[5 + length :]
    if hello[0] != CLIENT_HELLO:
        return None
    try:
        return _name_in(hello[: 4 + int.from_bytes(hello[1:4], "big")])
    except (IndexError, UnicodeDecodeError):
        return None


def client_hello(name: str, random: bytes, alpn: str | None = None) -> bytes:
    """Build a ClientHello that asks for a name, and for a protocol to speak inside; `random` is 32 bytes."""
    host = b"\x00" + _sized(2, name.encode("ascii"))
    extensions = _extension(SERVER_NAME, _sized(2, host)) + _extension(SUPPORTED_VERSIONS, _sized(1, b"\x03\x04"))
    if alpn:
        extensions += _extension(ALPN, _sized(2, _sized(1, alpn.encode("ascii"))))
    before = b"\x03\x03" + random + _sized(1, b"") + _sized(2, CIPHERS) + _sized(1, b"\x00")
    room = PADDED_HELLO - 4 - len(before) - 2 - len(extensions) - 4
    extensions += _extension(PADDING, bytes(max(0, room)))
    return _record(HANDSHAKE, bytes([CLIENT_HELLO]) + _sized(3, before + _sized(2, extensions)), FIRST)


def server_hello() -> bytes:
    """Build the server's greeting: it chooses TLS 1.3 and a cipher, and all that follows is sealed."""
    chosen = CIPHERS[:2] + b"\x00" + _sized(2, _extension(SUPPORTED_VERSIONS, b"\x03\x04"))
    body = b"\x03\x03" + bytes(32) + _sized(1, b"") + chosen
    return _record(HANDSHAKE, bytes([SERVER_HELLO]) + _sized(3, body))


def sealed(data: bytes) -> bytes:
    """Build what the road sees of encrypted data: records of the right length that say nothing."""
    sizes = [len(data[start : start + LARGEST_RECORD]) for start in range(0, len(data), LARGEST_RECORD)]
    return b"".join(_record(APPLICATION_DATA, bytes(size + 17)) for size in sizes)


def _name_in(hello: bytes) -> str | None:
    at = 4 + 2 + 32
    at += 1 + hello[at]  # session id
    at += 2 + int.from_bytes(hello[at : at + 2], "big")  # cipher suites
    at += 1 + hello[at]  # compression methods
    at += 2
    while at + 4 <= len(hello):
        kind = int.from_bytes(hello[at : at + 2], "big")
        end = at + 4 + int.from_bytes(hello[at + 2 : at + 4], "big")
        if kind == SERVER_NAME:
            length = int.from_bytes(hello[at + 7 : at + 9], "big")
            return hello[at + 9 : at + 9 + length].decode("ascii").lower() or None
        at = end
    return None


def _sized(width: int, data: bytes) -> bytes:
    return len(data).to_bytes(width, "big") + data


def _extension(kind: int, data: bytes) -> bytes:
    return kind.to_bytes(2, "big") + _sized(2, data)


def _record(kind: int, data: bytes, version: bytes = LATER) -> bytes:
    return bytes([kind]) + version + _sized(2, data)
