"""A middlebox made of nftables, on the road of one client alone."""

import contextlib
import subprocess
from collections.abc import Iterator

from tests.cast import PROVIDERS
from tests.require_all import program

# A packet is dropped or rejected where it arrives: the output hook would tell the sender (EPERM), and no road does.
# It is redirected where it leaves: behind that, the connection on a loopback interface is known, and nat is over.
RULES = """
table inet censor {{
    chain road {{
        {filtering}
    }}
    chain turn {{
        {turning}
    }}
    chain arriving {{
        type filter hook input priority 0
        ip saddr {ipv4} jump road
        ip6 saddr {ipv6} jump road
    }}
    chain leaving {{
        type nat hook output priority -100
        ip saddr {ipv4} jump turn
    }}
}}
"""


@contextlib.contextmanager
def interfering(rule: str, provider: str) -> Iterator[None]:
    """Let one rule hold for what a provider's client sends, inside the `with` block."""
    row, turns = PROVIDERS[provider], "dnat" in rule
    filtering, turning = ("", rule) if turns else (rule, "")
    _load(RULES.format(filtering=filtering, turning=turning, ipv4=row.client_ipv4, ipv6=row.client_ipv6))
    try:
        yield
    finally:
        _load("delete table inet censor")


def _load(text: str) -> None:
    done = subprocess.run([program("nft"), "-f", "-"], input=text, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr + text
