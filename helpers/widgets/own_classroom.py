"""A classroom in memory that belongs to a widget: what is tried there never touches the reader's own."""

from helpers import case
from helpers.censor.policy import Policies, Policy
from helpers.classroom import Internet, Provider
from helpers.network.memory import MemoryNetwork


def own_classroom(internet: Internet | None = None) -> Internet:
    """Return a new internet on 14 July 2017; with another one given, its providers do what they do there now.

    Caches are empty, and everything random begins anew, so the same questions get the same bytes.
    """
    own = Internet(MemoryNetwork(), "block")
    for row in case.providers() if internet is not None else ():
        ours, theirs = own.provider(row.name), internet.provider(row.name)
        obey(ours, policy_of(theirs))
        ours.middleboxes += theirs.middleboxes[len(ours.middleboxes) :]  # those that the reader has added
    return own


def policy_of(provider: Provider) -> Policy | Policies | None:
    """Return what a provider obeys now; None: it changes no answer."""
    return provider.censor.policy


def obey(provider: Provider, policy: Policy | Policies | None) -> None:
    """Let a provider change its answers as a policy says, from now on."""
    provider.censor.policy = policy
