"""A server that refuses to answer for some names, and lets another one answer for the rest.

REFUSED is no action of RPZ.  A resolver that refuses says that it could answer
and will not (RFC 1035 section 4.1.1).
"""

from collections.abc import Callable

import dns.message
import dns.rcode

from helpers.censor.policy import Action, Obedient, Policies, Policy
from helpers.endpoint import Caller, Later
from helpers.protocols.extended_errors import ExtendedError, Reason, explain
from helpers.transports import DnsServer


class RefusingServer(Obedient):
    """The names that its policy catches are refused, whatever it orders for them; only PASSTHRU exempts a name."""

    def __init__(
        self,
        behind: DnsServer,
        policy: Policy | Policies | None = None,
        refuse_if_closed: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(policy, refuse_if_closed)
        self.behind = behind

    def respond(self, query: dns.message.Message, caller: Caller) -> dns.message.Message | Later | None:
        """Return REFUSED with the reason "Blocked" (RFC 8914), or what the server behind responds."""
        decision = self.policy.decide(query.question[0].name) if self.policy is not None else None
        if decision is None or decision.action is Action.PASSTHRU:
            return self.behind.respond(query, caller)
        response = dns.message.make_response(query, recursion_available=True)
        response.set_rcode(dns.rcode.REFUSED)
        explain(response, ExtendedError.of(Reason.BLOCKED))
        return response
