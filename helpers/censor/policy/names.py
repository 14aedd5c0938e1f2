"""Names as triggers: a million of them in one dictionary, and the question which of them catches a name.

A name is kept as bytes in lower case, together with what it orders for itself
and what its wildcard orders for the names below it.  A wildcard reaches down
only to the next name that exists (RFC 4592 section 3.3.1): with `b.a` in the
file, `*.a` does not catch `x.b.a`.  A name that exists only because others lie
below it counts as Unbound counts it: if one of those stands before the name
that is looked for, shorter labels first.
"""

from collections.abc import Iterator

import dns.name

from helpers.censor.policy.order import Order

Pair = tuple[Order | None, Order | None]  # for the name itself, for the names below it
Label = tuple[int, bytes]  # its length first: so Unbound puts them in order
NOTHING: Pair = (None, None)
LAST: Label = (64, b"")


class NameTriggers:
    """Which name orders what."""

    def __init__(self) -> None:
        self._known: dict[bytes, Pair] = {b"": NOTHING}
        self._first_below: dict[bytes, Label] = {}  # the first label of all that stand below a name
        self._pairs: dict[Pair, Pair] = {NOTHING: NOTHING}  # equal pairs are one object
        self._merged: dict[tuple[Order, Order], Order] = {}

    def add(self, key: bytes, order: Order) -> None:
        """Let a name, as `key_of` writes it, order something more."""
        if key[:2] == b"*." or key == b"*":
            key = key[2:]
            exact, wild = self._known.get(key, NOTHING)
            pair = exact, order if wild is None else self._both(wild, order)
        else:
            exact, wild = self._known.get(key, NOTHING)
            pair = order if exact is None else self._both(exact, order), wild
        if key not in self._known:
            self._add_above(key)
        self._known[key] = self._pairs.setdefault(pair, pair)

    def _both(self, before: Order, order: Order) -> Order:
        if (before, order) not in self._merged:
            self._merged[before, order] = before.and_also(order)
        return self._merged[before, order]

    def _add_above(self, key: bytes) -> None:
        """Keep every name above one as well."""
        while key:
            label, _, key = key.partition(b".")
            self._first_below[key] = min(self._first_below.get(key, LAST), (len(label), label))
            if key in self._known:
                return
            self._known[key] = NOTHING

    def find(self, name: dns.name.Name) -> tuple[str, Order] | None:
        """Return the trigger that catches a name, and its order; None if no trigger does.

        The name itself comes first, then the wildcard of the closest name above it that exists.
        """
        key = key_of(name)
        known = self._known
        exact = known.get(key, NOTHING)[0]
        if exact is not None:
            return _text(key), exact
        while key:
            label, _, key = key.partition(b".")
            pair = known.get(key)
            if pair is None or (pair is NOTHING and self._first_below.get(key, LAST) >= (len(label), label)):
                continue
            return (_text(b"*." + key if key else b"*"), pair[1]) if pair[1] is not None else None
        return None

    def __iter__(self) -> Iterator[tuple[str, Order]]:
        """Yield every trigger and its order."""
        for key, (exact, wild) in self._known.items():
            if exact is not None:
                yield _text(key) or "@", exact
            if wild is not None:
                yield _text(b"*." + key if key else b"*"), wild


def key_of(name: dns.name.Name) -> bytes:
    """Return a name as bytes, lower case, without the last dot; a dot inside a label is written in another way."""
    labels = name.labels[:-1]
    key = b".".join(labels).lower()
    if key.count(b".") >= len(labels) > 0 or b"\\" in key:
        key = b".".join(label.replace(b"\\", b"\\b").replace(b".", b"\\d") for label in labels).lower()
    return key


def _text(key: bytes) -> str:
    """Return a name as a zone file writes it."""
    if key.isascii() and key.isalnum():
        return key.decode()
    labels = [label.replace(b"\\d", b".").replace(b"\\b", b"\\") for label in key.split(b".")] if b"\\" in key else None
    if labels is None and key.translate(None, b"*-._0123456789abcdefghijklmnopqrstuvwxyz") == b"":
        return key.decode()
    return dns.name.Name(labels or key.split(b".")).to_text()
