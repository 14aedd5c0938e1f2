"""Zone files: what editors do is forgiven; an error names file, line and what is expected."""

import dns.name
import pytest

from helpers.protocols.zonefile import ZoneFileError, read_zone

ZONE = "$TTL 300\n@ SOA ns hostmaster 1 1 1 1 60\n@ NS ns\nns A 192.0.2.1\nwww 30 IN A 192.0.2.2 ; a comment\n"


@pytest.mark.parametrize("text", [ZONE, ZONE.replace("\n", "\r\n"), "\ufeff" + ZONE, ZONE + "\n\n"])
def test_what_editors_do_is_forgiven(text):
    zone = read_zone(text, "telegram.org.")
    assert zone.get_rrset(dns.name.from_text("www.telegram.org."), "A").ttl == 30


@pytest.mark.parametrize(
    "line, number, reason",
    [
        ("www A 192.0.2.300", 6, "can't read 'www A 192.0.2.300'"),
        ("www ADDRESS 192.0.2.3", 6, "can't read"),
        ("www A", 6, "can't read"),
        ("www", 6, "can't read 'www' (a name alone says nothing: write www A 192.0.2.1)"),
        ("# hello", 6, "can't read '# hello' (a comment begins with ;)"),
        ("www A 192.0.2.3 # hello", 6, "(a comment begins with ;)"),
        ("$TTL", 6, "can't read '$TTL'"),
        ("www..x A 192.0.2.3", 6, "is no name"),
        ("other.example. A 192.0.2.3", 6, "lies outside the zone telegram.org.; take away the last dot of"),
        ("$INCLUDE /etc/passwd", 6, "can't read"),
    ],
)
def test_an_error_names_the_line_and_what_is_expected(line, number, reason):
    with pytest.raises(ZoneFileError) as raised:
        read_zone(ZONE + line + "\n", "telegram.org.", "telegram.zone")
    assert str(raised.value).startswith(f"telegram.zone, line {number}: ") and reason in str(raised.value)


def test_a_record_may_go_on_over_several_lines():
    text = ZONE.replace("SOA ns hostmaster 1 1 1 1 60", "SOA ns hostmaster (\n 1 1 1 1\n 60 )")
    assert read_zone(text, "telegram.org.") == read_zone(ZONE, "telegram.org.")
