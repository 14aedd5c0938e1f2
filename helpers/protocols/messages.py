"""Conversations: the state of one connection on the server's side, without the connection.

Every conversation has the same four verbs: `receive(data)` yields the
requests that are now whole, `send(response)` gives the bytes to return,
`owed()` the bytes to return when nothing was asked (HTTP/2 has such), and
`refusal()` the bytes to return for garbage (receive raised GarbledError).
`over` says that the other side wants the connection closed now.
"""

from collections.abc import Callable, Iterator
from typing import Any


class Datagrams:
    """Each datagram is a request."""

    over = False

    def receive(self, data: bytes) -> Iterator[bytes]:
        yield data

    def send(self, response: bytes) -> bytes:
        return response

    def owed(self) -> bytes:
        return b""

    def refusal(self) -> bytes:
        return b""


class Messages(Datagrams):
    """Whole messages follow each other: DNS over TCP, MTProto."""

    def __init__(self, length: Callable[[bytes], int | None]) -> None:
        self._length = length
        self._buffer = b""

    def receive(self, data: bytes) -> Iterator[bytes]:
        self._buffer += data
        while (end := self._length(self._buffer)) is not None:
            message, self._buffer = self._buffer[:end], self._buffer[end:]
            yield message


class ByFirstBytes:
    """A port where several protocols are spoken: the first four bytes choose."""

    def __init__(self, choose: Callable[[bytes], Any]) -> None:
        self._choose = choose
        self._first = b""
        self._chosen = None

    @property
    def over(self) -> bool:
        return self._chosen is not None and self._chosen.over

    def receive(self, data: bytes) -> Iterator[Any]:
        if self._chosen is None:
            self._first += data
            if len(self._first) < 4:
                return
            self._chosen, data = self._choose(self._first), self._first
        yield from self._chosen.receive(data)

    def send(self, response: Any) -> bytes:
        return self._chosen.send(response)

    def owed(self) -> bytes:
        return self._chosen.owed() if self._chosen else b""

    def refusal(self) -> bytes:
        return self._chosen.refusal() if self._chosen else b""
