"""Actions: what a policy orders, how RPZ writes it, and what may stand in place of all orders of a zone."""

import enum
from dataclasses import dataclass
from typing import ClassVar

import dns.name
import dns.rdata
import dns.rdatatype

from helpers.censor.reading import read_name


class Action(enum.Enum):
    """What a policy orders for a name or an address.  Comments show how RPZ writes it."""

    NXDOMAIN = "NXDOMAIN"  # CNAME .
    NODATA = "NODATA"  # CNAME *.
    PASSTHRU = "PASSTHRU"  # CNAME rpz-passthru.
    DROP = "DROP"  # CNAME rpz-drop.
    TCP_ONLY = "TCP-ONLY"  # CNAME rpz-tcp-only.
    LOCAL_DATA = "LOCAL-DATA"  # anything else: A, AAAA, TXT, CNAME to an ordinary name


SPECIAL_TARGETS = {
    (b"",): Action.NXDOMAIN,
    (b"*", b""): Action.NODATA,
    (b"rpz-passthru", b""): Action.PASSTHRU,
    (b"rpz-drop", b""): Action.DROP,
    (b"rpz-tcp-only", b""): Action.TCP_ONLY,
}


def action_of(rdata: dns.rdata.Rdata) -> Action | None:
    """Return what a record orders; None for a CNAME into `rpz-...` that RPZ does not know."""
    if rdata.rdtype != dns.rdatatype.CNAME:
        return Action.LOCAL_DATA
    return _action_of_alias(rdata.target)


@dataclass(frozen=True)
class Override:
    """What a resolver does in place of whatever a zone orders (Unbound's `rpz-action-override`).

    One of Override.NXDOMAIN, NODATA, PASSTHRU, DROP, DISABLED, or
    Override.cname("garden.example."): the alias for every name.
    """

    word: str
    target: dns.name.Name | None = None

    NXDOMAIN: ClassVar["Override"]
    NODATA: ClassVar["Override"]
    PASSTHRU: ClassVar["Override"]
    DROP: ClassVar["Override"]
    DISABLED: ClassVar["Override"]

    def __post_init__(self) -> None:
        if self.word not in OVERRIDE_ACTIONS:
            raise ValueError(f"{self.word!r} is no override; there are: {', '.join(OVERRIDE_ACTIONS)}")

    @classmethod
    def cname(cls, target: str) -> "Override":
        """Return the override that leads every name to a target; ValueError if that is no name, or kept for actions.

        RPZ keeps ".", "*." and every name that ends in a label `rpz-...`, with or without the final dot.
        """
        name = dns.name.from_text(target if target in (".", "*.", "*") else read_name(target, "garden.example."))
        action = _action_of_alias(name)
        if action is None:
            raise ValueError(f"{target!r} is kept for actions of RPZ; write another name, such as garden.example.")
        if action is not Action.LOCAL_DATA:
            has_override = action in OVERRIDE_ACTIONS.values()
            remedy = f"write Override.{action.name}" if has_override else "no override orders it"
            raise ValueError(f"{target!r} is no name but RPZ's {action.value}; {remedy}")
        return cls("cname", name)

    @property
    def action(self) -> Action | None:
        """The action that it orders; None for "disabled"."""
        return OVERRIDE_ACTIONS[self.word]


OVERRIDE_ACTIONS = {
    "nxdomain": Action.NXDOMAIN,
    "nodata": Action.NODATA,
    "passthru": Action.PASSTHRU,
    "drop": Action.DROP,
    "disabled": None,
    "cname": Action.LOCAL_DATA,
}
for _word in ("nxdomain", "nodata", "passthru", "drop", "disabled"):
    setattr(Override, _word.upper(), Override(_word))


def _action_of_alias(target: dns.name.Name) -> Action | None:
    labels = target.canonicalize().labels
    if labels in SPECIAL_TARGETS:
        return SPECIAL_TARGETS[labels]
    return None if labels[-2].startswith(b"rpz-") else Action.LOCAL_DATA
