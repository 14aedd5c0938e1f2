"""Zone files: the text form of a zone (RFC 1035 section 5), and errors that name file, line and remedy.

DNSSEC, $INCLUDE and records outside the zone are refused, not ignored.
"""

import re

import dns.exception
import dns.name
import dns.zone

EXPECTED = "a line is NAME [TTL] [IN] TYPE VALUE, for example: www 300 IN A 192.0.2.1"
DEFAULT_TTL_SECONDS = 60


class ZoneFileError(ValueError):
    """A zone file has an error; the message names the file, the line and what is expected."""


def read_zone(text: str, origin: str, file_name: str = "the text", relativize: bool = False) -> dns.zone.Zone:
    """Return the zone that a text describes; lines may end in LF or CRLF, and a line without TTL has 60 seconds.

    Raises ZoneFileError (a ValueError) for a line that can't be read.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    _refuse_what_would_be_ignored(lines, origin, file_name)
    try:
        return _parse(lines, origin, relativize)
    except dns.exception.DNSException as error:
        number = _line_of(error, lines, origin)
        line = lines[number - 1].strip()
        detail = re.sub(r"^<string>:\d+: ", "", str(error))
        raise ZoneFileError(f"{file_name}, line {number}: can't read {line!r} ({detail}); {EXPECTED}") from error


def _parse(lines: list[str], origin: str, relativize: bool = False) -> dns.zone.Zone:
    text = "\n".join([f"$TTL {DEFAULT_TTL_SECONDS}", *lines, ""])
    known = {"$ORIGIN", "$TTL"}
    return dns.zone.from_text(text, origin=origin, relativize=relativize, check_origin=False, allow_directives=known)


def _refuse_what_would_be_ignored(lines: list[str], origin: str, file_name: str) -> None:
    """dnspython passes over a line whose name lies outside the zone: a student would look for it in vain."""
    zone = current = dns.name.from_text(origin)
    depth = 0  # of brackets: a record may go on over several lines
    for number, line in enumerate(lines, 1):
        content = line.split(";")[0]
        words = content.split()
        if words and not depth and not content[0].isspace():
            try:
                if words[0].upper() == "$ORIGIN":
                    owner = current = dns.name.from_text(words[-1], current)
                else:
                    owner = zone if words[0][0] in "$@" else dns.name.from_text(words[0], current)
            except dns.exception.DNSException as error:
                raise ZoneFileError(
                    f"{file_name}, line {number}: {words[0]!r} is no name ({error}); {EXPECTED}"
                ) from error
            if not owner.is_subdomain(zone):
                raise ZoneFileError(
                    f"{file_name}, line {number}: {owner} lies outside the zone {zone}; "
                    f"take away the last dot of {words[-1] if words[0] == '$ORIGIN' else words[0]!r}"
                )
        depth += content.count("(") - content.count(")")


def _line_of(error: dns.exception.DNSException, lines: list[str], origin: str) -> int:
    """Return the number of the line at fault: dnspython may name the next one, or none."""
    found = re.search(r":(\d+): ", str(error))
    last = min(max(int(found[1]) - 1, 1), len(lines)) if found else len(lines)  # the added $TTL line does not count
    for end in range(max(last - 1, 1) if found else 1, last):
        try:
            _parse(lines[:end], origin)
        except dns.exception.DNSException as earlier:
            if type(earlier) is type(error):
                return end
    return last
