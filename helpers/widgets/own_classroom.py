"""A classroom in memory that belongs to a widget: what is tried there never touches the reader's own."""

from helpers.censor.policy import Policies, Policy
from helpers.classroom import Internet, Provider
from helpers.network.memory import MemoryNetwork


def own_classroom(internet: Internet | None = None, as_now: bool = True) -> Internet:
    """Return a new internet, as all eleven names are blocked; with another one given, that one's day and providers.

    They do what they do there now, or, without `as_now`, what their rows say of that day.  Caches are empty,
    and everything random begins anew, so the same questions get the same bytes.
    """
    if internet is None:
        return Internet(MemoryNetwork(), "block")
    own = Internet(MemoryNetwork(), internet.day)
    for name, row in internet.rows.items():
        ours, theirs = own.provider(name) if name in own.cast else own.plug_in(row), internet.provider(name)
        if as_now:
            obey(ours, policy_of(theirs))
            ours.middleboxes[:] = [ours.censor if box is theirs.censor else box for box in theirs.middleboxes]
    own.states.update(internet.states)
    return own


def policy_of(provider: Provider) -> Policy | Policies | None:
    """Return what a provider obeys now; None: it changes no answer."""
    return provider.censor.policy


def obey(provider: Provider, policy: Policy | Policies | None) -> None:
    """Let a provider change its answers as a policy says, from now on."""
    provider.censor.policy = policy
