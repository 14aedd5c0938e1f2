"""What `dig` prints of an answer: the same words in the same places on every system, with or without dig."""

import dataclasses

import dns.flags
import dns.opcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

from helpers.clients.stub import Answer
from helpers.protocols.extended_errors import explanations

TAB = 8
TTL, CLASS, TYPE, DATA = 24, 32, 40, 48  # the columns where dig starts each part of a record
SECTIONS = ("ANSWER", "AUTHORITY", "ADDITIONAL")


@dataclasses.dataclass(frozen=True)
class Dig:
    """Lines as dig prints them."""

    text: str

    def __repr__(self) -> str:
        return self.text


def dig(answer: Answer) -> Dig:
    """Print an answer as `dig` prints it: header, flags, question, and the records of each section.

    Left out is what differs on every computer and at every run: dig's version, the time, the server, the size.

    >>> from helpers import classroom, show
    >>> from helpers.network.memory import MemoryNetwork
    >>> student = classroom.open(MemoryNetwork()).client("Telkomsel")
    >>> text = show.dig(student.stub.resolve("web.telegram.org")).text
    >>> print(text.splitlines()[-1].expandtabs())
    web.telegram.org.       60      IN      A       202.3.219.209
    """
    message = answer.message
    parts = [_header(answer)]
    if message.edns >= 0:
        parts[-1] += "\n\n" + _pseudosection(answer)
    if message.question:
        lines = (";" + _line(rrset, [(CLASS, _class(rrset)), (TYPE, _type(rrset))]) for rrset in message.question)
        parts[-1] += ("\n" if message.edns >= 0 else "\n\n") + "\n".join([";; QUESTION SECTION:", *lines])
    for word, rrsets in zip(SECTIONS, (message.answer, message.authority, message.additional), strict=True):
        if rrsets:
            parts.append("\n".join([f";; {word} SECTION:", *(line for rrset in rrsets for line in _records(rrset))]))
    return Dig("\n\n".join(parts))


def _header(answer: Answer) -> str:
    """Return the first lines: opcode, response code, identifier, flags, and how many records each section has."""
    message = answer.message
    opcode, flags = dns.opcode.to_text(message.opcode()), dns.flags.to_text(message.flags).lower()
    sections = (message.answer, message.authority, message.additional)
    counts = [len(message.question), *(sum(map(len, section)) for section in sections)]
    counts[-1] += message.edns >= 0  # the OPT record counts as an additional one
    numbers = ", ".join(f"{word}: {count}" for word, count in zip(("QUERY", *SECTIONS), counts, strict=True))
    lines = [
        ";; Got answer:",
        f";; ->>HEADER<<- opcode: {opcode}, status: {answer.rcode.name}, id: {message.id}",
        f";; flags: {flags}; {numbers}",
    ]
    if message.flags & dns.flags.RD and not message.flags & dns.flags.RA:
        lines.append(";; WARNING: recursion requested but not available")
    return "\n".join(lines)


def _pseudosection(answer: Answer) -> str:
    message = answer.message
    do = " do" if message.ednsflags & dns.flags.DO else ""
    lines = [";; OPT PSEUDOSECTION:", f"; EDNS: version: {message.edns}, flags:{do}; udp: {message.payload}"]
    for error in explanations(message):
        lines.append(f"; EDE: {error.code} ({error.word})" + (f": ({error.text})" if error.text else ""))
    return "\n".join(lines)


def _records(rrset: dns.rrset.RRset) -> list[str]:
    parts = [(TTL, str(rrset.ttl)), (CLASS, _class(rrset)), (TYPE, _type(rrset))]
    return [_line(rrset, [*parts, (DATA, rdata.to_text())]) for rdata in rrset]


def _class(rrset: dns.rrset.RRset) -> str:
    return dns.rdataclass.to_text(rrset.rdclass)


def _type(rrset: dns.rrset.RRset) -> str:
    return dns.rdatatype.to_text(rrset.rdtype)


def _line(rrset: dns.rrset.RRset, parts: list[tuple[int, str]]) -> str:
    """Return the owner's name and the parts, each brought to its column by tabs, or one place on if that is passed."""
    line = rrset.name.to_text()
    at = len(line)
    for column, part in parts:
        start = max(column, at + 1)
        line += ("\t" * (start // TAB - at // TAB) or " ") + part
        at = start + len(part)
    return line
