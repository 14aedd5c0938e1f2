"""A provider: the access network that a client is plugged into."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from helpers.censor.middlebox import Middlebox
from helpers.censor.policy import Policy
from helpers.classroom.block_list import read_list
from helpers.servers.resolver import Resolver


class Censor(Protocol):
    """Who changes answers at a provider, as soon as it has a policy: its resolver, a server before it, an injector."""

    policy: Policy | None


@dataclass
class Provider:
    """An access network: its resolver, who changes answers there, the answer for blocked names, its middleboxes."""

    name: str
    resolver: Resolver
    censor: Censor
    block_answer: str | None  # as in an RPZ file: "A 202.3.219.209"
    middleboxes: list[Middlebox] = field(default_factory=list)
    is_abroad: bool = False

    def __repr__(self) -> str:
        return f"<Provider {self.name}>"

    def obey(self, names: str | Iterable[str]) -> Policy:
        """Change the answer for these names, exactly these, from now on; return the policy that does it.

        `names` is a list, or a text with one name a line (# begins a comment).
        Raises ValueError for what is no name, and after the classroom was closed; then the policy of before stays.
        """
        self.resolver.road.network.refuse_if_closed("provider")
        if self.block_answer is None:
            raise ValueError(f"no order reached {self.name!r}: it changes no answer; use a provider in Indonesia")
        self.censor.policy = Policy.for_names(read_list(names), self.block_answer)
        return self.censor.policy

    def switch_off_resolver(self) -> None:
        """Let nothing come back from the resolver from now on; in a classroom that you open anew it is on again."""
        network = self.resolver.road.network
        for endpoint, service in list(network.services.items()):
            if endpoint.address == self.resolver.address:
                network.listen(endpoint, dataclasses.replace(service, respond=lambda request, caller: None))
