"""A real Telegram library, Telethon, asks the classroom's data centre for resPQ, in each framing that it knows."""

import asyncio
import collections
import logging

import pytest
from telethon.network import MTProtoPlainSender
from telethon.network.connection import ConnectionTcpAbridged, ConnectionTcpFull, ConnectionTcpIntermediate
from telethon.network.connection.connection import Connection
from telethon.network.connection.tcpintermediate import RandomizedIntermediatePacketCodec
from telethon.tl.functions import ReqPqMultiRequest

from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from helpers.protocols.framings import PADDED
from tests.cast import DC2, STUDENT

NONCE = int.from_bytes(bytes(range(16)), "big")
PATIENCE_SECONDS = 20
SHORT_PATIENCE_SECONDS = 0.3  # where nothing will ever come
TELEGRAMS_PREFIX = "149.154.160.0/20"
LOGGERS = collections.defaultdict(lambda: logging.getLogger("telethon"))


class PaddedCodec(RandomizedIntermediatePacketCodec):
    """Telethon speaks padded intermediate to proxies only, which announce it otherwise."""

    tag = PADDED


class ConnectionTcpPadded(Connection):
    packet_codec = PaddedCodec


FRAMINGS = [ConnectionTcpFull, ConnectionTcpAbridged, ConnectionTcpIntermediate, ConnectionTcpPadded]
each_framing = pytest.mark.parametrize("framing", FRAMINGS, ids=lambda framing: framing.__name__)


def ask(port, framing, patience_seconds=PATIENCE_SECONDS, times=1):
    """Return what the data centre behind a port of this computer says to req_pq_multi, asked on one connection."""

    async def talk():
        connection = framing("127.0.0.1", port, 2, loggers=LOGGERS)
        await connection.connect(timeout=patience_seconds)
        sender = MTProtoPlainSender(connection, loggers=LOGGERS)
        try:
            return [
                await asyncio.wait_for(sender.send(ReqPqMultiRequest(NONCE + number)), patience_seconds)
                for number in range(times)
            ]
        finally:
            await connection.disconnect()

    return asyncio.run(talk())


@pytest.mark.parametrize("port", [443, 80, 5222])
@each_framing
def test_telethon_gets_its_res_pq(loopback, framing, port):
    client = loopback.client("Telkomsel")
    with loopback.capture() as capture:
        (found,) = ask(client.port_for(Endpoint(DC2, port, "tcp")), framing)
    assert found.nonce == NONCE and len(found.server_public_key_fingerprints) == 1
    assert 2**60 < int.from_bytes(found.pq, "big") < 2**63
    assert [(one.sender, str(one.destination)) for one in capture] == [(STUDENT, f"{DC2}:{port}/tcp")]
    assert found.server_nonce.to_bytes(16, "little", signed=True) in capture[0].responses[0].data


@each_framing
def test_a_second_question_on_the_same_connection_is_answered_too(loopback, framing):
    first, second = ask(loopback.client("Telkomsel").port_for(Endpoint(DC2, 80, "tcp")), framing, times=2)
    assert (first.nonce, second.nonce) == (NONCE, NONCE + 1) and first.server_nonce != second.server_nonce


@each_framing
def test_a_block_of_names_does_not_stop_it_and_a_block_of_its_prefix_does(loopback, framing):
    client, provider = loopback.client("Telkomsel"), loopback.provider("Telkomsel")
    port = client.port_for(Endpoint(DC2, 443, "tcp"))
    provider.obey(["telegram.org", "web.telegram.org"])
    assert ask(port, framing)
    provider.middleboxes.append(middlebox.reset(middlebox.to_prefixes(TELEGRAMS_PREFIX)))
    with loopback.capture() as capture, pytest.raises(ConnectionError):
        ask(port, framing)
    assert [(one.failure.failure, one.responses) for one in capture] == [("connection_refused", [])]


@each_framing
def test_what_is_dropped_leaves_it_waiting(loopback, framing):
    client = loopback.client("Telkomsel")
    port = client.port_for(Endpoint(DC2, 443, "tcp"))
    loopback.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_addresses(DC2)))
    with loopback.capture() as capture, pytest.raises(TimeoutError):
        ask(port, framing, SHORT_PATIENCE_SECONDS)
    assert [(one.failure.failure, one.responses) for one in capture] == [("generic_timeout_error", [])]
    assert ask(loopback.client("abroad").port_for(Endpoint(DC2, 443, "tcp")), framing)
