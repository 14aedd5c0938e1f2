"""A policy: what a resolver asks about each name and about the addresses of each answer."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import dns.name
import dns.rdataset
import dns.rdatatype
import dns.rrset
from dns.rdtypes.ANY.CNAME import CNAME

from helpers.censor.policy.action import Override
from helpers.censor.policy.addresses import AddressTriggers
from helpers.censor.policy.decision import Decision
from helpers.censor.policy.names import NameTriggers
from helpers.censor.policy.order import Order
from helpers.censor.policy.reading import PolicyReader
from helpers.protocols.extended_errors import ExtendedError, Reason
from helpers.protocols.zonefile import not_utf8

ZONE = "rpz."
OVERRIDE_TTL_SECONDS = 3600
OTHER_TRIGGERS = (b"rpz-client-ip", b"rpz-nsdname", b"rpz-nsip")


class Policy:
    """The orders that a resolver obeys: one policy zone.

    `override` stands in place of whatever the lines order.  `reason` and
    `reason_text` are what a client may be told of a changed answer; by default
    it is told nothing.  With `signal_nxdomain_ra` an NXDOMAIN comes without
    the flag RA, as Unbound's option of that name does it.  Raises ValueError for
    what is no override and what is no reason.
    """

    def __init__(
        self,
        override: Override | None = None,
        reason: Reason | None = None,
        reason_text: str = "",
        signal_nxdomain_ra: bool = False,
    ) -> None:
        self.override, self.reason, self.reason_text = override, reason, reason_text
        self.signal_nxdomain_ra = signal_nxdomain_ra
        self.ignored: tuple[str, ...] = ()  # what the file says and this policy does not do, and why
        self.soa: dns.rrset.RRset | None = None
        self._names, self._addresses = NameTriggers(), AddressTriggers()

    @classmethod
    def from_text(cls, text: str, file_name: str = "the policy", zone: str = ZONE, **settings: Any) -> "Policy":
        """Return the policy that an RPZ file or a few of its lines describe; ZoneFileError names a wrong line.

        `zone` is the name of the policy zone, for a file that writes its names in full; settings are
        those of the class.
        """
        policy = cls(**settings)
        policy._read(io.StringIO(text.removeprefix("\ufeff"), newline=None), file_name, zone)
        return policy

    @classmethod
    def from_file(cls, path: str | Path, zone: str = ZONE, **settings: Any) -> "Policy":
        """Return the policy in an RPZ file, as from_text does; OSError if there is no such file."""
        policy, path = cls(**settings), Path(path)
        try:
            with path.open(encoding="utf-8-sig") as lines:
                policy._read(lines, path.name, zone)
        except UnicodeDecodeError as error:
            raise not_utf8(path) from error
        return policy

    @classmethod
    def for_names(cls, names: Iterable[str], answer: str, **settings: Any) -> "Policy":
        """Return the policy that gives the same answer, such as "A 192.0.2.1" or "CNAME .", for each of some names.

        Raises ValueError for a single text in place of a list.

        >>> print(Policy.for_names(["t.me", "telegram.me"], "CNAME ."))
        t.me 60 IN CNAME .
        telegram.me 60 IN CNAME .
        """
        if isinstance(names, str):
            raise ValueError(f"{names!r} is one text; write a list of names: [{names!r}]")
        return cls.from_text("".join(f"{name.rstrip('.')} {answer}\n" for name in names), **settings)

    @property
    def override(self) -> Override | None:
        """What stands in place of whatever the lines order; it may be set at any time."""
        return self._override

    @override.setter
    def override(self, override: Override | None) -> None:
        if not isinstance(override, Override | None):
            raise ValueError(f"{override!r} is no override; write it like this: override=Override.NXDOMAIN")
        self._override = override

    @property
    def reason(self) -> Reason | None:
        """What a client may be told of a changed answer; it may be set at any time."""
        return self._reason

    @reason.setter
    def reason(self, reason: Reason | None) -> None:
        if not isinstance(reason, Reason | None):
            there_are = ", ".join(map(str, Reason))
            raise ValueError(f"{reason!r} is no reason; there are: {there_are}")
        self._reason = reason

    def __len__(self) -> int:
        return sum(1 for _ in self._lines())

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def __repr__(self) -> str:
        lines = f"{len(self)} line{'' if len(self) == 1 else 's'}"
        return f"<Policy of {lines}{f', {len(self.ignored)} ignored' if self.ignored else ''}>"

    def decide(self, qname: dns.name.Name) -> Decision | None:
        """Return the decision for a name, or None where the policy gives no order.

        The exact name comes first, then the wildcard of the closest name above
        it that the file knows, so an exception can be carved out of a blocked domain.

        >>> policy = Policy.from_text(\"\"\"
        ... *.telegram.org     CNAME  .
        ... core.telegram.org  CNAME  rpz-passthru.
        ... \"\"\")
        >>> policy.decide(dns.name.from_text("web.telegram.org")).action
        <Action.NXDOMAIN: 'NXDOMAIN'>
        >>> policy.decide(dns.name.from_text("core.telegram.org")).action
        <Action.PASSTHRU: 'PASSTHRU'>
        >>> policy.decide(dns.name.from_text("telegram.org")) is None
        True
        """
        found = self._names.find(qname)
        return None if found is None else self._decision(*found)

    def decide_answer(self, addresses: Iterable[str]) -> Decision | None:
        """Return the decision for an answer with these addresses, or None where the policy gives no order.

        The first address that a prefix catches decides, by its longest prefix.

        >>> policy = Policy.from_text("24.0.167.154.149.rpz-ip CNAME .")
        >>> policy.decide_answer(["192.0.2.1", "149.154.167.51"]).address
        '149.154.167.51'
        """
        found = self._addresses.find(addresses)
        return None if found is None else self._decision(*found)

    def _decision(self, trigger: str, order: Order, address: str | None = None) -> Decision | None:
        action, local_data = order.action, order.local_data
        if self.override is not None:
            if self.override.action is None:
                return None
            action, local_data = self.override.action, self._override_data()
        reason = None if self.reason is None else ExtendedError.of(self.reason, self.reason_text)
        return Decision(action, trigger, local_data, address, reason, self.soa, self.signal_nxdomain_ra)

    def _override_data(self) -> tuple[dns.rdataset.Rdataset, ...]:
        if self.override.target is None:
            return ()
        alias = CNAME(dns.rdataclass.IN, dns.rdatatype.CNAME, self.override.target)
        return (dns.rdataset.from_rdata(OVERRIDE_TTL_SECONDS, alias),)

    def _read(self, lines: Iterable[str], file_name: str, zone: str) -> None:
        origin = dns.name.from_text(zone)
        reader = PolicyReader(origin, file_name)
        self._fill(reader.read(lines), reader)

    def _fill(self, orders: Iterator[tuple[bytes, Order]], reader: PolicyReader) -> None:
        """Take in what a reader yields."""
        add_name, ignored = self._names.add, reader.ignored
        for key, order in orders:
            if b"rpz-" not in key:
                add_name(key, order)
                continue
            kind = key.rpartition(b".")[2]
            try:
                if kind in OTHER_TRIGGERS:
                    raise ValueError(f"{kind.decode()} is no trigger of this kit")
                if kind == b"rpz-ip":
                    self._addresses.add(key.decode(), order)
                else:
                    add_name(key, order)
            except ValueError as error:
                ignored.append(f"{key.decode()}: {error}")
        self.ignored = tuple(ignored)
        if reader.soa is not None:
            self.soa = dns.rrset.from_rdata(reader.zone, reader.soa.ttl, reader.soa.rdata)

    def _lines(self) -> Iterator[str]:
        for triggers in (self._names, self._addresses):
            for trigger, order in triggers:
                yield from order.lines(trigger)
