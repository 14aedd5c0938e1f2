"""Requests and responses as values, whatever version of HTTP carries them."""

from dataclasses import dataclass, field

LARGEST_BODY = 2**20  # bytes


@dataclass(frozen=True)
class Request:
    method: str
    host: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def page(html: str, status: int = 200) -> Response:
    return Response(status, {"content-type": "text/html; charset=utf-8"}, html.encode())
