"""HTTP/1.1: one request after the other, in lines of text; h11 keeps the state (RFC 9112)."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import h11

from helpers.endpoint import Framing
from helpers.failures import GarbledError, Operation
from helpers.protocols.http.values import LARGEST_BODY, Request, Response

_HOST = re.compile(
    rb"[A-Z]+ [^\r\n]* HTTP/1\.[01]\r\n(?:[^\r\n]+\r\n)*?host:[ \t]*([^ \t\r\n]+)[ \t]*\r\n", re.IGNORECASE
)


class Conversation:
    """One connection to a web server (the verbs of messages.py)."""

    def __init__(self) -> None:
        self._state = h11.Connection(h11.SERVER)
        self._start: h11.Request | None = None
        self._body = b""

    def receive(self, data: bytes) -> Iterator[Request]:
        try:
            self._state.receive_data(data)
            while (event := self._state.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
                if type(event) is h11.Request:
                    self._start, self._body = event, b""
                elif type(event) is h11.Data:
                    self._body += event.data
                    if len(self._body) > LARGEST_BODY:
                        raise GarbledError("a body of more than 1 MiB")
                elif type(event) is h11.EndOfMessage:
                    yield _request(self._start, self._body)
                else:  # the other side has closed
                    return
        except h11.RemoteProtocolError as error:
            raise GarbledError(str(error)) from error

    def send(self, response: Response) -> bytes:
        body = b"" if self._start.method == b"HEAD" else response.body
        headers = {**response.headers, "content-length": str(len(response.body))}
        reason = HTTPStatus(response.status).phrase
        start = h11.Response(status_code=response.status, headers=list(headers.items()), reason=reason)
        sent = b"".join(map(self._state.send, (start, h11.Data(data=body), h11.EndOfMessage())))
        if self._state.our_state is h11.DONE and self._state.their_state is h11.DONE:
            self._state.start_next_cycle()
        return sent

    @property
    def over(self) -> bool:
        return self._state.our_state in (h11.MUST_CLOSE, h11.CLOSED)  # the client said "connection: close"

    def owed(self) -> bytes:
        return b""

    def refusal(self) -> bytes:
        return b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


def pack_request(request: Request) -> bytes:
    headers = {"host": request.host, **request.headers, "content-length": str(len(request.body))}
    start = h11.Request(method=request.method, target=request.path, headers=list(headers.items()))
    client = h11.Connection(h11.CLIENT)
    return b"".join(map(client.send, (start, h11.Data(data=request.body), h11.EndOfMessage())))


def host(sent: bytes) -> str | None:
    """Return the host that a plain request asks for, from the bytes sent so far; None where there is none (yet).

    >>> host(b"GET / HTTP/1.1\\r\\nHost: t.me\\r\\n"), host(b"GET / HTTP/1.1\\r\\nHost: t.")
    ('t.me', None)
    """
    found = _HOST.match(sent)
    return found[1].decode("latin-1").split(":")[0] if found else None


def unpack_response(stream: bytes, method: str = "GET") -> Response:
    """Return the response at the start of a stream; GarbledError where there is none."""
    response, _ = _read(stream, method, ended=True)
    if response is None:
        raise GarbledError("not a whole HTTP response")
    return response


def response_length(arrived: bytes, ended: bool = False, method: str = "GET") -> int | None:
    """Return how many bytes the first whole response takes, or None if it is unfinished; GarbledError for no HTTP.

    >>> response_length(b"HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\nhi, and more")
    40
    >>> response_length(b"HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\nh") is None
    True
    """
    response, left = _read(arrived, method, ended)
    return None if response is None else len(arrived) - left


FRAMING = Framing(Operation.HTTP_ROUND_TRIP, response_length, "http/1.1")


def _read(stream: bytes, method: str, ended: bool) -> tuple[Response | None, int]:
    """Return the first whole response and how many bytes follow it; (None, 0) while it is unfinished."""
    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method=method, target="/", headers=[("host", "-")]))
    client.send(h11.EndOfMessage())
    start, body = None, b""
    try:
        for data in [stream] * bool(stream) + [b""] * ended:  # to h11, b"" is the end
            client.receive_data(data)
        while (event := client.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
            if type(event) is h11.Response:
                start = event
            elif type(event) is h11.Data:
                body += event.data
                if len(body) > LARGEST_BODY:
                    raise GarbledError("a body of more than 1 MiB")
            elif type(event) is h11.EndOfMessage:
                return Response(start.status_code, _headers(start), bytes(body)), len(client.trailing_data[0])
            elif type(event) is h11.ConnectionClosed:
                return None, 0
    except h11.RemoteProtocolError as error:
        if ended:  # cut short, which is the end of a stream and not garbage
            return None, 0
        raise GarbledError(str(error)) from error
    return None, 0


def _request(start: h11.Request, body: bytes) -> Request:
    headers = _headers(start)
    target = start.target.decode("latin-1")
    return Request(start.method.decode("ascii"), headers.get("host", ""), target, headers, bytes(body))


def _headers(start: h11.Request | h11.Response) -> dict[str, str]:
    return {name.decode("ascii"): value.decode("latin-1") for name, value in start.headers}
