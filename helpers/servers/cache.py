"""A cache: what a resolver remembers, each thing until its time to live is over (RFC 1034 section 7.4)."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import dns.rcode
import dns.rrset

MOST_ENTRIES = 100_000
LONGEST_SECONDS = 86_400  # RFC 8767 section 4 advises a cap of days at the most


@dataclass(frozen=True)
class Found:
    """What is known about a question: a response code, the answer, and what stands beside it."""

    rcode: dns.rcode.Rcode
    answer: list[dns.rrset.RRset] = field(default_factory=list)
    authority: list[dns.rrset.RRset] = field(default_factory=list)

    @property
    def seconds(self) -> int:
        """The time to live: the shortest of its records."""
        return min((rrset.ttl for rrset in self.answer or self.authority), default=0)

    def aged(self, seconds: float) -> "Found":
        """Return the same with the seconds that it has lain in a cache taken off."""
        return Found(self.rcode, _older(self.answer, seconds), _older(self.authority, seconds))


class Cache:
    """What was found, by question, on the clock that `now` reads."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._entries: dict[Hashable, tuple[float, Found]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def keep(self, question: Hashable, found: Found) -> None:
        """Remember what was found; nothing is remembered that has no time to live."""
        if found.seconds > 0:
            if len(self._entries) >= MOST_ENTRIES:
                for oldest in list(self._entries)[: MOST_ENTRIES // 10]:
                    self._entries.pop(oldest, None)
            self._entries[question] = (self._now(), found)

    def find(self, question: Hashable) -> Found | None:
        """Return what is remembered, with the time to live that is left; None if nothing is, or no longer."""
        since, found = self._entries.get(question, (0.0, None))
        if found is None:
            return None
        age = self._now() - since
        if age >= min(found.seconds, LONGEST_SECONDS):
            return None
        return found.aged(age)

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()


def _older(rrsets: list[dns.rrset.RRset], seconds: float) -> list[dns.rrset.RRset]:
    return [dns.rrset.from_rdata_list(rrset.name, max(0, int(rrset.ttl - seconds)), rrset) for rrset in rrsets]
