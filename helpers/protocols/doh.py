"""DNS over HTTPS: a DNS message as an HTTP request, and back (RFC 8484)."""

import base64
import binascii
from urllib.parse import parse_qs, urlsplit

from helpers.protocols.http import Request, Response, conversation_for, http1, http2, page

PATH = "/dns-query"
MEDIA_TYPE = "application/dns-message"


def pack_query(wire: bytes, host: str, method: str = "POST") -> Request:
    """Return the request that carries a DNS message: in its body, or for "GET" in its path (section 4.1).

    >>> pack_query(b"a DNS message", "dns.google", "GET").path
    '/dns-query?dns=YSBETlMgbWVzc2FnZQ'
    """
    if method == "GET":
        text = base64.urlsafe_b64encode(wire).rstrip(b"=").decode("ascii")
        return Request("GET", host, f"{PATH}?dns={text}", {"accept": MEDIA_TYPE})
    return Request("POST", host, PATH, {"accept": MEDIA_TYPE, "content-type": MEDIA_TYPE}, wire)


def unpack_query(request: Request) -> bytes | Response:
    """Return the DNS message in a request, or the response that says why there is none."""
    try:
        parts = urlsplit(request.path)
    except ValueError:
        return page("no path that can be read", 400)
    if parts.path != PATH:
        return page(f"ask at {PATH}", 404)
    if request.method == "POST":
        fits = request.headers.get("content-type", MEDIA_TYPE).strip().lower() == MEDIA_TYPE
        return request.body if fits else page(f"send {MEDIA_TYPE}", 415)
    if request.method not in ("GET", "HEAD"):
        return Response(405, {"allow": "GET, HEAD, POST"})
    text = parse_qs(parts.query).get("dns", [""])[0]
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return page("?dns= holds no base64url", 400)


def pack_response(wire: bytes, seconds: int) -> Response:
    """Return the response that carries a DNS message which may be kept for some seconds (section 5.1)."""
    return Response(200, {"content-type": MEDIA_TYPE, "cache-control": f"max-age={seconds}"}, wire)


def unpack_response(response: Response) -> bytes:
    """Return the DNS message in a response, b"" where there is none."""
    fits = response.status == 200 and response.headers.get("content-type") == MEDIA_TYPE
    return response.body if fits else b""


def wire_in(stream: bytes) -> bytes:
    """Return the DNS message in what passed one way on a connection, b"" where there is none.

    Raises GarbledError for what is no HTTP.
    """
    if stream.startswith((http2.PREFACE, b"GET ", b"POST ")):
        request = next(conversation_for(stream[:4]).receive(stream), None)
        found = unpack_query(request) if request else b""
        return b"" if isinstance(found, Response) else found
    version = http1 if stream.startswith(b"HTTP/1.") else http2
    return unpack_response(version.unpack_response(stream))
