"""A real Telegram library, Telethon, asks the classroom's data centre for resPQ, in each framing that it knows."""

import asyncio
import collections
import logging

import pytest
from telethon.network import MTProtoPlainSender
from telethon.network.connection import ConnectionTcpAbridged, ConnectionTcpFull, ConnectionTcpIntermediate
from telethon.tl.functions import ReqPqMultiRequest

from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from tests.cast import DC2, STUDENT

NONCE = int.from_bytes(bytes(range(16)), "big")
FRAMINGS = [ConnectionTcpFull, ConnectionTcpAbridged, ConnectionTcpIntermediate]
PATIENCE_SECONDS = 20
LOGGERS = collections.defaultdict(lambda: logging.getLogger("telethon"))


def ask(port, framing, patience_seconds=PATIENCE_SECONDS):
    """Return what the data centre behind a port of this computer says to req_pq_multi."""

    async def talk():
        connection = framing("127.0.0.1", port, 2, loggers=LOGGERS)
        await connection.connect(timeout=patience_seconds)
        try:
            return await asyncio.wait_for(
                MTProtoPlainSender(connection, loggers=LOGGERS).send(ReqPqMultiRequest(NONCE)), patience_seconds
            )
        finally:
            await connection.disconnect()

    return asyncio.run(talk())


@pytest.mark.parametrize("port", [443, 80, 5222])
@pytest.mark.parametrize("framing", FRAMINGS, ids=lambda framing: framing.__name__)
def test_telethon_gets_its_res_pq(loopback, framing, port):
    client = loopback.client("Telkomsel")
    with loopback.capture() as capture:
        found = ask(client.port_for(Endpoint(DC2, port, "tcp")), framing)
    assert found.nonce == NONCE and len(found.server_public_key_fingerprints) == 1
    assert 2**60 < int.from_bytes(found.pq, "big") < 2**63
    assert [(one.sender, str(one.destination)) for one in capture] == [(STUDENT, f"{DC2}:{port}/tcp")]


@pytest.mark.parametrize("framing", FRAMINGS, ids=lambda framing: framing.__name__)
def test_a_block_of_names_does_not_stop_it_and_a_block_of_its_prefix_does(loopback, framing):
    client = loopback.client("Telkomsel")
    port = client.port_for(Endpoint(DC2, 443, "tcp"))
    loopback.provider("Telkomsel").obey(["telegram.org", "web.telegram.org"])
    assert ask(port, framing)
    loopback.provider("Telkomsel").middleboxes.append(middlebox.reset(middlebox.to_prefixes("149.154.160.0/20")))
    with pytest.raises(OSError):
        ask(port, framing)
