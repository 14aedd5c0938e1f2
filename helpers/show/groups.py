"""Groups: the servers of the public internet, those that do the same together."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from helpers import case
from helpers.classroom import Internet
from helpers.endpoint import Machine

GROUPS = {  # kinds of machines -> what they are called together
    "DNS servers": ("root", "tld", "authoritative"),
    "web hosts": ("website", "neighbour", "web_api"),
    "data centres": ("datacentre",),
    "block page hosts": ("block_page",),
}
OTHERS = "other machines"


@dataclass(frozen=True)
class Group:
    """Machines of the public internet that stand together."""

    name: str
    machines: tuple[Machine, ...]
    y: float = 0  # its middle

    @property
    def stand_in(self) -> bool:
        return all(machine.stand_in for machine in self.machines)

    @property
    def where(self) -> str:
        """Return the prefix in which all of them live, their address, or how many there are."""
        addresses = [ipaddress.ip_address(machine.address) for machine in self.machines]
        ipv4 = list(dict.fromkeys(address for address in addresses if address.version == 4)) or addresses
        for row in case.prefixes():
            if all(address in ipaddress.ip_network(row.prefix) for address in ipv4):
                return row.prefix
        return str(ipv4[0]) if len(ipv4) == 1 else f"{len(ipv4)} addresses"

    def describe(self) -> str:
        """Return the group in a sentence."""
        labels = ", ".join(dict.fromkeys(machine.label for machine in self.machines))
        return f"{self.name} ({self.where}{', stand-in' if self.stand_in else ''}): {labels}."


def groups_of(internet: Internet, strangers: Sequence[Machine] = ()) -> list[Group]:
    """Return the servers, and those of the others that somebody asked: `strangers`."""
    servers = [machine for machine in internet.machines.values() if machine.kind not in ("client", "resolver")]
    by_name: dict[str, list[Machine]] = {}
    for machine in (*servers, *strangers):
        name = next((name for name, kinds in GROUPS.items() if machine.kind in kinds), OTHERS)
        by_name.setdefault(name, []).append(machine)
    return [Group(name, tuple(by_name[name])) for name in (*GROUPS, OTHERS) if name in by_name]
