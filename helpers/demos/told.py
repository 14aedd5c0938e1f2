"""What a client was told: one question, what came back, and what the wire shows about who said it."""

from dataclasses import dataclass

import dns.rcode

from helpers.classroom import Internet
from helpers.clients import Client
from helpers.clients.stub import Answer
from helpers.failures import NetworkFailure, outcome
from helpers.network.exchange import Exchange


@dataclass(frozen=True)
class Told:
    """An answer, or the failure in its place, and every exchange that it took."""

    who: str
    name: str
    answer: Answer | NetworkFailure
    exchanges: tuple[Exchange, ...]

    @property
    def is_silence(self) -> bool:
        return isinstance(self.answer, NetworkFailure)

    @property
    def is_forged(self) -> bool:
        """Say whether somebody on the road answered before the server did."""
        return any(arrival.is_forged for arrival in self.exchanges[0].responses[:1])

    @property
    def is_ordered(self) -> bool:
        """Say whether the resolver put something in place of the true answer."""
        return self.exchanges[0].is_answer_ordered

    @property
    def has_asked_others(self) -> bool:
        """Say whether the server that was asked asked others in turn."""
        return len(self.exchanges) > 1

    @property
    def is_refused(self) -> bool:
        return isinstance(self.answer, Answer) and self.answer.rcode == dns.rcode.REFUSED

    @property
    def is_changed(self) -> bool:
        """Say whether something stands in place of the true answer; a refusal does, silence does not."""
        return not self.is_silence and (self.is_forged or self.is_ordered or self.is_refused)

    @property
    def seconds(self) -> int | None:
        """Return how long the answer may be remembered; None for an answer without records."""
        if isinstance(self.answer, NetworkFailure):
            return None
        return min((rrset.ttl for rrset in self.answer.message.answer), default=None)

    @property
    def line(self) -> str:
        """Return who said what about which name."""
        return f"{self.who:12} {self.name}? {self._found()}"

    @property
    def next_server(self) -> str | None:
        """Return the address of the server to ask next, where the answer is a referral that names one; else None."""
        referral = None if isinstance(self.answer, NetworkFailure) else self.answer.referral
        return None if referral is None else referral.address

    def agrees_with(self, other: "Told") -> bool:
        """Compare the response codes and all addresses, in whatever order."""
        return self._content() == other._content()

    def _content(self) -> tuple[object, frozenset[str]]:
        if isinstance(self.answer, NetworkFailure):
            return self.answer.failure, frozenset()
        return self.answer.rcode, frozenset(self.answer.addresses)

    def _found(self) -> str:
        """Return the addresses, the next server, the response code, or why there is no answer."""
        if isinstance(self.answer, NetworkFailure):
            return f"no answer ({self.answer.failure})"
        if self.next_server:
            return f"ask the servers of {self.answer.referral.zone}, for example {self.next_server}"
        return ", ".join(self.answer.addresses) or self.answer.rcode.name


def ask(internet: Internet, client: Client, who: str, name: str, rdtype: str = "A") -> Told:
    """Ask the client's resolver; silence is something to be told, too."""
    with internet.capture() as capture:
        answer = outcome(lambda: client.stub.resolve(name, rdtype))
    return Told(who, name if isinstance(answer, NetworkFailure) else answer.name, answer, tuple(capture))
