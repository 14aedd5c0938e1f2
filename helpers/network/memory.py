"""A network without sockets: asking is a function call.

Nothing is encrypted here, but the road sees a real ClientHello, and the names
on certificates are checked, so a visit that is led to another machine fails as
it does over real TLS.  Runs in a browser: no sockets, threads or cryptography.
"""

from helpers.endpoint import Endpoint, Later
from helpers.failures import GarbledError, WrongNameError
from helpers.network.base import Network
from helpers.network.exchange import Exchange
from helpers.network.road import Passage, Road
from helpers.protocols import tls

NO_PORTS = "a network in memory has no ports; open the classroom on the loopback network"


class MemoryNetwork(Network):
    """Every service in this one Python program, asked directly."""

    def connect(self, exchange: Exchange, destination: Endpoint) -> "_Wire":
        return _Wire(self, *self.home_of(exchange, destination))

    def secure(self, passage: Passage, server_name: str, alpn: str | None) -> "_Sealed":
        hello = tls.client_hello(server_name, passage.road.random.randbytes(32), alpn)
        passage.look(hello)
        names = passage.wire.service.certificate_names
        if not names:
            passage.wire.send(hello)
            passage.receive()
            raise ConnectionResetError  # this server speaks no TLS
        passage.heard(tls.server_hello() + tls.sealed(" ".join(names).encode()))  # the certificate travels sealed
        if server_name not in names:
            raise WrongNameError
        passage.wire.awaits_hello = False
        return _Sealed(passage)

    def port_for(self, road: Road, endpoint: Endpoint) -> int:
        raise ValueError(NO_PORTS)

    def socks_port(self, road: Road, look_up: object) -> int:
        raise ValueError(NO_PORTS)


class _Wire:
    def __init__(self, network: MemoryNetwork, exchange: Exchange, destination: Endpoint) -> None:
        self.network, self.exchange = network, exchange
        self.service = network.service_at(destination)
        self.conversation = self.service.conversation()
        self.awaits_hello = bool(self.service.certificate_names)
        self.arrived, self.ended = b"", False

    def send(self, data: bytes) -> None:
        if self.awaits_hello:
            self.ended = True  # it speaks TLS, and hangs up on whoever does not
            return
        try:
            for request in self.conversation.receive(data):
                response = self.network.answer(self.service, request, self.exchange)
                while isinstance(response, Later):
                    response = response.work()
                if response is None:
                    self.exchange.silent = True
                    return
                self.arrived += self.conversation.send(response)
            self.arrived += self.conversation.owed()
            self.ended = self.conversation.over
        except GarbledError:
            self.arrived, self.ended = self.arrived + self.conversation.refusal(), True

    def receive(self) -> bytes:
        if not self.arrived and not self.ended:
            raise TimeoutError  # the server chose silence, or waits for more
        arrived, self.arrived = self.arrived, b""
        return arrived

    def close(self) -> None:
        pass


class _Sealed:
    """TLS as the road sees it: records of the right length that say nothing."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def send(self, data: bytes) -> None:
        self.passage.look(tls.sealed(data))
        self.passage.wire.send(data)

    def receive(self) -> bytes:
        data = self.passage.wire.receive()
        self.passage.heard(tls.sealed(data))
        return data
