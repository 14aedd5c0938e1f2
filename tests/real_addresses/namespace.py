"""The network namespace of tests/real_addresses.sh: no link to the computer, and every address of the classroom.

Outside of it nothing here is collected, for it gives addresses to an interface and rules to nftables.
"""

import os
import pathlib
import socket
import subprocess

from helpers import case
from tests.cast import PUBLIC
from tests.require_all import program

OUTSIDE = "NAMESPACE_OUTSIDE"  # set by the script: the namespace that it came from
NOBODY = "203.0.113.99"  # an address without a machine


def is_entered() -> bool:
    """Say whether this is the namespace of the script: not the one outside, and with no interface but loopback."""
    outside = os.environ.get(OUTSIDE)
    if outside is None or str(pathlib.Path("/proc/self/ns/net").readlink()) == outside:
        return False
    return [name for _, name in socket.if_nameindex()] == ["lo"]


def addresses() -> list[str]:
    """Return the address of every machine, data centre, resolver and client, and of the resolver that tests add."""
    rows = [*case.machines(), *case.datacentres()]
    found = {address for row in rows for address in (row.ipv4, row.ipv6)} | {PUBLIC}
    for row in case.providers():
        found |= {row.client_ipv4, row.client_ipv6, row.resolver_ipv4, row.resolver_ipv6}
    return sorted(found - {None})


def furnish() -> None:
    """Give every address to the loopback interface; what is sent to any other one vanishes without a word."""
    lines = ["link set lo up"]
    for address in addresses():
        lines.append(
            f"address add {address}/128 dev lo nodad" if ":" in address else f"address add {address}/32 dev lo"
        )
    # A packet for nobody comes back as a stranger's, which a computer that forwards nothing drops.
    lines += ["route add 0.0.0.0/0 dev lo", "route add ::/0 dev lo"]
    subprocess.run([program("ip"), "-batch", "-"], input="\n".join(lines), encoding="utf-8", check=True)
