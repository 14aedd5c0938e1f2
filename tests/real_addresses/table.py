"""The failure table with two middleboxes in each row, one of the kit and one of nftables, and what both show.

A row without a middlebox is about a road that nobody watches.  A row that nftables can't do says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers import case
from helpers.censor import middlebox
from helpers.censor.middlebox import (
    Action,
    Interference,
    Middlebox,
    all_of,
    asking_host,
    asking_server,
    drop,
    reset,
    throttle,
    to_addresses,
    to_ports,
    to_prefixes,
)
from helpers.clients import Client
from helpers.endpoint import Endpoint
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import BLOCK_PAGE, DC2, NAME, PROVIDERS, PUBLIC, URL, WEB, forge
from tests.real_addresses.namespace import NOBODY
from tests.real_addresses.questions import answer_of, app, look_up, page_of, visit

PLAIN = f"http://{NAME}/"
DC2_IPV6 = case.datacentres()[1].ipv6
XL = PROVIDERS["XL"].resolver_ipv4
XL_PAGE = next(row.ipv4 for row in case.machines() if row.name == "blockpage.xl.co.id")
OTHER_PAGE = "This site is blocked / Situs ini diblokir"
TIMEOUT, REFUSED, RESET = "generic_timeout_error", "connection_refused", "connection_reset"
WRONG_NAME = ("ssl_invalid_hostname", "tls_handshake")
OPENS = "Telegram Web"

NO_PLACE = "nft compares bytes at a fixed place (@ih,offset,length); {} stands anywhere and may span two segments"
NO_HELLO = NO_PLACE.format("the name in a hello")
NO_HOST = NO_PLACE.format("the host in a request")
NO_FORGERY = "nft makes no packet of its own but a TCP reset and an ICMP message, so it forges no answer"
NO_PACE = "nft keeps a rate by dropping what is above it (limit rate over ... drop); it never holds a packet back"


@dataclass(frozen=True)
class Row:
    """One interference on the road of a provider's client, and what the client sees of it.

    `sees` is OONI's failure and the operation, or what the client's question gives where nothing is shown.
    """

    name: str
    ask: Callable[[Client], Any]
    sees: Any
    middlebox: Middlebox | None = None
    nftables: str = ""
    cannot: str = ""  # why nftables can't do it
    provider: str = "Telkomsel"


def once_seen(action: Action, beginning: bytes) -> Middlebox:
    """Interfere once a flow has begun with these bytes."""
    return lambda flow: Interference(action) if flow.sent.startswith(beginning) else None


def redirect(address: str) -> Middlebox:
    """Lead every connection to the web server's port 80 or 443 to another machine."""

    def inspect(flow: middlebox.Flow) -> Interference | None:
        if flow.destination.address == WEB:
            return Interference(Action.REDIRECT, Endpoint(address, flow.destination.port, "tcp"))
        return None

    return inspect


DROP, CUT = Action.DROP, Action.RESET
GET, HELLO, MTPROTO, LENGTH = b"GET ", b"\x16", b"\xee\xee\xee\xee", b"\0"
TO_XL = f"ip daddr != {XL} udp dport 53 dnat ip to {XL}; ip daddr != {XL} tcp dport 53 dnat ip to {XL}"

ROWS = [
    # before a connection stands
    Row("address dropped", visit(URL, DOT), (TIMEOUT, "connect"), drop(to_addresses(WEB)), f"ip daddr {WEB} drop"),
    Row("address rejected", visit(URL, DOT), (REFUSED, "connect"), reset(to_addresses(WEB)), f"ip daddr {WEB} reject with tcp reset"),
    Row("prefix dropped", app(DC2), (TIMEOUT, "connect"), drop(to_prefixes("149.154.160.0/20")), "ip daddr 149.154.160.0/20 drop"),
    Row("prefix rejected", app(DC2, 80), (REFUSED, "connect"), reset(to_prefixes("149.154.160.0/20")), "ip daddr 149.154.160.0/20 reject with tcp reset"),
    Row("port dropped", app(DC2, 5222), (TIMEOUT, "connect"), drop(to_ports(5222)), "tcp dport 5222 drop"),
    Row("another port dropped", app(DC2, 443), "ResPq", drop(to_ports(5222)), "tcp dport 5222 drop"),
    Row("IPv6 address dropped", app(DC2_IPV6), (TIMEOUT, "connect"), drop(to_addresses(DC2_IPV6)), f"ip6 daddr {DC2_IPV6} drop"),
    Row("IPv6 address rejected", app(DC2_IPV6), (REFUSED, "connect"), reset(to_addresses(DC2_IPV6)), f"ip6 daddr {DC2_IPV6} reject with tcp reset"),
    Row("DoT port dropped", look_up(DOT), (TIMEOUT, "connect"), drop(all_of(to_addresses(PUBLIC), to_ports(853))), f"ip daddr {PUBLIC} tcp dport 853 drop"),
    Row("DoH address rejected", look_up(DOH), (REFUSED, "connect"), reset(to_addresses(PUBLIC)), f"ip daddr {PUBLIC} reject with tcp reset"),
    Row("DNS over TCP dropped", look_up(TCP), (TIMEOUT, "connect"), drop(to_ports(53, protocol="tcp")), "tcp dport 53 drop"),
    Row("DNS over TCP rejected", look_up(TCP), (REFUSED, "connect"), reset(to_ports(53, protocol="tcp")), "tcp dport 53 reject with tcp reset"),
    # once bytes were seen; a packet that is sent again begins with the same bytes, so nothing of the flow gets past
    Row("hello dropped", visit(URL), (TIMEOUT, "tls_handshake"), once_seen(DROP, HELLO), "tcp dport 443 @ih,0,8 0x16 drop"),
    Row("hello reset", visit(URL), (RESET, "tls_handshake"), once_seen(CUT, HELLO), "tcp dport 443 @ih,0,8 0x16 reject with tcp reset"),
    Row("hello of DoT dropped", look_up(DOT), (TIMEOUT, "tls_handshake"), once_seen(DROP, HELLO), "tcp dport 853 @ih,0,8 0x16 drop"),
    Row("hello of DoT reset", look_up(DOT), (RESET, "tls_handshake"), once_seen(CUT, HELLO), "tcp dport 853 @ih,0,8 0x16 reject with tcp reset"),
    Row("request dropped", visit(PLAIN, DOT), (TIMEOUT, "http_round_trip"), once_seen(DROP, GET), "tcp dport 80 @ih,0,32 0x47455420 drop"),
    Row("request reset", visit(PLAIN, DOT), (RESET, "http_round_trip"), once_seen(CUT, GET), "tcp dport 80 @ih,0,32 0x47455420 reject with tcp reset"),
    Row("MTProto dropped", app(DC2), (TIMEOUT, "read"), once_seen(DROP, MTPROTO), "@ih,0,32 0xeeeeeeee drop"),
    Row("MTProto reset", app(DC2), (RESET, "read"), once_seen(CUT, MTPROTO), "@ih,0,32 0xeeeeeeee reject with tcp reset"),
    Row("question over TCP dropped", look_up(TCP), (TIMEOUT, "dns_round_trip"), once_seen(DROP, LENGTH), "tcp dport 53 @ih,0,8 0x00 drop"),
    Row("question over TCP reset", look_up(TCP), (RESET, "dns_round_trip"), once_seen(CUT, LENGTH), "tcp dport 53 @ih,0,8 0x00 reject with tcp reset"),
    # a datagram
    Row("query dropped", visit(URL), (TIMEOUT, "dns_round_trip"), drop(to_addresses(PUBLIC)), f"ip daddr {PUBLIC} drop"),
    Row("query rejected", visit(URL), (REFUSED, "dns_round_trip"), reset(to_addresses(PUBLIC)), f"ip daddr {PUBLIC} reject with icmp port-unreachable"),
    # a redirect shows nothing; queries are led elsewhere at XL alone, where no other row asks: nat remembers their way for a while
    Row("query led elsewhere", look_up(UDP), (XL_PAGE,), middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("query over TCP led elsewhere", look_up(TCP), (XL_PAGE,), middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("redirected", visit(URL), WRONG_NAME, middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("redirected over TCP", visit(URL, TCP), WRONG_NAME, middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("DoT past the redirect", visit(URL, DOT), OPENS, middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("DoH past the redirect", visit(URL, DOH), OPENS, middlebox.redirect_dns(XL), TO_XL, provider="XL"),
    Row("page led elsewhere", visit(PLAIN), OTHER_PAGE, redirect(BLOCK_PAGE), f"ip daddr {WEB} dnat ip to {BLOCK_PAGE}"),
    Row("page led elsewhere, over TLS", visit(URL), WRONG_NAME, redirect(BLOCK_PAGE), f"ip daddr {WEB} dnat ip to {BLOCK_PAGE}"),
    # nobody interferes
    Row("no machine", page_of(NOBODY, 80), (TIMEOUT, "connect")),
    Row("no machine for a datagram", answer_of(NOBODY), (TIMEOUT, "dns_round_trip")),
    Row("no open port", page_of(WEB, 81), (REFUSED, "connect")),
    Row("no open port for a datagram", answer_of(WEB), (REFUSED, "dns_round_trip")),
    Row("another name", page_of(WEB, 443, "t.me"), WRONG_NAME),
    Row("no TLS there", page_of(WEB, 80, NAME), (RESET, "tls_handshake")),
    # what nftables can't do
    Row("name dropped", visit(URL, DOT), (TIMEOUT, "tls_handshake"), drop(asking_server(NAME)), cannot=NO_HELLO),
    Row("name reset", visit(URL, DOT), (RESET, "tls_handshake"), reset(asking_server(NAME)), cannot=NO_HELLO),
    Row("host dropped", visit(PLAIN), (TIMEOUT, "http_round_trip"), drop(asking_host(NAME)), cannot=NO_HOST),
    Row("host reset", visit(PLAIN), (RESET, "http_round_trip"), reset(asking_host(NAME)), cannot=NO_HOST),
    Row("injected answer", visit(URL), WRONG_NAME, middlebox.inject_dns(forge), cannot=NO_FORGERY),
    Row("injected too late", visit(URL), OPENS, middlebox.inject_dns(forge, after_seconds=9), cannot=NO_FORGERY),
    Row("slow page", visit(PLAIN), OPENS, throttle(to_addresses(WEB), 1000), cannot=NO_PACE),
    Row("page too slow", visit(PLAIN), (TIMEOUT, "http_round_trip"), throttle(to_addresses(WEB), 1), cannot=NO_PACE),
]  # fmt: skip
