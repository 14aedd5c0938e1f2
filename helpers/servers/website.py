"""A web site: one page for every path, and redirects for some.  The block page is one, too."""

from collections.abc import Callable, Mapping

from helpers.endpoint import Caller, Endpoint
from helpers.network.base import Network
from helpers.protocols import http

Respond = Callable[[http.Request, Caller], http.Response]


class Website:
    """It gives its page to whoever asks, whatever host name they ask for."""

    def __init__(self, html: str, redirects: Mapping[str, str] | None = None) -> None:
        self.html = html
        self.redirects = redirects or {}

    def respond(self, request: http.Request, caller: Caller) -> http.Response:
        """Return the page; a redirect (302) for some paths; 405 for methods other than GET and HEAD."""
        if request.method not in ("GET", "HEAD"):
            return http.Response(405, {"allow": "GET, HEAD"})
        if request.path in self.redirects:
            return http.Response(302, {"location": self.redirects[request.path]})
        return http.page(self.html)


def serve(network: Network, respond: Respond, address: str, *names: str) -> None:
    """Let a web service answer at port 80 of an address, and with certificate names at port 443 as well."""
    network.listen(Endpoint(address, 80, "tcp"), http.service(respond))
    if names:
        network.listen(Endpoint(address, 443, "tcp"), http.service(respond, *names))
