"""Four ways to carry one DNS message: UDP, TCP, DoT and DoH.

A transport says how a query becomes bytes and a response becomes a message
again (asking.py); `serve` does the same for a server (serving.py).  No socket
is opened here.  RFC 1035 section 4.2, RFC 7766, RFC 7858, RFC 8484.
"""

from helpers.transports.asking import ask, unpack
from helpers.transports.serving import DnsServer, serve
from helpers.transports.transport import DOH, DOH_GET, DOH_HTTP1, DOH_HTTP1_GET, DOT, TCP, UDP, Transport

__all__ = [
    "DOH",
    "DOH_GET",
    "DOH_HTTP1",
    "DOH_HTTP1_GET",
    "DOT",
    "TCP",
    "UDP",
    "DnsServer",
    "Transport",
    "ask",
    "serve",
    "unpack",
]
