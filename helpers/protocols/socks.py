"""SOCKS: how a program asks somebody else to connect for it.

Version 4 knows addresses, 4a names as well; version 5 is RFC 1928, here
without passwords and for connections only.
"""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.failures import ConnectionRefused, GarbledError, NetworkFailure

LONGEST_WISH = 1024  # bytes
CONNECT = 1
NO_PASSWORD, NO_METHOD = 0, 255
DONE, UNREACHABLE, REFUSED, NOT_SUPPORTED = 0, 4, 5, 7  # RFC 1928 section 6
GRANTED_4, REJECTED_4 = 90, 91


@dataclass(frozen=True)
class Wish:
    """Where a program wants to be connected to: an address or a name, and a port."""

    host: str
    port: int


class Conversation:
    """The words before a connection (the verbs of messages.py): one wish; `left` is what the program said behind it."""

    def __init__(self) -> None:
        self.left = b""
        self._version = 0
        self._methods_read = False
        self._owed = b""

    def receive(self, data: bytes) -> Iterator[Wish]:
        """Yield the wish once it is whole; GarbledError for what is no SOCKS or no wish for a connection."""
        self.left += data
        self._version = self._version or (self.left[0] if self.left else 0)
        if self._version not in (0, 4, 5):
            raise GarbledError("neither SOCKS4 nor SOCKS5")
        if self._version == 5 and not self._methods_read:
            self._read_methods()
        wish = None if self._version == 0 else self._read_4() if self._version == 4 else self._read_5()
        if wish is not None:
            yield wish
        elif len(self.left) > LONGEST_WISH:
            raise GarbledError("more bytes than a wish has")

    def send(self, outcome: NetworkFailure | None) -> bytes:
        """Return what to tell the program: it is connected, or what stopped it."""
        if outcome is None:
            return self._reply(DONE)
        return self._reply(REFUSED if isinstance(outcome, ConnectionRefused) else UNREACHABLE)

    def owed(self) -> bytes:
        owed, self._owed = self._owed, b""
        return owed

    def refusal(self) -> bytes:
        return self.owed() or (self._reply(NOT_SUPPORTED) if self._version in (4, 5) else b"")

    def _reply(self, code: int) -> bytes:
        if self._version == 4:
            return bytes([0, GRANTED_4 if code == DONE else REJECTED_4]) + bytes(6)
        return bytes([5, code, 0, 1]) + bytes(6)

    def _read_methods(self) -> None:
        if len(self.left) < 2 or len(self.left) < 2 + self.left[1]:
            return
        offered, self.left = self.left[2 : 2 + self.left[1]], self.left[2 + self.left[1] :]
        self._methods_read = True
        self._owed = bytes([5, NO_PASSWORD if NO_PASSWORD in offered else NO_METHOD])
        if NO_PASSWORD not in offered:
            raise GarbledError("the program wants a password; there is none")

    def _read_4(self) -> Wish | None:
        """Read version, command, port, address, user, and for 4a (address 0.0.0.x) a name."""
        fields = self.left[8:].split(b"\0")
        by_name = self.left[4:7] == bytes(3) and self.left[7:8] != b"\0"
        if len(self.left) < 9 or len(fields) < 2 + by_name:
            return None
        self._demand(self.left[1] == CONNECT)
        port, address = int.from_bytes(self.left[2:4], "big"), str(ipaddress.IPv4Address(self.left[4:8]))
        texts = fields[: 1 + by_name]
        self.left = self.left[8 + sum(len(text) + 1 for text in texts) :]
        return Wish(_text(texts[1]) if by_name else address, port)

    def _read_5(self) -> Wish | None:
        """Read version, command, a zero, kind of address, address, port."""
        if not self._methods_read or len(self.left) < 5:
            return None
        kind = self.left[3]
        self._demand(self.left[0] == 5 and self.left[1] == CONNECT and kind in (1, 3, 4))
        begin = 5 if kind == 3 else 4
        end = begin + {1: 4, 3: self.left[4], 4: 16}[kind]
        if len(self.left) < end + 2:
            return None
        address, port = self.left[begin:end], int.from_bytes(self.left[end : end + 2], "big")
        self.left = self.left[end + 2 :]
        return Wish(_text(address) if kind == 3 else str(ipaddress.ip_address(address)), port)

    def _demand(self, understood: bool) -> None:
        if not understood:
            raise GarbledError("not a wish for a connection to an address or a name")


def _text(name: bytes) -> str:
    try:
        return name.decode("ascii")
    except UnicodeDecodeError as error:
        raise GarbledError("a name that is not in ASCII") from error
