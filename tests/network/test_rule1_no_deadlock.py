"""Rule 1: servers answer on the loop, a resolver takes a worker only for a cache miss, no worker waits for a worker."""

import dns.rcode
import pytest

from helpers import transports
from helpers.clients.stub import Answer
from helpers.endpoint import Endpoint
from helpers.network import workers
from helpers.network.road import Road
from helpers.protocols import http
from helpers.servers.resolver import Resolver
from tests.cast import ABROAD, BLOCK_PAGE, WEB, give_telegram_many_hosts


def calls(internet, client):
    names = give_telegram_many_hosts(internet)
    return [lambda name=name: client.stub.resolve(name) for name in names]


def test_a_hundred_uncached_recursions_at_once(internet):
    answers = internet.together(calls(internet, internet.client("abroad")))
    assert [answer.name for answer in answers] == [f"host{number}.telegram.org" for number in range(100)]
    assert {answer.addresses for answer in answers} == {(WEB,)}


def test_more_at_once_than_a_socket_holds(internet):
    """All six hundred come to one resolver, and go on to one server."""
    give_telegram_many_hosts(internet)
    stub = internet.client("abroad").stub
    names = [f"one-of-many-{number}.telegram.org" for number in range(600)]
    found = internet.together([lambda name=name: stub.resolve(name) for name in names])
    assert [answer.name for answer in found if isinstance(answer, Answer)] == names
    assert {answer.addresses for answer in found} == {(WEB,)}


def test_a_cached_answer_takes_no_worker(loopback, monkeypatch):
    client = loopback.client("abroad")
    everything = calls(loopback, client)
    loopback.together(everything)
    monkeypatch.setattr(loopback.network.workers, "run", None)  # would raise, and end in network.faults
    assert all(call().addresses for call in everything)


def test_a_policy_answers_without_a_worker(loopback, monkeypatch):
    monkeypatch.setattr(loopback.network.workers, "run", None)
    assert loopback.client("Telkomsel").stub.resolve("web.telegram.org").addresses == (BLOCK_PAGE,)


def test_resolvers_that_ask_resolvers(internet):
    """A chain of forwarders, each with a hundred misses at once: a worker that waited for a worker would stop here."""
    upstream = ABROAD
    for number in range(1, 4):
        forwarder = Resolver(Road(internet.network, f"203.0.113.{number}"), [upstream])
        transports.serve(internet.network, forwarder, forwarder.address)
        upstream = forwarder.address
    client = internet.client("abroad")
    client.stub.use(forwarder)
    assert {answer.addresses for answer in internet.together(calls(internet, client))} == {(WEB,)}


def test_without_a_thread_left_the_resolver_says_servfail(loopback, monkeypatch):
    monkeypatch.setattr(workers, "MOST_WORKERS", 0)
    student = loopback.client("abroad")
    assert student.stub.resolve("web.telegram.org").rcode is dns.rcode.SERVFAIL
    monkeypatch.setattr(workers, "MOST_WORKERS", 1)
    assert student.stub.resolve("web.telegram.org").addresses == (WEB,)


def test_a_server_that_asks_from_the_loop_is_told_so(loopback):
    road = loopback.client("abroad").road
    here = Endpoint("203.0.113.80", 80, "tcp")

    def asks_while_it_answers(request, caller):
        return road.exchange(Endpoint(WEB, 80, "tcp"), http.pack_request(request), http.FRAMING)

    loopback.network.listen(here, http.service(asks_while_it_answers))
    with pytest.raises(Exception, match="closed the connection before it had answered"):
        road.exchange(here, http.pack_request(http.Request("GET", "x", "/")), http.FRAMING)
    (fault,) = loopback.network.faults
    assert "a server that asks others must return a Later: it would wait for itself" in str(fault)
    loopback.network.faults.clear()
