"""Several policies as one, and whoever obeys them: both ask and are asked with the verbs of one policy."""

from collections.abc import Callable, Iterable

import dns.name

from helpers.censor.policy.decision import Decision
from helpers.censor.policy.zone import Policy


class Policies:
    """Several policies in order: the first that has an order for a name or an answer decides.

    Raises TypeError for what is no policy.
    """

    def __init__(self, *policies: "Policy | Policies") -> None:
        for policy in policies:
            if not isinstance(policy, Policy | Policies):
                raise TypeError(f"{policy!r} is no policy; write the policies one by one: Policies(first, second)")
        self.policies = policies

    def __repr__(self) -> str:
        return f"<Policies: {', '.join(map(repr, self.policies))}>"

    def decide(self, qname: dns.name.Name) -> Decision | None:
        """Return the first policy's decision for a name, or None where none gives an order."""
        return next((found for policy in self.policies if (found := policy.decide(qname)) is not None), None)

    def decide_answer(self, addresses: Iterable[str]) -> Decision | None:
        """Return the first policy's decision for an answer with these addresses, or None."""
        addresses = list(addresses)
        return next((one for policy in self.policies if (one := policy.decide_answer(addresses)) is not None), None)


class Obedient:
    """Who changes answers as a policy orders; `policy` may be set while its classroom is open, and None orders nothing.

    `refuse_if_closed` is called before a policy is set: it raises after the classroom was closed.
    """

    def __init__(
        self, policy: Policy | Policies | None = None, refuse_if_closed: Callable[[], None] = lambda: None
    ) -> None:
        self._refuse_if_closed = refuse_if_closed
        self.policy = policy

    @property
    def policy(self) -> Policy | Policies | None:
        """What it obeys; setting it raises TypeError for what is no policy, ValueError in a closed classroom."""
        return self._policy

    @policy.setter
    def policy(self, policy: Policy | Policies | None) -> None:
        self._refuse_if_closed()
        if not isinstance(policy, Policy | Policies | None):  # found later, it would look like a silent resolver
            raise TypeError(f"{policy!r} is no policy; write it like this: Policy.from_text('t.me CNAME .')")
        self._policy = policy
