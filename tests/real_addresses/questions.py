"""What a client may ask in a row of the table: a page, the addresses of a name, a data centre."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.clients import Client
from helpers.endpoint import Endpoint
from helpers.protocols import http
from helpers.transports import UDP, Transport
from tests.cast import NAME


def visit(url: str, transport: Transport = UDP) -> Callable[[Client], str | None]:
    """Open a page with the public resolver and give its title."""

    def ask(client: Client) -> str | None:
        client.stub.use(client.stub.resolver, transport)
        return client.browser.get(url).title

    return ask


def look_up(transport: Transport) -> Callable[[Client], tuple[str, ...]]:
    """Ask the public resolver for the addresses of the web client's page."""

    def ask(client: Client) -> tuple[str, ...]:
        client.stub.use(client.stub.resolver, transport)
        return client.stub.resolve(NAME).addresses

    return ask


def app(address: str, port: int = 443) -> Callable[[Client], str]:
    """Ask a data centre for resPQ, as the app does."""
    return lambda client: type(client.app.ask(Endpoint(address, port, "tcp"))).__name__


def page_of(address: str, port: int, server_name: str | None = None) -> Callable[[Client], bytes]:
    """Ask whatever is at an address for a page, without a question to a resolver."""
    request = http.pack_request(http.Request("GET", NAME, "/"))
    return lambda client: client.road.exchange(Endpoint(address, port, "tcp"), request, http.FRAMING, server_name)


def answer_of(address: str) -> Callable[[Client], tuple[str, ...]]:
    """Ask whatever is at an address for the addresses of the web client's page."""

    def ask(client: Client) -> tuple[str, ...]:
        client.stub.use(_Somebody(address))
        return client.stub.resolve(NAME).addresses

    return ask


@dataclass(frozen=True)
class _Somebody:
    address: str
    name: str | None = None
