"""Zone files: the text form of a zone (RFC 1035 section 5), and errors that name file, line and remedy.

DNSSEC, $INCLUDE and records outside the zone are refused, not ignored.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import dns.exception
import dns.name
import dns.rdata
import dns.rdataclass
import dns.tokenizer
import dns.zone
import dns.zonefile

EXPECTED = "a line is NAME [TTL] [IN] TYPE VALUE, for example: www 300 IN A 192.0.2.1"
DEFAULT_TTL_SECONDS = 60
DIRECTIVES = {"$ORIGIN", "$TTL"}
_NO_BRACKETS = re.compile(
    r'\\.|"(?:[^"\\]|\\.)*"|;.*'
)  # escapes, quoted strings and comments: brackets there are letters


class ZoneFileError(ValueError):
    """A zone file has an error; the message names the file, the line and what is expected."""


class Record(NamedTuple):
    """One record of a zone file."""

    name: dns.name.Name
    ttl: int
    rdata: dns.rdata.Rdata


def read_zone(text: str, origin: str, file_name: str = "the text", relativize: bool = False) -> dns.zone.Zone:
    """Return the zone that a text describes; lines may end in LF or CRLF, and a line without TTL has 60 seconds.

    Raises ZoneFileError (a ValueError) for a line that can't be read.
    """
    zone = dns.name.from_text(origin)
    lines = text.removeprefix("\ufeff").splitlines()
    _refuse_what_would_be_ignored(lines, zone, zone, file_name)

    def parse(lines: Sequence[str]) -> dns.zone.Zone:
        text = "\n".join([f"$TTL {DEFAULT_TTL_SECONDS}", *lines, ""])
        return dns.zone.from_text(text, zone, relativize=relativize, check_origin=False, allow_directives=DIRECTIVES)

    return _parse_or_explain(parse, lines, file_name)


class RecordReader:
    """Reads a zone file piece by piece, in whole records; $ORIGIN, $TTL and the last name go on to the next."""

    def __init__(self, zone: dns.name.Name, file_name: str) -> None:
        self.zone, self.file_name = zone, file_name
        self.origin = self.last_name = zone
        self._ttl = DEFAULT_TTL_SECONDS

    def read(self, lines: Sequence[str], first: int = 1) -> list[Record]:
        """Return the records of some lines, in order; `first` is the number of the first of them.

        Raises ZoneFileError (a ValueError) for a line that can't be read or whose name lies outside the zone.
        """
        _refuse_what_would_be_ignored(lines, self.zone, self.origin, self.file_name, first)
        self.origin, self._ttl, self.last_name, records = _parse_or_explain(self._parse, lines, self.file_name, first)
        return records

    def _parse(self, lines: Sequence[str]) -> tuple[dns.name.Name, int, dns.name.Name, list[Record]]:
        found = _Collector()
        tokens = dns.tokenizer.Tokenizer("\n".join(["", *lines, ""]), "<string>")
        reader = dns.zonefile.Reader(
            tokens, dns.rdataclass.IN, found, allow_directives=DIRECTIVES, default_ttl=self._ttl
        )
        reader.current_origin, reader.last_name = self.origin, self.last_name
        reader.read()
        return reader.current_origin, reader.default_ttl, reader.last_name, found.records


class _Collector:
    """What dnspython's reader takes for a transaction, and a list in truth: duplicates and contradictions stay."""

    def __init__(self) -> None:
        self.manager = self
        self.records: list[Record] = []

    def origin_information(self) -> tuple[dns.name.Name, bool, dns.name.Name]:
        return dns.name.root, False, dns.name.root

    def check_put_rdataset(self, check: object) -> None:
        pass

    def _set_origin(self, origin: dns.name.Name) -> None:
        pass

    def add(self, name: dns.name.Name, ttl: int, rdata: dns.rdata.Rdata) -> None:
        self.records.append(Record(name, ttl, rdata))


def open_brackets(line: str) -> int:
    """Return how many more brackets a line opens than it closes: a record goes on until they are even."""
    if "(" not in line and ")" not in line:
        return 0
    line = _NO_BRACKETS.sub("", line)
    return line.count("(") - line.count(")")


def not_utf8(path: Path) -> ZoneFileError:
    """Return the error for a file that can't be read as text: where the first such line is, and the remedy."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.decode("utf-8", "replace").encode("utf-8") != line:
                return ZoneFileError(
                    f"{path.name}, line {number}: {line.strip()!r} is no UTF-8; save the file as UTF-8"
                )
    return ZoneFileError(f"{path.name} is no UTF-8; save the file as UTF-8")


def _refuse_what_would_be_ignored(
    lines: Sequence[str], zone: dns.name.Name, origin: dns.name.Name, file_name: str, first: int = 1
) -> None:
    """dnspython passes over a line whose name lies outside the zone: a student would look for it in vain."""
    depth = 0  # of brackets: a record may go on over several lines
    for number, line in enumerate(lines, first):
        words = line.split(";")[0].split()
        if words and not depth and not line[0].isspace():
            try:
                if words[0].upper() == "$ORIGIN":
                    owner = zone
                    origin = dns.name.from_text(words[-1], origin)
                else:
                    owner = zone if words[0][0] == "$" else dns.name.from_text(words[0], origin)
            except dns.exception.DNSException as error:
                raise ZoneFileError(
                    f"{file_name}, line {number}: {words[0]!r} is no name ({error}); {EXPECTED}"
                ) from error
            if not owner.is_subdomain(zone):
                dot = words[0].endswith(".")
                remedy = f"take away the last dot of {words[0]!r}" if dot else f"$ORIGIN {origin} stands above it"
                raise ZoneFileError(f"{file_name}, line {number}: {owner} lies outside the zone {zone}; {remedy}")
        depth += open_brackets(line)


def _parse_or_explain(
    parse: Callable[[Sequence[str]], Any], lines: Sequence[str], file_name: str, first: int = 1
) -> Any:
    """Return what is parsed; `parse` counts the first line as the second."""
    try:
        return parse(lines)
    except dns.exception.DNSException as error:
        number = _line_of(error, lines, parse)
        line = lines[number - 1].strip()
        detail = _slip_in(line) or re.sub(r"^<string>:\d+: ", "", str(error))
        raise ZoneFileError(
            f"{file_name}, line {first + number - 1}: can't read {line!r} ({detail}); {EXPECTED}"
        ) from error


def _slip_in(line: str) -> str | None:
    """Return the remedy for the two slips of somebody who writes a first line; None for another fault."""
    words = line.partition(";")[0].split()
    if any(word.startswith("#") for word in words):
        return "a comment begins with ;"
    is_bare_name = len(words) == 1 and not words[0].startswith("$")
    return f"a name alone says nothing: write {words[0]} A 192.0.2.1" if is_bare_name else None


def _line_of(error: dns.exception.DNSException, lines: Sequence[str], parse: Callable[[Sequence[str]], Any]) -> int:
    """Return the number of the line at fault: dnspython may name the next one, or none."""
    found = re.search(r":(\d+): ", str(error))
    last = min(max(int(found[1]) - 1, 1), len(lines)) if found else len(lines)
    for end in range(max(last - 1, 1) if found else 1, last):
        try:
            parse(lines[:end])
        except dns.exception.DNSException as earlier:
            if type(earlier) is type(error):
                return end
    return last
