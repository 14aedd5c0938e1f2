"""The demos in a classroom of their own, which is closed at the end; the one that a notebook has open stays."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from helpers import classroom, show, transports
from helpers.clients import Client
from helpers.clients.connection import Connection
from helpers.clients.stub import KnownResolver
from helpers.demos import told, verdicts
from helpers.demos.demo import Demo
from helpers.demos.told import Told
from helpers.endpoint import Machine
from helpers.failures import NetworkFailure, outcome
from helpers.network.exchange import Capture
from helpers.network.loopback import LoopbackNetwork
from helpers.network.road import Road
from helpers.servers.forwarder import Forwarder
from helpers.show import legs

ROUTER = "192.0.2.200"


def ask(name: str, vantage_point: str, rdtype: str) -> Demo:
    """Show one question and one answer."""
    with _classroom() as internet:
        client = internet.client(vantage_point)
        with internet.capture() as capture:
            answer = told.ask(internet, client, "the resolver", name, rdtype)
        return Demo((answer.line,), verdicts.one_answer(answer), show.journey(capture))


def from_the_root(name: str) -> Demo:
    """Show the referrals from the root down."""
    with _classroom() as internet:
        client = internet.client("abroad")
        server = next(machine for machine in internet.machines.values() if machine.kind == "root")
        said: list[Told] = []
        with internet.capture() as capture, client.road.visit("your hand", name):
            while server is not None:
                client.stub.use(_Server(server.address))
                said.append(told.ask(internet, client, server.label, name))
                server = internet.machines.get(said[-1].next_server or "")
        return Demo(tuple(one.line for one in said), verdicts.from_the_root(said[-1]), show.journey(capture))


def changed_answer(name: str, provider: str) -> Demo:
    """Show the same question at a provider and abroad."""
    with _classroom() as internet:
        with internet.capture() as capture:
            here, abroad = _ask_at(internet, (provider, "abroad"), name)
        return Demo((here.line, abroad.line), verdicts.changed(here, abroad), _side_by_side(capture))


def two_providers(name: str, providers: tuple[str, str]) -> Demo:
    """Show the same question at two providers under the same order."""
    with _classroom() as internet:
        with internet.capture() as capture:
            first, second = _ask_at(internet, providers, name)
        return Demo((first.line, second.line), verdicts.two(first, second), _side_by_side(capture))


def browser_and_app(provider: str) -> Demo:
    """Show Telegram in the browser and the app side by side."""
    with _classroom() as internet:
        client = internet.client(provider)
        with internet.capture() as capture:
            web, app = outcome(client.web.connect), outcome(client.app.connect)
        asked = sum(legs.asks_a_name(one) and one.sender == client.road.source for one in capture)
        said = (_connection("web client", web), _connection("app", app), f"names asked: {asked}, all by the web client")
        look = "The web client begins at door 1, the app at door 2. Only one of them asked for a name."
        return Demo(said, look, show.journey(capture))


def lingering(name: str, provider: str) -> Demo:
    """Show how long a home router repeats a changed answer after the order has ended; time is a value here."""
    with _classroom() as internet:
        client, at = internet.client(provider), internet.provider(provider)
        router = Forwarder(Road(internet.network, ROUTER), at.resolver.address)
        transports.serve(internet.network, router, ROUTER)
        internet.machines[ROUTER] = Machine(ROUTER, "home router", "resolver", True)
        resolver = _ask_server(internet, client, name, ("resolver", at.resolver))
        before = _ask_server(internet, client, name, ("router", router))
        at.censor.policy = None
        internet.network.clock.advance(10)
        with internet.capture() as capture:
            soon = _ask_server(internet, client, name, ("router", router))
        fresh = _ask_server(internet, client, name, ("resolver", at.resolver))
        internet.network.clock.advance(60)
        late = _ask_server(internet, client, name, ("router", router))
        said = (
            _remembered("under the order", resolver),
            _remembered("under the order", before),
            _remembered("10 seconds on", soon),
            _remembered("10 seconds on", fresh),
            _remembered("a minute later", late),
        )
        return Demo(said, verdicts.lingering(before, soon, fresh, late), show.journey(capture))


def _side_by_side(capture: Capture) -> show.Picture:
    """Draw two visits under their findings; under a plain title where these are too long."""
    try:
        return show.journey(capture)
    except ValueError:
        return show.journey(capture, "The same question, asked twice")


def _ask_at(internet: classroom.Internet, places: tuple[str, str], name: str) -> list[Told]:
    """Ask for a name at each of these places, in their order."""
    return [told.ask(internet, internet.client(place), place, name) for place in places]


def _ask_server(internet: classroom.Internet, client: Client, name: str, server: tuple[str, KnownResolver]) -> Told:
    """Ask a server, given as what to call it and where it is."""
    client.stub.use(server[1])
    return told.ask(internet, client, server[0], name)


def _remembered(when: str, answer: Told) -> str:
    """Return the line that says when, who, what, and for how long it may be remembered."""
    seconds = "" if answer.seconds is None else f" ({answer.seconds} seconds to live)"
    return f"{when:16} {answer.line}{seconds}"


@dataclass(frozen=True)
class _Server:
    """A server to ask, without a certificate."""

    address: str
    name: None = None


def _connection(program: str, found: Connection | NetworkFailure) -> str:
    if isinstance(found, NetworkFailure):
        return f"{program:12} stopped: {found.failure} at {found.operation.value}"
    return f"{program:12} answered by {found.answered}"


@contextlib.contextmanager
def _classroom() -> Iterator[classroom.Internet]:
    """Open a classroom beside the one that a notebook has open."""
    internet = classroom.Internet(LoopbackNetwork(seed=2017), "block")
    try:
        yield internet
    finally:
        internet.close()
