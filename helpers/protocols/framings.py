"""How MTProto messages follow each other on a TCP connection: four framings, told apart by the first bytes.

Described at core.telegram.org/mtproto/mtproto-transports.  Each is a
conversation (the verbs of messages.py) whose requests and responses are bare
messages; a server answers in the framing in which it is asked.
"""

import struct
import zlib
from collections.abc import Iterator

from helpers.failures import GarbledError
from helpers.protocols.mtproto import INTERMEDIATE, LARGEST_MESSAGE

ABRIDGED, PADDED = b"\xef", b"\xdd\xdd\xdd\xdd"


class Framed:
    """One connection on the server's side; `first` are the bytes that announce the framing, once."""

    first = b""
    over = False

    def __init__(self) -> None:
        self._buffer = b""
        self._announced = False

    def receive(self, data: bytes) -> Iterator[bytes]:
        """Yield each message that is now whole; GarbledError for a length or a checksum that no message has."""
        self._buffer += data
        if not self._announced:
            if len(self._buffer) < len(self.first):
                return
            self._announced, self._buffer = True, self._buffer.removeprefix(self.first)
        while (frame := self._first_frame()) is not None:
            self._buffer = self._buffer[len(frame) :]
            yield self.unwrap(frame)

    def send(self, message: bytes) -> bytes:
        return self.wrap(message)

    def owed(self) -> bytes:
        return b""

    def refusal(self) -> bytes:
        return b""

    def length(self, arrived: bytes) -> int | None:
        """Return how many bytes the first frame takes, None where that can't be said yet."""
        raise NotImplementedError

    def unwrap(self, frame: bytes) -> bytes:
        """Return the message in a whole frame."""
        raise NotImplementedError

    def wrap(self, message: bytes) -> bytes:
        """Return the frame that carries a message."""
        raise NotImplementedError

    def _first_frame(self) -> bytes | None:
        length = self.length(self._buffer)
        if length is not None and length > LARGEST_MESSAGE:
            raise GarbledError("a message of more than 1 MiB")
        return None if length is None or len(self._buffer) < length else self._buffer[:length]


class Intermediate(Framed):
    """Four bytes of length, then the message."""

    first = INTERMEDIATE

    def length(self, arrived: bytes) -> int | None:
        return 4 + int.from_bytes(arrived[:4], "little") if len(arrived) >= 4 else None

    def unwrap(self, frame: bytes) -> bytes:
        return frame[4:]

    def wrap(self, message: bytes) -> bytes:
        return struct.pack("<I", len(message)) + message


class Padded(Intermediate):
    """The same with up to 15 bytes behind a message; how long an unencrypted message is, it says itself."""

    first = PADDED

    def unwrap(self, frame: bytes) -> bytes:
        return frame[4 : 24 + int.from_bytes(frame[20:24], "little")]


class Abridged(Framed):
    """The length in words of four bytes: one byte, or 7F and three bytes."""

    first = ABRIDGED

    def length(self, arrived: bytes) -> int | None:
        if arrived[:1] != b"\x7f":
            return 1 + 4 * arrived[0] if arrived else None
        return 4 + 4 * int.from_bytes(arrived[1:4], "little") if len(arrived) >= 4 else None

    def unwrap(self, frame: bytes) -> bytes:
        return frame[4:] if frame[0] == 0x7F else frame[1:]

    def wrap(self, message: bytes) -> bytes:
        words = len(message) // 4
        return (bytes([words]) if words < 0x7F else b"\x7f" + words.to_bytes(3, "little")) + message


class Full(Framed):
    """Length, number of the frame, message, checksum (CRC32); nothing announces it."""

    def __init__(self) -> None:
        super().__init__()
        self._received = self._sent = 0

    def length(self, arrived: bytes) -> int | None:
        length = int.from_bytes(arrived[:4], "little")
        if len(arrived) >= 4 and length < 12:
            raise GarbledError("a frame without room for its number and its checksum")
        return length if len(arrived) >= 4 else None

    def unwrap(self, frame: bytes) -> bytes:
        number, checksum = int.from_bytes(frame[4:8], "little"), int.from_bytes(frame[-4:], "little")
        if number != self._received or checksum != zlib.crc32(frame[:-4]):
            raise GarbledError("a frame with a wrong number or a wrong checksum")
        self._received += 1
        return frame[8:-4]

    def wrap(self, message: bytes) -> bytes:
        frame = struct.pack("<II", len(message) + 12, self._sent) + message
        self._sent += 1
        return frame + struct.pack("<I", zlib.crc32(frame))


def conversation_for(first: bytes) -> Framed:
    """Return the keeper of a connection that begins with these four bytes.

    >>> [type(conversation_for(first)).__name__ for first in (b"\\xef\\x0a\\0\\0", INTERMEDIATE, b"\\x34\\0\\0\\0")]
    ['Abridged', 'Intermediate', 'Full']
    """
    announced = (Intermediate, Padded, Abridged)
    return next((framing for framing in announced if first.startswith(framing.first)), Full)()
