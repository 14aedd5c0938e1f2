"""Rule 6 on three networks: in memory, on loopback, and on real addresses with nftables in the censor's place."""

import contextlib
import socket

import pytest

from helpers.endpoint import Endpoint, Service
from helpers.failures import SIGNS, Operation
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from helpers.network.sockets import KINDS
from helpers.protocols.messages import Datagrams
from tests.cast import WEB, public_resolver
from tests.real_addresses.meeting import opened, record, seen
from tests.real_addresses.network import RealAddressNetwork
from tests.real_addresses.nftables import interfering
from tests.real_addresses.questions import answer_of, page_of
from tests.real_addresses.table import ROWS
from tests.test_catalogue import CASES

SILENT = [
    (Endpoint(WEB, 8080, "tcp"), page_of(WEB, 8080)),
    (Endpoint(WEB, 53, "udp"), answer_of(WEB)),
]
SHORT_SECONDS = 1  # really waited for a silence that is expected; whoever expects an answer has 10


@contextlib.contextmanager
def plugged_in(network, row):
    """Give the internet and a row's client, who asks a public resolver; without a censor its way is open."""
    with opened(network) as internet:
        client = internet.client(row.provider)
        client.stub.use(public_resolver(internet))
        if row.middlebox:
            assert not is_failure(seen(lambda: row.ask(client)))
        yield internet, client


def is_failure(found):
    return isinstance(found, tuple) and len(found) == 2


def in_the_kit(row, network):
    """Return what a row's client sees past the kit's middlebox, and every exchange."""
    with plugged_in(network, row) as (internet, client):
        if row.middlebox:
            internet.provider(row.provider).middleboxes.append(row.middlebox)
        with internet.capture() as capture:
            return seen(lambda: row.ask(client)), capture


def on_real_addresses(row):
    """Return the same past nftables."""
    network = RealAddressNetwork()
    with plugged_in(network, row) as (internet, client):
        if "generic_timeout_error" in row.sees:
            network.patience_seconds = SHORT_SECONDS
        rule = interfering(row.nftables, row.provider) if row.nftables else contextlib.nullcontext()
        with rule, internet.capture() as capture:
            return seen(lambda: row.ask(client)), capture


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_table(row):
    sees, in_memory = in_the_kit(row, MemoryNetwork())
    assert sees == row.sees
    others = [in_the_kit(row, LoopbackNetwork()), *([] if row.cannot else [on_real_addresses(row)])]
    for found, capture in others:
        assert (found, record(capture)) == (row.sees, record(in_memory))


@pytest.mark.parametrize("endpoint, ask", SILENT, ids=["stream", "datagram"])
def test_a_server_that_says_nothing(endpoint, ask):
    """In the kit a service that gives None; on real addresses a socket that nobody reads."""
    met = []
    for network in (MemoryNetwork(), LoopbackNetwork()):
        with opened(network) as internet, internet.capture() as capture:
            network.listen(endpoint, Service(lambda request, caller: None, Datagrams))
            met.append((seen(lambda: ask(internet.client("Telkomsel"))), record(capture)))
    network = RealAddressNetwork()
    network.patience_seconds = SHORT_SECONDS
    with opened(network) as internet, internet.capture() as capture, socket_at(endpoint):
        met.append((seen(lambda: ask(internet.client("Telkomsel"))), record(capture)))
    assert met == [met[0]] * 3
    assert met[0][0] == (
        "generic_timeout_error",
        {"tcp": "http_round_trip", "udp": "dns_round_trip"}[endpoint.protocol],
    )


def socket_at(endpoint):
    """Return a socket that has an endpoint and leaves to the kernel what comes there."""
    sock = socket.socket(type=KINDS[endpoint.protocol])
    sock.bind((endpoint.address, endpoint.port))
    if endpoint.protocol == "tcp":
        sock.listen()
    return sock


def test_every_row_has_a_rule_of_nftables_or_says_why_not():
    assert len({row.name for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert (row.middlebox is None) + bool(row.nftables) + bool(row.cannot) == 1, row.name
    assert sum(bool(row.nftables) for row in ROWS) >= 30 and all(len(row.cannot) > 40 for row in ROWS if row.cannot)


def test_every_sign_stands_in_the_table_with_its_rule():
    """Drop and reset, over TCP and UDP, at connect and once bytes were seen, in every operation of a network."""
    shown, operations = set(), set()
    for row in ROWS:
        for exchange in in_the_kit(row, MemoryNetwork())[1]:
            if exchange.struck and row.nftables:
                once_seen = exchange.failure.operation is not Operation.CONNECT
                shown.add((exchange.interference.action.value, exchange.destination.protocol, once_seen))
                operations.add(exchange.failure.operation)
    signs = {(*key, once_seen) for key, row in SIGNS.items() for once_seen, sign in enumerate(row) if sign}
    assert shown == signs
    assert operations == set(Operation) - {Operation.RESOLVE}


def test_every_middlebox_of_the_catalogue_stands_in_the_table():
    expected = {case.name: case.title if case.meets == (None, None) else case.meets for case in CASES if case.middlebox}
    assert {row.name: row.sees for row in ROWS if row.name in expected} == expected
