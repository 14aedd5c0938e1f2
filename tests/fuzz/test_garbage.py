"""Bytes that nobody should send, through real sockets, to every kind of port: the classroom goes on answering.

A thousand cases, and ten thousand more in the marked job (`-m slow`), each
batch from its own seed; after each one an ordinary query and an ordinary visit
of each kind are answered, no task has failed, and nothing is left.
"""

import random

import dns.message
import dns.query
import pytest

from helpers import classroom
from helpers.endpoint import Endpoint
from helpers.network.loopback import LoopbackNetwork
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import ABROAD, NAME, URL, WEB
from tests.fuzz.languages import LANGUAGES, case
from tests.fuzz.places import PATIENCE_SECONDS, PLACES, RELAY, Target
from tests.test_leaks import held

BATCH, BATCHES, SLOW_BATCHES = 100, 10, 100  # cases, and how often


def ask_everybody(internet, target):
    """Ask an ordinary question of each kind; each must be answered."""
    client = target.clients["abroad"]
    client.stub.resolver.cache.clear()
    for transport in (UDP, TCP, DOT, DOH):
        client.stub.use(client.stub.resolver, transport)
        assert client.stub.resolve(NAME).addresses == (WEB,)
    assert client.browser.get(URL).status == 200
    assert client.app.connect().res_pq and client.app.ask(RELAY)
    assert client.web.connect().res_pq
    port = client.port_for(Endpoint(ABROAD, 53, "udp"))
    for ask in (dns.query.udp, dns.query.tcp):
        assert ask(dns.message.make_query(NAME, "A"), "127.0.0.1", PATIENCE_SECONDS, port).answer
    assert internet.network.faults == []


SEEDS = [
    *range(BATCHES),
    *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(BATCHES, BATCHES + SLOW_BATCHES)),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_ordinary_questions_are_answered_after_a_batch_of_garbage(seed):
    classroom.open(LoopbackNetwork()).close()
    before = held()
    internet = classroom.open(LoopbackNetwork())
    rng, target = random.Random(seed), Target(internet)
    for number in range(BATCH):
        target.throw(PLACES[(seed + number) % len(PLACES)], case(rng))
    ask_everybody(internet, target)
    internet.close()
    assert internet.network.faults == [] and not internet.network._tasks
    assert held() == before, "a thread, a port or a file is left"


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_language_at_every_place(loopback, place):
    """Whatever is said in one language, at a port where another one is spoken."""
    target = Target(loopback)
    for data in LANGUAGES:
        target.throw(place, [data])
    ask_everybody(loopback, target)
