"""Reading a policy: two million lines by the fast path, everything unusual by dnspython.

Most lines of a long list say the same of another name.  What stands behind the
name is read once, by dnspython, and remembered; a line of which only the name
is new costs one look.  Directives, brackets, continuation lines, escapes and
names under another $ORIGIN always go to dnspython, together with their
neighbours that belong to the same record.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import dns.name
import dns.rdataset
import dns.rdatatype

from helpers.censor.policy.action import action_of
from helpers.censor.policy.names import key_of
from helpers.censor.policy.order import Order
from helpers.protocols.zonefile import Record, RecordReader, open_brackets

SIMPLE = re.compile(r"((?:[\w*-]{1,63}\.)*[\w*-]{1,63})[ \t]+([^()\n]+)\n?", re.ASCII)
LONGEST_SIMPLE_NAME = 150  # letters: far from the limit of 255 bytes, whatever the zone is called
SILENT_TYPES = {dns.rdatatype.SOA, dns.rdatatype.NS}  # they belong to the file itself and order nothing
TYPES_WITHOUT_ORDER = {
    dns.rdatatype.DNAME, dns.rdatatype.DS, dns.rdatatype.DNSKEY, dns.rdatatype.RRSIG,
    dns.rdatatype.NSEC, dns.rdatatype.NSEC3, dns.rdatatype.NSEC3PARAM,
}  # fmt: skip


class PolicyReader:
    """Reads lines and hands on each order with its trigger, relative to the zone and in lower case."""

    def __init__(self, zone: dns.name.Name, file_name: str) -> None:
        self.zone = zone
        self.soa: Record | None = None
        self.ignored: list[str] = []
        self._records = RecordReader(zone, file_name)
        self._orders: dict[tuple[int, str], Order] = {}  # equal records give one object

    def read(self, lines: Iterable[str]) -> Iterator[tuple[bytes, Order]]:
        """Yield trigger and order of every line that orders something; ZoneFileError names one that can't be read."""
        known: dict[str, Order] = {}  # what stands behind a name -> what it orders
        block: list[str] = []
        number = depth = 0
        last = None
        for number, line in enumerate(lines, 1):
            simple = None if block else SIMPLE.fullmatch(line)
            if simple is not None:
                name, rest = simple.groups()
                order = known.get(rest)
                if order is not None and len(name) < LONGEST_SIMPLE_NAME:
                    last = name
                    yield name.lower().encode(), order
                    continue
            elif not block and (line[0] == ";" or line.isspace()):
                continue
            if last is not None:
                self._records.last_name = dns.name.from_text(last, self.zone)
                last = None
            block.append(line)
            depth += open_brackets(line)
            if depth > 0:
                continue
            orders = list(self.read_slowly(block, number - len(block) + 1))
            yield from orders
            if line[0] == "$":
                known.clear()  # it may mean something else from here on
            elif simple is not None and len(orders) == 1 and self._records.origin == self.zone:
                known[rest] = orders[0][1]
            block, depth = [], 0
        yield from self.read_slowly(block, number - len(block) + 1)

    def read_slowly(self, lines: Sequence[str], first: int = 1) -> Iterator[tuple[bytes, Order]]:
        """Yield the same by dnspython alone; `first` is the number of the first line."""
        for record in self._records.read([line.rstrip("\n") for line in lines], first) if lines else ():
            reason = self._why_no_order(record)
            if reason is None:
                yield key_of(record.name.relativize(self.zone) + dns.name.root), self._order(record)
            elif reason:
                self.ignored.append(f"{record.name.relativize(self.zone)}: {reason}")

    def _why_no_order(self, record: Record) -> str | None:
        """Return why a record orders nothing, "" if nobody need be told; None if it orders something."""
        rdtype = record.rdata.rdtype
        if rdtype == dns.rdatatype.SOA:
            self.soa = record
        if rdtype in SILENT_TYPES:
            return ""
        if rdtype in TYPES_WITHOUT_ORDER:
            return f"{rdtype.name} orders nothing"
        if action_of(record.rdata) is None:
            return f"{record.rdata.target} is no action; there are rpz-passthru., rpz-drop. and rpz-tcp-only."
        return None

    def _order(self, record: Record) -> Order:
        text = (record.ttl, f"{record.rdata.rdtype} {record.rdata}")
        if text not in self._orders:
            rdataset = dns.rdataset.from_rdata(record.ttl, record.rdata)
            self._orders[text] = Order(action_of(record.rdata), (rdataset,))
        return self._orders[text]
