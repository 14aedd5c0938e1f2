"""The demos in a classroom of their own, which is closed at the end; the one that a notebook has open stays."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import dns.rdatatype

from helpers import classroom, show, transports
from helpers.clients import Client
from helpers.clients.connection import Connection
from helpers.clients.stub import Answer, KnownResolver
from helpers.demos.demo import Demo
from helpers.endpoint import Machine
from helpers.failures import NetworkFailure, outcome
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
            answer = client.stub.resolve(name, rdtype)
        look = "One question goes out, one answer comes back. The resolver did all the work in between."
        return Demo((_line("the resolver", answer),), look, show.journey(capture))


def from_the_root(name: str) -> Demo:
    """Show the referrals from the root down."""
    with _classroom() as internet:
        client = internet.client("abroad")
        server = next(machine for machine in internet.machines.values() if machine.kind == "root")
        said = []
        with internet.capture() as capture, client.road.visit("your hand", name):
            while server is not None:
                client.stub.use(_Server(server.address))
                answer = client.stub.resolve(name)
                said.append(_line(server.label, answer))
                server = internet.machines.get(_next_server(answer) or "")
        look = "Nobody knows the whole way. Each server names the next one; the last one knows the address."
        return Demo(tuple(said), look, show.journey(capture))


def changed_answer(name: str, provider: str) -> Demo:
    """Show the same question at a provider and abroad."""
    with _classroom() as internet:
        said = []
        with internet.capture() as capture:
            for vantage_point in (provider, "abroad"):
                said.append(_line(vantage_point, internet.client(vantage_point).stub.resolve(name)))
        look = "The same question, two answers. The provider's resolver asked nobody: its answer is changed."
        return Demo(tuple(said), look, show.journey(capture))


def two_providers(name: str, providers: tuple[str, str]) -> Demo:
    """Show the same question at two providers under the same order."""
    with _classroom() as internet:
        said = []
        with internet.capture() as capture:
            for provider in providers:
                said.append(_line(provider, internet.client(provider).stub.resolve(name)))
        look = (
            "One order, two answers: each provider changes it in its own way. The ladders differ, the effect does not."
        )
        return Demo(tuple(said), look, show.journey(capture))


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
        said = [
            _remembered("under the order", client, name, who) for who in (("resolver", at.resolver), ("router", router))
        ]
        at.censor.policy = None
        internet.network.clock.advance(10)
        with internet.capture() as capture:
            said.append(_remembered("10 seconds on", client, name, ("router", router)))
        said.append(_remembered("10 seconds on", client, name, ("resolver", at.resolver)))
        internet.network.clock.advance(60)
        said.append(_remembered("a minute later", client, name, ("router", router)))
        look = "The order has ended. The router repeats what it remembers until the time is over, then it asks again."
        return Demo(tuple(said), look, show.journey(capture))


def _remembered(when: str, client: Client, name: str, server: tuple[str, KnownResolver]) -> str:
    """Ask a server and return the line that says when, who, what, and for how long it may be remembered."""
    client.stub.use(server[1])
    answer = client.stub.resolve(name)
    seconds = min((rrset.ttl for rrset in answer.message.answer), default=0)
    return f"{when:16} {_line(server[0], answer)} ({seconds} seconds to live)"


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


def _line(who: str, answer: Answer) -> str:
    """Return one server's answer as a line: an address, the next server, or the response code."""
    found = ", ".join(answer.addresses) or answer.rcode.name
    if not answer.addresses and (address := _next_server(answer)):
        found = f"ask the servers of {answer.message.authority[0].name.to_text()}, for example {address}"
    return f"{who:12} {answer.name}? {found}"


def _next_server(answer: Answer) -> str | None:
    """Return the first IPv4 address in a referral's additional section (its glue), or None."""
    glue = [rrset for rrset in answer.message.additional if rrset.rdtype == dns.rdatatype.A]
    return None if answer.message.answer or not glue else glue[0][0].address
