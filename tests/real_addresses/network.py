"""The small internet with every address and port its own: what happens on the way is decided by the kernel."""

from collections.abc import Collection
from typing import Any

from helpers import case
from helpers.endpoint import Endpoint, Relay, Service
from helpers.network.exchange import Exchange
from helpers.network.loopback import LoopbackNetwork
from helpers.network.sockets import Wire

IPV6 = {row.client_ipv4: row.client_ipv6 for row in case.providers()}
IPV6 |= {row.resolver_ipv4: row.resolver_ipv6 for row in case.providers()}


class RealAddressNetwork(LoopbackNetwork):
    """The loopback network inside a namespace that has the classroom's addresses.

    It does not look into its own table before it asks: whether an address is silent, refuses or answers is found
    out by asking.  `elsewhere` are addresses at which another program answers.
    """

    def __init__(self, elsewhere: Collection[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self._elsewhere = elsewhere

    def listen(self, endpoint: Endpoint, service: Service | Relay) -> None:
        """Bind at once: a program from outside may be the first to ask."""
        if endpoint.address not in self._elsewhere:
            super().listen(endpoint, service)
            if isinstance(service, Service):
                self.on_loop(self.bound(endpoint))

    def connect(self, exchange: Exchange, destination: Endpoint) -> Wire:
        if destination in self.services:
            return super().connect(exchange, destination)
        self.wiring[destination] = destination.address, destination.port
        return Wire(self, exchange, destination)

    def place_of(self, endpoint: Endpoint) -> tuple[str, int]:
        return endpoint.address, endpoint.port

    def source_of(self, exchange: Exchange) -> str:
        return IPV6[exchange.sender] if ":" in exchange.destination.address else exchange.sender
