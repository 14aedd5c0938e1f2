"""A response policy zone (RPZ): for which names and addresses a resolver changes its answer, and how.

Triggers are a name (`web.telegram.org`, `*.telegram.org`, `*` for every name)
and an address in the answer (`32.51.167.154.149.rpz-ip`, the longest prefix
first).  The file is an ordinary zone file; its names are written relative to
the policy zone, so `web.telegram.org` has no dot at its end.  A line that
triggers on anything else (`rpz-client-ip`, `rpz-nsdname`, `rpz-nsip`) or that
orders what RPZ does not know is ignored, as Unbound does, and `Policy.ignored`
says so.  draft-vixie-dnsop-dns-rpz-00.

Where resolvers differ we do what Unbound does.  BIND differs: a changed answer
lives 5 seconds at the most and does not say that it is authoritative (AA); the
policy zone's SOA stands in its additional section; the first zone with any
trigger wins, be it a name or an address (Unbound asks all zones about the name
first); local data answers a query for ANY; a wildcard does not catch a name
above another trigger; the target of a policy's own alias is looked up without
asking the policy (recent Unbounds ask about every name on the way).
"""

from helpers.censor.policy.action import Action, Override
from helpers.censor.policy.decision import Decision
from helpers.censor.policy.policies import Obedient, Policies
from helpers.censor.policy.zone import Policy

__all__ = ["Action", "Decision", "Obedient", "Override", "Policies", "Policy"]
