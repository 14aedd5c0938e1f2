"""An authoritative server: answers, referrals, aliases, wildcards, and two kinds of no."""

import dns.flags
import dns.message
import dns.rcode
import pytest

from helpers.endpoint import Caller
from helpers.servers.authoritative import AuthoritativeServer, Zone

PARENT = """
@ SOA ns hostmaster 1 1 1 1 60
@ NS ns
ns A 192.0.2.1
alias CNAME www
www A 192.0.2.2
far CNAME www.elsewhere.example.
loop CNAME loop
*.wild A 192.0.2.3
a.below A 192.0.2.4
child NS ns.child
child NS ns.elsewhere.example.
ns.child A 192.0.2.5
"""
SERVER = AuthoritativeServer(Zone.from_text(PARENT, "zone.example."))


def ask(name, rdtype="A", rdclass="IN"):
    return SERVER.respond(dns.message.make_query(name, rdtype, rdclass), Caller("192.0.2.9", "udp"))


def told(response):
    return [f"{rrset.name} {rdata}" for rrset in response.answer for rdata in rrset]


@pytest.mark.parametrize(
    "name, answer",
    [
        ("www.zone.example", ["www.zone.example. 192.0.2.2"]),
        ("alias.zone.example", ["alias.zone.example. www.zone.example.", "www.zone.example. 192.0.2.2"]),
        ("far.zone.example", ["far.zone.example. www.elsewhere.example."]),
        ("a.wild.zone.example", ["a.wild.zone.example. 192.0.2.3"]),
        ("b.a.wild.zone.example", ["b.a.wild.zone.example. 192.0.2.3"]),
    ],
)
def test_answers_carry_the_authority_flag(name, answer):
    response = ask(name)
    assert told(response) == answer and response.flags & dns.flags.AA


@pytest.mark.parametrize(
    "name, rcode",
    [
        ("nobody.zone.example", dns.rcode.NXDOMAIN),
        ("below.zone.example", dns.rcode.NOERROR),  # nothing there, but a name below it exists (RFC 8020)
        ("wild.zone.example", dns.rcode.NOERROR),
        ("www.zone.example", dns.rcode.NOERROR),  # another type
    ],
)
def test_no_comes_with_the_soa_that_says_how_long_to_remember_it(name, rcode):
    response = ask(name, "MX")
    assert (response.rcode(), told(response)) == (rcode, [])
    assert [rrset.rdtype.name for rrset in response.authority] == ["SOA"] and response.authority[0].ttl == 60


def test_a_referral_names_the_servers_and_gives_their_addresses():
    response = ask("host.child.zone.example")
    assert not response.flags & dns.flags.AA and not response.answer
    assert response.authority[0].name.to_text() == "child.zone.example."
    assert [str(rrset[0]) for rrset in response.additional] == ["192.0.2.5"]


@pytest.mark.parametrize("name, rdclass", [("elsewhere.example", "IN"), ("www.zone.example", "CH"), (".", "IN")])
def test_others_zones_and_classes_are_refused(name, rdclass):
    assert ask(name, "A", rdclass).rcode() == dns.rcode.REFUSED


def test_an_alias_that_leads_to_itself_ends():
    assert len(told(ask("loop.zone.example"))) <= 16
