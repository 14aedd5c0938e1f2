"""The bytes of a DNS message, each with its name: id, flags, counts, question, records (RFC 1035 and 6891)."""

from collections.abc import Iterator
from dataclasses import dataclass

import dns.exception
import dns.flags
import dns.name
import dns.opcode
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype

from helpers.failures import GarbledError

HEADER_BYTES = 12
COUNTS = ("questions", "answers", "authority", "additional")
SECTIONS = ("answer", "authority", "additional")
TYPES = {  # in plain words, where a lesson meets them
    "A": "an IPv4 address",
    "AAAA": "an IPv6 address",
    "CNAME": "an alias",
    "NS": "a name server",
    "SOA": "the zone's own record",
    "OPT": "what else the sender can do",
}
FLAGS = (
    (dns.flags.AA, "authoritative"),
    (dns.flags.TC, "cut short"),
    (dns.flags.RD, "recursion desired"),
    (dns.flags.RA, "recursion available"),
    (dns.flags.AD, "authentic data"),
    (dns.flags.CD, "checking disabled"),
)


@dataclass(frozen=True)
class Field:
    """The bytes from `start` to before `end`, which part of the message they belong to, and what they say."""

    start: int
    end: int
    part: str  # "header", "question 1", "answer 1", "authority 1", "additional 1" or "rest"
    name: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.part}, {self.name}: {self.meaning}"


def fields(wire: bytes) -> tuple[Field, ...]:
    """Return every field of a message in order; together they cover each byte exactly once.

    Raises GarbledError for bytes that are no DNS message, or only a part of one.

    >>> for field in fields(bytes.fromhex("002a 0100 0001 0000 0000 0000  0174 026d 6500 0001 0001"))[-3:]:
    ...     print(field.start, field.end, field)
    12 18 question 1, name: t.me
    18 20 question 1, type: A, an IPv4 address
    20 22 question 1, class: IN, the internet
    """
    if len(wire) < HEADER_BYTES:
        raise GarbledError(f"a DNS message has {HEADER_BYTES} bytes at least, not {len(wire)}")
    try:
        return tuple(_Reader(wire).read())
    except (dns.exception.DNSException, ValueError) as error:
        raise GarbledError(f"these bytes are no whole DNS message: {error}") from error


class _Reader:
    """Reads from front to back; `at` is the first byte that has no name yet."""

    def __init__(self, wire: bytes) -> None:
        self.wire, self.at, self.part = wire, 0, "header"

    def read(self) -> Iterator[Field]:
        yield self._field("id", 2, str(self._number(2)))
        yield self._field("flags", 2, _flags(self._number(2)))
        counts = []
        for name in COUNTS:
            counts.append(self._number(2))
            yield self._field(name, 2, str(counts[-1]))
        for number in range(counts[0]):
            self.part = f"question {number + 1}"
            yield self._name()
            yield self._type()
            yield self._class()
        for section, count in zip(SECTIONS, counts[1:], strict=True):
            for number in range(count):
                self.part = f"{section} {number + 1}"
                yield from self._record()
        if self.at < len(self.wire):
            self.part = "rest"
            yield self._field("bytes", len(self.wire) - self.at, "they stand behind the message")

    def _record(self) -> Iterator[Field]:
        yield self._name()
        rdtype = dns.rdatatype.RdataType.make(self._number(2))
        yield self._type()
        rdclass = dns.rdataclass.RdataClass.make(self._number(2))
        if rdtype == dns.rdatatype.OPT:  # RFC 6891 section 6.1.2: the same places, other meanings
            yield self._field("size", 2, f"datagrams of {int(rdclass)} bytes at most")
            yield self._field("more flags", 4, _more_flags(self._number(4)))
        else:
            yield self._class()
            yield self._field("TTL", 4, f"{self._number(4)} seconds")
        length = self._number(2)
        yield self._field("length", 2, f"{length} bytes of data")
        if length:
            yield self._field("data", length, self._data(rdtype, rdclass, length))

    def _name(self) -> Field:
        name, length = dns.name.from_wire(self.wire, self.at)
        pointer = self._pointer(length)
        spelled = "." if name == dns.name.root else name.to_text(omit_final_dot=True)
        return self._field("name", length, spelled + pointer)

    def _pointer(self, length: int) -> str:
        """Say where a name goes on, if it ends with a pointer: two bytes, the first two bits are ones."""
        at, end = self.at, self.at + length
        while at < end and self.wire[at] and self.wire[at] < 0xC0:
            at += 1 + self.wire[at]
        if at < end and self.wire[at] >= 0xC0:
            return f" (see byte {int.from_bytes(self.wire[at : at + 2], 'big') & 0x3FFF})"
        return ""

    def _type(self) -> Field:
        text = dns.rdatatype.to_text(self._number(2))
        return self._field("type", 2, f"{text}, {TYPES[text]}" if text in TYPES else text)

    def _class(self) -> Field:
        text = dns.rdataclass.to_text(self._number(2))
        return self._field("class", 2, "IN, the internet" if text == "IN" else text)

    def _data(self, rdtype: dns.rdatatype.RdataType, rdclass: dns.rdataclass.RdataClass, length: int) -> str:
        if rdtype == dns.rdatatype.OPT:
            return "options"
        text = dns.rdata.from_wire(rdclass, rdtype, self.wire, self.at, length).to_text()
        return text if text == "." else text.rstrip(".")

    def _number(self, length: int) -> int:
        """Return the next bytes as a number, without passing them."""
        if self.at + length > len(self.wire):
            raise ValueError("they end too early")
        return int.from_bytes(self.wire[self.at : self.at + length], "big")

    def _field(self, name: str, length: int, meaning: str) -> Field:
        self._number(length)
        self.at += length
        return Field(self.at - length, self.at, self.part, name, meaning)


def _flags(bits: int) -> str:
    words = ["a response" if bits & dns.flags.QR else "a query"]
    opcode = dns.opcode.from_flags(bits)
    words += [dns.opcode.to_text(opcode)] if opcode != dns.opcode.QUERY else []
    words += [word for flag, word in FLAGS if bits & flag]
    return ", ".join([*words, *([dns.rcode.to_text(dns.rcode.Rcode(bits & 15))] if bits & dns.flags.QR else [])])


def _more_flags(bits: int) -> str:
    return f"version {bits >> 16 & 255}" + (", DNSSEC wanted" if bits & 0x8000 else "")
