"""Addresses as triggers: `32.51.167.154.149.rpz-ip` catches every answer with 149.154.167.51.

The prefix length stands first, then the address from its end; in an IPv6
address `zz` stands for `::`.
"""

import ipaddress
from collections.abc import Iterable, Iterator

from helpers.censor.policy.order import Order

SUFFIX = ".rpz-ip"


class AddressTriggers:
    """Which prefix orders what."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], dict[int, tuple[str, Order]]] = {}  # (version, length) -> first bits

    def add(self, name: str, order: Order) -> None:
        """Let a prefix order something; ValueError if the name is none."""
        network = read_prefix(name)
        length = network.prefixlen
        bits = int(network.network_address) >> network.max_prefixlen - length
        orders = self._known.setdefault((network.version, length), {})
        before = orders.get(bits)
        orders[bits] = (name, before[1].and_also(order) if before else order)

    def find(self, addresses: Iterable[str]) -> tuple[str, Order, str] | None:
        """Return trigger, order and address for the first of some addresses that is caught, by its longest prefix."""
        if not self._known:
            return None
        for text in addresses:
            address = ipaddress.ip_address(text)
            for version, length in sorted(self._known, reverse=True):
                if version == address.version:
                    found = self._known[version, length].get(int(address) >> address.max_prefixlen - length)
                    if found is not None:
                        return (*found, text)
        return None

    def __iter__(self) -> Iterator[tuple[str, Order]]:
        """Yield every trigger and its order."""
        for orders in self._known.values():
            yield from orders.values()


def read_prefix(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """Return the prefix that a trigger such as `24.0.167.154.149.rpz-ip` means; ValueError if it is none."""
    length, *words = name.removesuffix(SUFFIX).split(".")
    words.reverse()
    if len(words) == 4 and "zz" not in words:
        return ipaddress.ip_network(f"{'.'.join(words)}/{length}", strict=False)
    address = ":".join("" if word == "zz" else word for word in words)
    if words[:1] == ["zz"]:
        address = f":{address}"
    if words[-1:] == ["zz"]:
        address = f"{address}:"
    return ipaddress.ip_network(f"{address}/{length}", strict=False)
