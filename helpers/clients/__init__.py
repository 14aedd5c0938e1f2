"""Who asks: a stub resolver, a browser, Telegram in the browser and Telegram the app."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.clients.app import App
from helpers.clients.browser import Browser
from helpers.clients.stub import KnownResolver, StubResolver
from helpers.clients.web import WebClient
from helpers.endpoint import Endpoint
from helpers.network.road import Road


@dataclass
class Client:
    """A computer at a vantage point, with four programs; all but the app ask the stub resolver."""

    name: str
    road: Road
    stub: StubResolver
    browser: Browser
    web: WebClient
    app: App

    @classmethod
    def plugged_in(
        cls, name: str, road: Road, resolver: KnownResolver, datacentres: Sequence[tuple[str, ...]], ipv6: bool = False
    ) -> "Client":
        """Return a computer on a road that asks a resolver; `datacentres` are the addresses built into the app."""
        stub = StubResolver(road, resolver)
        browser = Browser(road, stub, ipv6)
        return cls(name, road, stub, browser, WebClient(browser), App(road, datacentres))

    def __repr__(self) -> str:
        return f"<Client {self.name} {self.road.source}>"

    def port_for(self, endpoint: Endpoint) -> int:
        """Return a local port from which your own programs take this client's road to an endpoint."""
        return self.road.network.port_for(self.road, endpoint)

    def socks_port(self) -> int:
        """Return a local port where your own programs ask in SOCKS4, 4a or 5 to be led anywhere from this client.

        Names are looked up by this client's resolver: `curl --socks5-hostname 127.0.0.1:PORT http://t.me/`.
        """
        return self.road.network.socks_port(self.road, self.browser.addresses)
