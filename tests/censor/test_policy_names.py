"""How far a wildcard reaches, held to another way of finding it: Unbound's, by the name that stands before."""

import bisect

import dns.name
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.censor.policy import Policy

LABELS = st.sampled_from(["a", "b", "bb", "core", "telegram", "web"])
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
TRIGGERS = st.lists(st.tuples(NAMES, st.booleans()), max_size=8)


def unbounds_order(name):
    """From the root down; of two labels the shorter one first."""
    return [(len(label), label) for label in reversed(name.labels)]


def caught_by(triggers, name):
    """Return the trigger that catches a name: the name itself, or a wildcard at what it shares with its neighbour."""
    listed = sorted(set(map(dns.name.from_text, triggers)), key=unbounds_order)
    at = bisect.bisect_right(listed, unbounds_order(name), key=unbounds_order) - 1
    if at < 0 or listed[at] == name:
        return None if at < 0 else name
    shared = dns.name.Name(name.labels[-name.fullcompare(listed[at])[2] :])
    wildcard = dns.name.Name((b"*", *shared.labels))
    return wildcard if wildcard in listed else None


@given(TRIGGERS, st.booleans(), NAMES)
def test_every_name_is_caught_by_the_same_trigger(made, root_wildcard, asked):
    triggers = [f"*.{name}" if wild else name for name, wild in made] + ["*"] * root_wildcard
    policy = Policy.from_text("".join(f"{trigger} CNAME .\n" for trigger in triggers))
    name = dns.name.from_text(asked)
    decision, expected = policy.decide(name), caught_by(triggers, name)
    assert (decision and dns.name.from_text(decision.trigger)) == expected


@pytest.mark.parametrize(
    "name, caught", [("web.telegram.org", True), ("webs.telegram.org", False), ("a.core.telegram.org", False)]
)
def test_an_exception_may_shelter_its_neighbours(name, caught):
    """Unbound goes by the neighbour: behind `core` (a longer label, or later in the alphabet) `*.org` ends."""
    policy = Policy.from_text("*.org CNAME .\ncore.telegram.org CNAME rpz-passthru.\n")
    assert (policy.decide(dns.name.from_text(name)) is not None) is caught
