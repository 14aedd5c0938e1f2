"""A browser: it looks a name up, connects, checks the certificate, asks for a page, and follows redirects."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import dns.rcode

from helpers.clients.stub import Answer, StubResolver, read_name
from helpers.endpoint import Endpoint
from helpers.failures import (
    NameNotFound,
    NetworkFailure,
    NoAddress,
    Operation,
    ResolverFailed,
    ResolverRefused,
    during,
)
from helpers.network.road import Road
from helpers.protocols import http

MOST_REDIRECTS = 10
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
WRITTEN_AS_THEY_ARE = ":/?[]@!$&'()*+,;=%~"  # beside letters and digits (RFC 3986 section 2)
NO_ADDRESS = {
    dns.rcode.NXDOMAIN: NameNotFound,
    dns.rcode.REFUSED: ResolverRefused,
    dns.rcode.NOERROR: NoAddress,
}


@dataclass(frozen=True)
class Page:
    """What came back from the last address of a visit."""

    url: str
    address: str
    status: int
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def title(self) -> str | None:
        found = re.search("<title>(.*?)</title>", self.html, re.DOTALL)
        return found and found[1]

    def __repr__(self) -> str:
        return f"<Page {self.url} {self.status} {self.title!r} from {self.address}>"


class Browser:
    """It asks for IPv4 addresses, and with `ipv6` for IPv6 addresses first."""

    def __init__(self, road: Road, stub: StubResolver, ipv6: bool = False) -> None:
        self.road, self.stub, self.ipv6 = road, stub, ipv6

    def get(self, url: str) -> Page:
        """Visit a page and follow at most ten redirects.

        Raises a NetworkFailure where no page comes back, ValueError for what is no URL.
        """
        with self.road.visit("browser", url):
            for _ in range(MOST_REDIRECTS + 1):
                page, location = self._ask(url, "GET", b"")
                if location is None:
                    break
                url = urljoin(url, location)
        return page

    def post(self, url: str, body: bytes) -> Page:
        """Send bytes to a page's address and return what comes back; redirects are not followed."""
        with self.road.visit("browser", url):
            return self._ask(url, "POST", body)[0]

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses to try, one at least; raise the failure that the resolver's answer means."""
        if (address := _as_address(host)) is not None:
            return (address,)
        answers = [self.stub.resolve(host, rdtype) for rdtype in (("AAAA", "A") if self.ipv6 else ("A",))]
        addresses = tuple(address for answer in answers for address in answer.addresses)
        return addresses or self._refuse(host, answers[-1])

    def _ask(self, url: str, method: str, body: bytes) -> tuple[Page, str | None]:
        parts = _read_url(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        request = http.pack_request(http.Request(method, parts.netloc, path, body=body))
        server_name = parts.hostname.removesuffix(".") if parts.scheme == "https" else None  # RFC 6066 section 3
        *others, last = self.addresses(parts.hostname)
        for address in [*others, last]:
            endpoint = Endpoint(address, parts.port or PORTS[parts.scheme], "tcp")
            try:
                stream = self.road.exchange(endpoint, request, http.FRAMING, server_name)
            except NetworkFailure as failure:
                if address == last or failure.operation is not Operation.CONNECT:
                    raise
                continue
            with during(Operation.HTTP_ROUND_TRIP, endpoint):
                response = http.unpack_response(stream)
            location = response.headers.get("location") if response.status in REDIRECTS else None
            return Page(url, address, response.status, response.body), location
        raise AssertionError("the last address was tried")

    def _refuse(self, host: str, answer: Answer) -> tuple[str, ...]:
        raise NO_ADDRESS.get(answer.rcode, ResolverFailed)(Operation.RESOLVE, host)


def _read_url(url: str) -> SplitResult:
    """Return the parts of a URL as a browser sends them, in ASCII: IDNA for the host, percent signs for the rest.

    Raises ValueError with the remedy if it is none that a browser could visit.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("a page begins with http:// or https:// and a host name")
        if parts.port == 0 or parts.username is not None or any(letter.isspace() for letter in url):
            raise ValueError("it holds a space, a user name or port 0")
        if _as_address(parts.hostname) is None:
            read_name(parts.hostname)
        netloc = parts.netloc.encode("idna").decode("ascii")
    except (ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"{url!r} is no URL ({error}); write it like this: https://web.telegram.org/") from error
    path, query = (quote(text, safe=WRITTEN_AS_THEY_ARE) for text in (parts.path, parts.query))
    return parts._replace(netloc=netloc, path=path, query=query)


def _as_address(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None
