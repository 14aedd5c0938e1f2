"""Live DNS demos for the projector: one call each, in a classroom of their own that is closed at the end.

from helpers import demos
demos.ask()
demos.from_the_root()
demos.changed_answer()
"""

import contextlib
import html
from collections.abc import Iterator
from dataclasses import dataclass

import dns.rdatatype

from helpers import classroom, show
from helpers.clients.stub import Answer
from helpers.network.loopback import LoopbackNetwork

NAME = "web.telegram.org"
FONT = "font:20px ui-monospace,Menlo,Consolas,monospace"
CARD = "background:#FFFFFF;color:#1B2026;border:1px solid #CDD3DA;border-radius:8px;padding:8px 16px;max-width:1246px"


@dataclass(frozen=True, repr=False)
class Demo:
    """What was said on the wire, what the room should see, and the picture of it."""

    said: tuple[str, ...]
    look: str
    picture: show.Picture

    def __repr__(self) -> str:
        return "\n".join([*self.said, f"What you should see: {self.look}"])

    def _repr_html_(self) -> str:
        lines = html.escape("\n".join(self.said))
        look = f"<b>What you should see:</b> {html.escape(self.look)}"
        words = (
            f'<pre style="{FONT};color:#1B2026;background:#FFFFFF">{lines}</pre><p style="font-size:18px">{look}</p>'
        )
        return f'<div style="{CARD}">{words}</div>{self.picture._repr_html_()}'


def ask(name: str = NAME, vantage_point: str = "abroad", rdtype: str = "A") -> Demo:
    """Ask a resolver for a name, as every program does.

    Raises ValueError for what is no name or type, LookupError for an unknown vantage point.
    """
    with _classroom() as internet:
        client = internet.client(vantage_point)
        with internet.capture() as capture:
            answer = client.stub.resolve(name, rdtype)
        look = "One question goes out, one answer comes back. The resolver did all the work in between."
        return Demo((_line("the resolver", answer),), look, show.journey(capture))


def from_the_root(name: str = NAME) -> Demo:
    """Ask for a name by hand, from the root down, referral by referral (RFC 1034 section 4.3.1).

    Raises ValueError for what is no name.
    """
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


def changed_answer(name: str = NAME, provider: str = "Telkomsel") -> Demo:
    """Ask the same question at a provider under the order and abroad.

    Raises ValueError for what is no name, LookupError for an unknown provider.
    """
    with _classroom() as internet:
        said = []
        with internet.capture() as capture:
            for vantage_point in (provider, "abroad"):
                said.append(_line(vantage_point, internet.client(vantage_point).stub.resolve(name)))
        look = "The same question, two answers. The provider's resolver asked nobody: its answer is changed."
        return Demo(tuple(said), look, show.journey(capture))


@dataclass(frozen=True)
class _Server:
    """A server to ask, without a certificate."""

    address: str
    name: None = None


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
