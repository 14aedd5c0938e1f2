"""Where BIND differs from Unbound and from us: what the policy module's docstring says, and a real BIND does."""

import dns.flags
import dns.rcode
import pytest

from tests.rpz.generated import Question
from tests.rpz.named import Named
from tests.rpz.ours import Ours, as_line
from tests.unbound import Rpz

ZONES = {
    "aa.": "@ 300 SOA ns h 1 60 60 60 60\n@ 300 NS ns\nns 300 A 10.0.0.1\none 300 A 10.0.0.2\ntwo 300 A 10.0.0.3\n",
    "bb.": "@ 300 SOA ns h 1 60 60 60 60\n@ 300 NS ns\nns 300 A 10.0.0.1\n* 300 A 10.0.0.9\n",
}
POLICIES = (
    "local.aa 300 A 10.0.0.4\nlocal.aa 300 TXT text\nalias.aa 300 CNAME local.aa.\n"
    "*.bb 300 CNAME .\nx.y.bb 300 CNAME *.\n32.2.0.0.10.rpz-ip 300 A 10.0.0.5\n",
    "one.aa 300 CNAME .\n",
)
SOA = "30 soa localhost. h.rpz. 1 60 60 60 60"


@pytest.fixture(scope="module")
def bind(tmp_path_factory):
    with Named(tmp_path_factory.mktemp("named"), POLICIES, ZONES) as named:
        yield named.ask


@pytest.fixture(scope="module")
def ours():
    head = "@ 30 SOA localhost. h.rpz. 1 60 60 60 60\n"
    resolver = Ours([Rpz(head + policy) for policy in POLICIES], ZONES)
    return lambda name, rdtype="A": resolver.respond(Question(name, rdtype).query())


def answer(response):
    return [as_line(rrset) for rrset in response.answer]


def additional(response):
    return [as_line(rrset).split(" ", 1)[1] for rrset in response.additional]


def test_a_changed_answer_lives_five_seconds_is_not_authoritative_and_names_its_zone(bind, ours):
    theirs, mine = bind("local.aa."), ours("local.aa.")
    assert (answer(theirs), answer(mine)) == (["local.aa. 5 a 10.0.0.4"], ["local.aa. 300 a 10.0.0.4"])
    assert [bool(message.flags & dns.flags.AA) for message in (theirs, mine)] == [False, True]
    assert (additional(theirs), additional(mine)) == ([SOA], [])


def test_the_first_zone_with_any_trigger_wins_be_it_a_name_or_an_address(bind, ours):
    assert answer(bind("one.aa.")) == ["one.aa. 5 a 10.0.0.5"]
    assert ours("one.aa.").rcode() == dns.rcode.NXDOMAIN


def test_local_data_answers_a_query_for_any(bind, ours):
    assert len(bind("local.aa.", "ANY").answer) == 2
    assert answer(ours("local.aa.", "ANY")) == []


def test_a_name_above_a_trigger_exists_and_no_wildcard_catches_it(bind, ours):
    assert answer(bind("y.bb.")) == ["y.bb. 300 a 10.0.0.9"]
    assert ours("y.bb.").rcode() == dns.rcode.NXDOMAIN
    for ask in (bind, ours):
        assert answer(ask("z.y.bb.")) == ["z.y.bb. 300 a 10.0.0.9"]
        assert ask("z.bb.").rcode() == dns.rcode.NXDOMAIN


def test_the_target_of_the_policys_own_alias_is_not_put_to_it_again(bind, ours):
    theirs, mine = bind("alias.aa."), ours("alias.aa.")
    assert (theirs.rcode(), answer(theirs)) == (dns.rcode.NXDOMAIN, ["alias.aa. 5 cname local.aa."])
    assert answer(mine) == ["alias.aa. 300 cname local.aa.", "local.aa. 300 a 10.0.0.4"]
