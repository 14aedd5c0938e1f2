"""Everybody on one network, built from the rows of data/, and who is plugged in where."""

import contextlib
import functools
import ipaddress
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from helpers import case, transports
from helpers.classroom.days import DayState, State, state_on
from helpers.classroom.plugging import check, open_to_all, plug_in
from helpers.classroom.provider import Provider
from helpers.clients import Client
from helpers.clients.stub import read_name
from helpers.endpoint import Machine
from helpers.network.base import Network
from helpers.network.exchange import Capture, Clock
from helpers.network.road import Road
from helpers.servers import datacentre, website
from helpers.servers.authoritative import AuthoritativeServer, Zone
from helpers.servers.resolver import Resolver
from helpers.transports import TCP, UDP

DNS_SERVERS = (case.MachineKind.ROOT, case.MachineKind.TLD, case.MachineKind.AUTHORITATIVE)
DOCUMENTATION = [  # RFC 5737, RFC 3849: nobody has these addresses
    ipaddress.ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]


class Internet:
    """All machines on one network, and who is plugged in where."""

    def __init__(self, network: Network, day: str) -> None:
        self.network = network
        self.machines = {machine.address: machine for machine in _machines()}
        self._root_hints = [row.ipv4 for row in case.machines() if "." in row.serves]
        datacentres = {row.dc: datacentre.DataCentre(network, row.dc) for row in case.datacentres()}
        for row in case.datacentres():
            for address in (row.ipv4, row.ipv6):
                datacentre.serve(network, datacentres[row.dc], address)
        for row in case.machines():
            self._start(row, datacentres)
        self.day = day
        self.states: dict[str, DayState] = {}
        self.rows: dict[str, case.Provider] = {}  # by the name of the provider that was made of it
        self._providers: dict[str, Provider] = {}
        self._public = {row.name: open_to_all(network, row, self._root_hints) for row in case.public_resolvers()}
        for row in case.providers():
            self._plug_in(row, state_on(day, row))
        self.cast = frozenset(self.rows)  # those of data/, without the ones that a reader plugs in

    def __repr__(self) -> str:
        return f"<Internet of {len(self.machines)} machines>"

    @property
    def providers(self) -> tuple[Provider, ...]:
        """All providers and vantage points, in the order in which they were plugged in."""
        return tuple(self._providers.values())

    @property
    def clock(self) -> Clock:
        """The time of this internet; `internet.clock.advance(60)` lets a minute pass, and nobody waits."""
        return self.network.clock

    def plug_in(self, row: case.Provider, obeys: bool = True) -> Provider:
        """Add a provider or vantage point, with a client's address and a resolver; it obeys as it did on this day.

        Raises ValueError for a name or an address that somebody has already, and for what makes no provider; then
        nothing is plugged in.  Raises ValueError after this classroom was closed, too.
        """
        self.network.refuse_if_closed("internet")
        check(row)
        if row.name in self._providers or row.name in self._public:
            whom = "provider" if row.name in self._providers else "public resolver"
            raise ValueError(f"there is a {whom} {row.name!r} already: choose another name")
        for address in (row.client_ipv4, row.resolver_ipv4):
            if address in self.machines:
                taken = self.machines[address].label
                raise ValueError(f"{address} is the address of {taken}: choose another for {row.name!r}")
        return self._plug_in(row, state_on(self.day if obeys else "before", row))

    def provider(self, name: str) -> Provider:
        """Return a provider or vantage point; LookupError names those that exist."""
        if name not in self._providers:
            raise LookupError(f"no provider {name!r}; there are: {', '.join(self._providers)}")
        return self._providers[name]

    def resolver(self, name: str) -> Resolver:
        """Return a provider's resolver, or a public one such as "Google".

        Raises LookupError for an unknown name, and for a provider of which nothing is on record on this day.
        """
        return self._public[name] if name in self._public else self._on_record(name).resolver

    def client(self, vantage_point: str, ipv6: bool = False) -> Client:
        """Plug a computer in at a provider; it uses that provider's resolver, and IPv4 alone unless told otherwise.

        Raises LookupError for an unknown provider, and for one of which nothing is on record on this day, ValueError
        after this classroom was closed.
        """
        self.network.refuse_if_closed("internet")
        provider, row = self._on_record(vantage_point), self.rows[vantage_point]
        road = Road(self.network, row.client_ipv4, provider.middleboxes)
        addresses = [(dc.ipv4, dc.ipv6) if ipv6 else (dc.ipv4,) for dc in case.datacentres()]
        return Client.plugged_in(vantage_point, road, provider.resolver, addresses, ipv6)

    @contextlib.contextmanager
    def capture(self) -> Iterator[Capture]:
        """Record every exchange inside the with block, with the names of the machines, for `show.journey`."""
        with self.network.capture() as capture:
            capture.machines = self.machines
            capture.ipv6 = {row.client_ipv4: row.client_ipv6 for row in self.rows.values()}
            capture.unhindered = self.unhindered
            yield capture

    def together(self, calls: Iterable[Callable[[], Any]]) -> list[Any]:
        """Make several calls at once; return results or NetworkFailures, in the order asked."""
        return self.network.together(calls)

    def unhindered(self, name: str) -> tuple[Machine, ...]:
        """Return the machines that a visit of a host touches in order if nobody interferes; () for no such host."""
        homes = [row for row in case.machines() if name in row.serves]
        zones = sorted((zone for zone in case.zones() if read_name(name).is_subdomain(read_name(zone))), key=len)
        asked = [next(row for row in case.machines() if zone in row.serves) for zone in zones]
        return tuple(self.machines[row.ipv4] for row in [*asked, *homes[:1]]) if homes else ()

    def close(self) -> None:
        """Stop every server."""
        self.network.close()

    def _plug_in(self, row: case.Provider, state: DayState) -> Provider:
        """Make a provider of a row that is known to be right, as those of data/ are."""
        provider = plug_in(self.network, row, self._root_hints, state)
        label = "resolver abroad" if provider.is_abroad else "provider's resolver"
        for address, name, kind in ((row.client_ipv4, row.name, "client"), (row.resolver_ipv4, label, "resolver")):
            self.machines[address] = Machine(address, name, kind, _is_invented(address))
        self.rows[row.name], self.states[row.name], self._providers[row.name] = row, state, provider
        return provider

    def _on_record(self, name: str) -> Provider:
        """Return a provider; LookupError where nobody wrote down what it did: nothing is filled in."""
        provider = self.provider(name)
        if self.states[name].state is State.NO_RECORD:
            on_record = [name for name, state in self.states.items() if state.state is not State.NO_RECORD]
            raise LookupError(f"no record: {self.states[name].because}; on record are: {', '.join(on_record)}")
        return provider

    def _start(self, row: case.Machine, datacentres: dict[int, datacentre.DataCentre]) -> None:
        for address in filter(None, (row.ipv4, row.ipv6)):
            if row.kind in DNS_SERVERS:
                server = AuthoritativeServer(*map(_zone, row.serves))
                for transport in (UDP, TCP):
                    transports.serve(self.network, server, address, transport)
            elif row.kind is case.MachineKind.WEB_API:
                number = next(host.dc for host in case.api_hosts() if host.name == row.name)
                website.serve(self.network, datacentres[number].respond_web, address, *row.serves)
            else:
                website.serve(self.network, website.Website(case.page(row.page)).respond, address, *row.serves)


@functools.cache
def _zone(origin: str) -> Zone:
    return Zone.from_text(case.zone_text(origin), origin, f"the zone file of {origin}")


def _machines() -> Iterator[Machine]:
    """Yield every server, by each of its addresses, as pictures name it."""
    for row in case.machines():
        for address in filter(None, (row.ipv4, row.ipv6)):
            yield Machine(address, row.label, row.kind.value, _is_invented(address), row.note)
    for row in case.datacentres():
        for address in (row.ipv4, row.ipv6):
            yield Machine(address, f"data centre {row.dc}", "datacentre")
    for row in case.public_resolvers():
        yield Machine(row.ipv4, f"{row.name}'s resolver", "resolver")


def _is_invented(address: str) -> bool:
    return any(ipaddress.ip_address(address) in network for network in DOCUMENTATION)
