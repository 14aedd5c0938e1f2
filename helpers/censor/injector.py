"""An injector: a middlebox that answers plain DNS queries in the resolver's name, as a policy orders.

The true response comes as well, but later, and a stub believes the first.  It can take nothing away: where the
policy orders silence (DROP) or a detour (TCP-ONLY), it passes, as it does for an exempted name (PASSTHRU).
"""

from collections.abc import Callable

import dns.exception
import dns.message

from helpers.censor.middlebox import Flow, Interference, inject_dns
from helpers.censor.policy import Action, Obedient, Policies, Policy

CAN_BE_TOLD = (Action.NXDOMAIN, Action.NODATA, Action.LOCAL_DATA)


class Injector(Obedient):
    """It changes nothing until it has a policy; `policy` may be set at any time while its classroom is open."""

    def __init__(
        self, policy: Policy | Policies | None = None, refuse_if_closed: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(policy, refuse_if_closed)
        self._inspect = inject_dns(self.forge)

    def __call__(self, flow: Flow) -> Interference | None:
        return self._inspect(flow)

    def forge(self, wire: bytes) -> bytes | None:
        """Return the changed response to a query; None where the policy orders no answer, and for what is no query."""
        try:
            query = dns.message.from_wire(wire)
            question = query.question[0]
        except (dns.exception.DNSException, IndexError):
            return None
        decision = self.policy.decide(question.name) if self.policy is not None else None
        if decision is None or decision.action not in CAN_BE_TOLD:
            return None
        response = dns.message.make_response(query, recursion_available=True)
        response.answer = decision.answer(question.name, question.rdtype)
        response.set_rcode(decision.rcode)
        return response.to_wire()
