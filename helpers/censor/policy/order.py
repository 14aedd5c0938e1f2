"""An order: what all the lines of one trigger say together."""

from collections.abc import Iterator

import dns.rdataset
import dns.rdatatype

from helpers.censor.policy.action import Action

CNAME = dns.rdatatype.CNAME


class Order:
    """An action, and the records that stand in the file.  Equal orders of a policy are one object."""

    __slots__ = ("action", "rdatasets")

    def __init__(self, action: Action, rdatasets: tuple[dns.rdataset.Rdataset, ...]) -> None:
        self.action, self.rdatasets = action, rdatasets

    @property
    def local_data(self) -> tuple[dns.rdataset.Rdataset, ...]:
        return self.rdatasets if self.action is Action.LOCAL_DATA else ()

    def and_also(self, other: "Order") -> "Order":
        """Return the order of both lines, or this one where they contradict each other: the first line counts.

        Only local data adds to local data, and nothing stands beside a CNAME.
        """
        (added,) = other.rdatasets
        single = CNAME in (added.rdtype, self.rdatasets[0].rdtype)
        if single or not self.action is other.action is Action.LOCAL_DATA:
            return self
        kept = [rdataset for rdataset in self.rdatasets if rdataset.rdtype != added.rdtype]
        same = [rdataset for rdataset in self.rdatasets if rdataset.rdtype == added.rdtype]
        merged = dns.rdataset.from_rdata_list(
            min(rdataset.ttl for rdataset in (*same, added)),
            [rdata for rdataset in (*same, added) for rdata in rdataset],
        )
        return Order(self.action, (*kept, merged))

    def lines(self, trigger: str) -> Iterator[str]:
        """Yield the lines of a zone file that say this."""
        for rdataset in self.rdatasets:
            for rdata in rdataset:
                yield f"{trigger} {rdataset.ttl} IN {rdataset.rdtype.name} {rdata}"
