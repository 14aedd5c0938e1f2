"""HTTP: a web service is a function from Request to Response (RFC 9110).

Two ways to write the same values as bytes: HTTP/1.1 (http1.py) and HTTP/2
(http2.py).  A server speaks both and tells them apart by the first bytes;
keep-alive, streams, chunked bodies and the size limit are never a service's
business.
"""

from collections.abc import Callable

from helpers.endpoint import Caller, Service
from helpers.protocols.http import http1, http2
from helpers.protocols.http.http1 import FRAMING, Conversation, host, pack_request, response_length, unpack_response
from helpers.protocols.http.values import LARGEST_BODY, Request, Response, page
from helpers.protocols.messages import ByFirstBytes

__all__ = [
    "FRAMING",
    "LARGEST_BODY",
    "Conversation",
    "Request",
    "Response",
    "conversation_for",
    "host",
    "http1",
    "http2",
    "pack_request",
    "page",
    "response_length",
    "service",
    "unpack_response",
]

ALPN = ("h2", "http/1.1")  # what a server offers inside TLS, the best first (RFC 7301)


def service(respond: Callable[[Request, Caller], Response], *certificate_names: str) -> Service:
    """Turn a function from Request to Response into something that listens."""
    return Service(respond, lambda: ByFirstBytes(conversation_for), certificate_names, ALPN)


def conversation_for(first: bytes) -> http1.Conversation | http2.Conversation:
    """Return the keeper of a connection that begins with these four bytes (RFC 9113 section 3.4)."""
    return http2.Conversation() if http2.PREFACE.startswith(first[:4]) else http1.Conversation()
