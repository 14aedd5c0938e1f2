"""A cache: it remembers until the time to live is over, on the network's clock."""

import dns.rcode
import dns.rrset
import pytest

from helpers.servers.cache import LONGEST_SECONDS, Cache, Found


class Hand:
    now = 0.0


@pytest.fixture
def hand():
    return Hand()


def found(*seconds):
    return Found(
        dns.rcode.NOERROR, [dns.rrset.from_text(f"a{ttl}.example.", ttl, "IN", "A", "192.0.2.1") for ttl in seconds]
    )


def test_what_is_remembered_ages_and_is_forgotten_with_its_shortest_record(hand):
    cache = Cache(lambda: hand.now)
    cache.keep("question", found(300, 60))
    hand.now = 59
    assert [rrset.ttl for rrset in cache.find("question").answer] == [241, 1]
    hand.now = 60
    assert cache.find("question") is None


def test_without_a_time_to_live_nothing_is_remembered(hand):
    cache = Cache(lambda: hand.now)
    cache.keep("zero", found(0))
    cache.keep("nothing", Found(dns.rcode.SERVFAIL))
    assert len(cache) == 0 and cache.find("zero") is None


def test_nothing_is_remembered_for_more_than_a_day(hand):
    cache = Cache(lambda: hand.now)
    cache.keep("question", found(10 * LONGEST_SECONDS))
    hand.now = LONGEST_SECONDS
    assert cache.find("question") is None


def test_a_no_is_remembered_as_long_as_the_soa_says(hand):
    cache = Cache(lambda: hand.now)
    soa = dns.rrset.from_text("example.", 30, "IN", "SOA", "ns. h. 1 1 1 1 30")
    cache.keep("question", Found(dns.rcode.NXDOMAIN, [], [soa]))
    hand.now = 29.5
    assert cache.find("question").rcode == dns.rcode.NXDOMAIN
    hand.now = 30
    assert cache.find("question") is None


def test_a_full_cache_forgets_the_oldest(hand, monkeypatch):
    monkeypatch.setattr("helpers.servers.cache.MOST_ENTRIES", 10)
    cache = Cache(lambda: hand.now)
    for number in range(11):
        cache.keep(number, found(60))
    assert cache.find(0) is None and cache.find(10) is not None and len(cache) <= 10
    cache.clear()
    assert len(cache) == 0
