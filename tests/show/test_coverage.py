"""Coverage: the counts are what the policy and the zones say, and the axes hold them."""

import pytest

from helpers import case, show
from helpers.censor.policy import Policies, Policy
from helpers.show.coverage import draw
from helpers.show.names import coverage_of, existing_names
from tests.show.reading import alternative_text, words_of

LIST = [row.name for row in case.names()]
EXACT = Policy.from_text(case.policy_text("telkomsel.rpz"))


def counted(text, names=LIST):
    return coverage_of(Policy.from_text(text), names)


def test_every_name_that_is_counted_has_an_address_in_the_classroom(memory):
    student = memory.client("abroad").stub
    for name, addresses in existing_names().items():
        assert set(student.resolve(name).addresses) <= set(addresses), name
        assert student.resolve(name).addresses, name
    assert set(LIST) | {host.name for host in case.api_hosts()} <= set(existing_names())


def test_the_list_as_exact_names_catches_four_hosts_and_no_other_name():
    found = coverage_of(EXACT, LIST)
    assert (found.hosts_caught, len(found.hosts)) == (4, 10)
    assert sorted(found.caught) == sorted(LIST) and not found.missed and not found.also_caught
    assert [host.name for host, changed in found.hosts if changed] == [
        host.name for host in case.api_hosts() if host.listed
    ]


@pytest.mark.parametrize(
    "policy, hosts, missed, also",
    [
        ("*.web.telegram.org CNAME .", 10, 7, 6),
        ("*.telegram.org CNAME .", 10, 3, 9),
        ("*.telegram.org CNAME .\ncore.telegram.org CNAME rpz-passthru.", 10, 4, 9),
        ("venus.web.telegram.org CNAME rpz-tcp-only.", 0, 11, 0),
        ("venus.web.telegram.org CNAME rpz-drop.", 1, 10, 0),
        ("24.0.100.51.198.rpz-ip CNAME .", 10, 0, 18),  # six hosts, five name servers, four sites, three neighbours
    ],
)
def test_any_policy_is_counted_over_the_names_that_the_zones_really_have(policy, hosts, missed, also):
    found = counted(policy)
    assert (found.hosts_caught, len(found.missed), len(found.also_caught)) == (hosts, missed, also)
    assert found.names == len(existing_names())


def test_the_resolver_changes_exactly_the_names_that_the_picture_counts(memory):
    policy = Policy.from_text("*.telegram.org A 203.0.113.99\nt.me A 203.0.113.99\n")
    memory.resolver("Telkomsel").policy = policy
    stub = memory.client("Telkomsel").stub
    changed = {name for name in existing_names() if stub.resolve(name).addresses == ("203.0.113.99",)}
    found = coverage_of(policy, LIST)
    assert changed == set(found.caught + found.also_caught)


def test_names_are_compared_without_their_case_and_last_dot():
    assert counted("t.me CNAME .", ["T.Me.", "t.me"]).caught == ("t.me",)


def test_the_headline_and_the_words_are_the_counts():
    picture = show.coverage(Policy.from_text("*.telegram.org CNAME ."))
    assert picture.title == "This policy changes 10 of 10 API hosts"
    assert {"10 of 10", "8 of 11", "9 of 34", "Missed: t.me, telegram.me, telegram.org"} <= set(words_of(picture))
    assert "Missed: 3: t.me, telegram.me, telegram.org." in alternative_text(picture)
    assert "answer changed" in alternative_text(picture) and "No order" in alternative_text(picture)
    assert ("api.telegram.org", "not on the list", "answer changed") in picture.table
    assert len(picture.table) == 1 + len(existing_names())


def test_the_data_are_on_the_axes():
    hosts, bars, _ = draw(coverage_of(EXACT, LIST), "The list").axes
    points = {line.get_label(): set(zip(*line.get_data(), strict=True)) for line in hosts.lines}
    assert points["changed"] == {(host.upload, host.dc) for host in case.api_hosts() if host.listed}
    assert points["no order"] == {(host.upload, host.dc) for host in case.api_hosts() if not host.listed}
    assert [text.get_text() for text in hosts.get_yticklabels()] == [f"DC {row.dc}" for row in case.datacentres()]
    assert [patch.get_width() for patch in bars.patches] == [11, 11, 34]


def test_a_name_that_no_zone_has_is_said():
    picture = show.coverage(EXACT, ["t.me", "web-telegram.org"])
    assert "In no zone: web-telegram.org" in words_of(picture)
    assert "On the list, but no zone has such a name: 1: web-telegram.org." in alternative_text(picture)


def test_several_policies_and_none_are_counted_too():
    assert coverage_of(Policies(Policy.from_text("t.me CNAME ."), EXACT), LIST) == coverage_of(EXACT, LIST)
    assert len(coverage_of(None, LIST).missed) == 11
