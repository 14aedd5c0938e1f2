"""The Telegram app: it asks no resolver, for the addresses of the data centres are built in.

The order of addresses and ports is ours: the default data centre first, on its
three ports, then the others.  A real app tries several at once.
"""

from collections.abc import Iterator, Sequence

from helpers.clients.connection import Attempt, Connection
from helpers.endpoint import Endpoint
from helpers.failures import GarbledError, NetworkFailure, Operation, during
from helpers.network.road import Road
from helpers.protocols import mtproto

PORTS = (443, 80, 5222)
DEFAULT_DATACENTRE = 2


class App:
    """It holds the addresses of the data centres, 1 to 5 in this order; a data centre may have several."""

    def __init__(self, road: Road, datacentres: Sequence[tuple[str, ...]]) -> None:
        self.road, self.datacentres = road, datacentres

    @property
    def endpoints(self) -> Iterator[Endpoint]:
        """Everything that the app tries, in order."""
        first = self.datacentres[DEFAULT_DATACENTRE - 1]
        for addresses in [first, *(others for others in self.datacentres if others != first)]:
            for address in addresses:
                for port in PORTS:
                    yield Endpoint(address, port, "tcp")

    def connect(self) -> Connection:
        """Ask one data centre after the other for resPQ, until one answers.

        Raises the NetworkFailure of the first attempt if none does.
        """
        attempts: list[Attempt] = []
        with self.road.visit("app", "Telegram"):
            for endpoint in self.endpoints:
                try:
                    res_pq = self.ask(endpoint)
                    return Connection("app", (*attempts, Attempt(str(endpoint))), res_pq)
                except NetworkFailure as failure:
                    attempts.append(Attempt(str(endpoint), failure))
            raise attempts[0].failure

    def ask(self, endpoint: Endpoint) -> mtproto.ResPq:
        """Ask one data centre at one address and port for resPQ; raise a NetworkFailure if it does not answer."""
        request = mtproto.ReqPq(self.road.random.randbytes(16))
        message = mtproto.pack_req_pq(request, mtproto.message_id(self.road.network.now, 0))
        with self.road.visit("app", str(endpoint)), during(Operation.READ, endpoint):
            stream = self.road.exchange(endpoint, mtproto.INTERMEDIATE + mtproto.frame(message), mtproto.FRAMING)
            res_pq = mtproto.unpack_res_pq(mtproto.unframe(stream))
            if res_pq.nonce != request.nonce:
                raise GarbledError("another nonce than ours")
            return res_pq
