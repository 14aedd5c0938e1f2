"""A Telegram data centre: it answers the app's req_pq_multi with resPQ.

It speaks MTProto over TCP, in four framings, and over HTTP on the same ports
and tells them apart by the first bytes.  OONI's Telegram test sends an HTTP
POST without a body and takes any response for a sign of life (ts-020): it gets
status 501 here.
"""

import random

from helpers.endpoint import Caller, Endpoint, Service
from helpers.failures import GarbledError
from helpers.network.base import Network
from helpers.protocols import framings, http, mtproto
from helpers.protocols.messages import ByFirstBytes

PORTS = (443, 80, 5222)
METHODS = (b"GET ", b"HEAD", b"POST", b"PUT ", b"OPTI", b"DELE", b"PATC", b"CONN", b"TRAC")


class DataCentre:
    """What it says is invented anew for each question, from the classroom's seed."""

    def __init__(self, network: Network, number: int) -> None:
        self._network = network
        self._random = random.Random(f"{network.seed} data centre {number}")
        self._key_fingerprints = (self._random.getrandbits(64),)

    def respond(self, message: bytes, caller: Caller) -> bytes:
        """Return resPQ for a bare req_pq_multi; GarbledError for anything else."""
        nonce = mtproto.unpack_req_pq(message).nonce
        pq = self._prime() * self._prime()
        response = mtproto.ResPq(nonce, self._random.randbytes(16), pq, self._key_fingerprints)
        return mtproto.pack_res_pq(response, mtproto.message_id(self._network.now, 1))

    def respond_stream(self, request: bytes | http.Request, caller: Caller) -> bytes | http.Response:
        """Answer on a data-centre port: a bare message, whatever framed it, or HTTP."""
        if isinstance(request, http.Request):
            return self.respond_web(request, caller)
        return self.respond(request, caller)

    def respond_web(self, request: http.Request, caller: Caller) -> http.Response:
        """Answer a POST that carries a bare message; status 501 for other methods and for no or another body."""
        try:
            if request.method == "POST":
                return http.Response(
                    200, {"content-type": "application/octet-stream"}, self.respond(request.body, caller)
                )
        except GarbledError:
            pass
        return http.page("<title>501 Not Implemented</title>", 501)

    def _prime(self) -> int:
        while not _is_prime(candidate := self._random.getrandbits(31) | (1 << 30) | 1):
            pass
        return candidate


def serve(network: Network, datacentre: DataCentre, address: str) -> None:
    """Let a data centre answer at its three ports of an address."""
    service = Service(datacentre.respond_stream, lambda: ByFirstBytes(_conversation_for))
    for port in PORTS:
        network.listen(Endpoint(address, port, "tcp"), service)


def _conversation_for(first: bytes) -> http.Conversation | framings.Framed:
    return http.Conversation() if first[:4] in METHODS else framings.conversation_for(first)


def _is_prime(number: int) -> bool:
    """Decide by Miller and Rabin's test, which is exact for odd numbers below 3,215,031,751 with these four bases."""
    halvings = ((number - 1) & (1 - number)).bit_length() - 1
    for base in (2, 3, 5, 7):
        power = pow(base, (number - 1) >> halvings, number)
        if power not in (1, number - 1) and all(
            (power := power * power % number) != number - 1 for _ in range(halvings - 1)
        ):
            return False
    return True
