"""HTTP/2: many requests on one connection; h2 keeps the state (RFC 9113).

A client of the kit sends one request on a connection of its own, so that one
exchange stays one request and its response.
"""

from collections.abc import Iterator
from dataclasses import replace

from h2.config import H2Configuration
from h2.connection import ConnectionState, H2Connection
from h2.events import DataReceived, Event, RequestReceived, ResponseReceived, StreamEnded, StreamReset, WindowUpdated
from h2.exceptions import ProtocolError
from h2.settings import SettingCodes, Settings

from helpers.endpoint import Framing
from helpers.failures import GarbledError, Operation
from helpers.protocols.http.values import LARGEST_BODY, Request, Response

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"  # how every connection begins
ROOM = 2 * LARGEST_BODY  # bytes that a client of ours takes without being asked again
SMALLEST_ROOM = 65_535  # RFC 9113 section 6.9.2
SETTINGS = {SettingCodes.INITIAL_WINDOW_SIZE: ROOM, SettingCodes.ENABLE_PUSH: 0}


class Conversation:
    """One connection to a web server (the verbs of messages.py); a response goes to the request yielded last."""

    def __init__(self) -> None:
        self._state = H2Connection(H2Configuration(client_side=False, header_encoding="latin-1"))
        self._state.initiate_connection()
        self._unfinished: dict[int, Request] = {}  # by stream
        self._waiting: dict[int, bytes] = {}  # bodies for which the client has no room yet, by stream
        self._answering: tuple[int, str] = (0, "GET")  # stream and method

    @property
    def over(self) -> bool:
        return self._state.state_machine.state is ConnectionState.CLOSED  # the client said GOAWAY

    def receive(self, data: bytes) -> Iterator[Request]:
        try:
            for event in self._state.receive_data(data):
                yield from self._after(event)
        except ProtocolError as error:
            raise GarbledError(str(error)) from error

    def send(self, response: Response) -> bytes:
        stream, method = self._answering
        body = b"" if method == "HEAD" else response.body
        headers = {":status": str(response.status), **response.headers, "content-length": str(len(response.body))}
        try:
            self._state.send_headers(stream, list(headers.items()), end_stream=not body)
            self._send_body(stream, body)
        except ProtocolError:
            pass  # the client has reset this stream meanwhile
        return self.owed()

    def owed(self) -> bytes:
        return self._state.data_to_send()

    def refusal(self) -> bytes:
        return self.owed()  # h2 has written GOAWAY

    def _after(self, event: Event) -> Iterator[Request]:
        if isinstance(event, RequestReceived):
            self._unfinished[event.stream_id] = _request(dict(event.headers))
        elif isinstance(event, DataReceived):
            self._state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            request = self._unfinished.get(event.stream_id)
            if request is not None:
                if len(request.body) + len(event.data) > LARGEST_BODY:
                    raise GarbledError("a body of more than 1 MiB")
                self._unfinished[event.stream_id] = replace(request, body=request.body + event.data)
        elif isinstance(event, StreamReset):
            self._unfinished.pop(event.stream_id, None)
            self._waiting.pop(event.stream_id, None)
        elif isinstance(event, WindowUpdated):
            for stream in [event.stream_id] if event.stream_id else list(self._waiting):
                self._send_body(stream, self._waiting.pop(stream, b""))
        elif isinstance(event, StreamEnded) and event.stream_id in self._unfinished:
            request = self._unfinished.pop(event.stream_id)
            self._answering = event.stream_id, request.method
            yield request

    def _send_body(self, stream: int, body: bytes) -> None:
        while body and (room := self._state.local_flow_control_window(stream)) > 0:
            part, body = body[:room], body[room:]
            for at in range(0, len(part), self._state.max_outbound_frame_size):
                frame = part[at : at + self._state.max_outbound_frame_size]
                last = not body and at + len(frame) == len(part)
                self._state.send_data(stream, frame, end_stream=last)
        if body:
            self._waiting[stream] = body


def pack_request(request: Request) -> bytes:
    """Return everything that a client says: the preface, how much it takes, and the request.

    Raises ValueError for a body of more than 65,535 bytes: a server takes no more before it has said so.
    """
    if len(request.body) > SMALLEST_ROOM:
        raise ValueError(f"a body of {len(request.body)} bytes is too long to send at once; send it over HTTP/1.1")
    return _asking(request).data_to_send()


def unpack_response(stream: bytes, method: str = "GET") -> Response:
    """Return the response at the start of a stream; GarbledError where there is none."""
    response, _ = _read(stream, method)
    if response is None:
        raise GarbledError("not a whole HTTP/2 response")
    return response


def response_length(arrived: bytes, ended: bool = False, method: str = "GET") -> int | None:
    """Return how many bytes the whole response takes, or None if it is unfinished; GarbledError for no HTTP/2.

    >>> conversation = Conversation()
    >>> requests = conversation.receive(pack_request(Request("GET", "t.me", "/")))
    >>> sent = [conversation.send(Response(200, {}, b"hi")) for request in requests][0]
    >>> response_length(sent) == len(sent), response_length(sent[:-1])
    (True, None)
    """
    return _read(arrived, method)[1]


FRAMING = Framing(Operation.HTTP_ROUND_TRIP, response_length, "h2")


def _asking(request: Request) -> H2Connection:
    client = H2Connection(H2Configuration(header_encoding="latin-1"))
    client.local_settings = Settings(client=True, initial_values=SETTINGS)
    client.initiate_connection()
    client.increment_flow_control_window(ROOM - SMALLEST_ROOM)
    pseudo = {":method": request.method, ":scheme": "https", ":authority": request.host, ":path": request.path}
    headers = {**pseudo, **request.headers, **({"content-length": str(len(request.body))} if request.body else {})}
    client.send_headers(1, list(headers.items()), end_stream=not request.body)
    for at in range(0, len(request.body), client.max_outbound_frame_size):
        frame = request.body[at : at + client.max_outbound_frame_size]
        client.send_data(1, frame, end_stream=at + len(frame) == len(request.body))
    return client


def _read(stream: bytes, method: str) -> tuple[Response | None, int | None]:
    """Return the whole response and how many bytes it takes; (None, None) while it is unfinished."""
    client, status, headers, body = _asking(Request(method, "-", "/")), 0, {}, b""
    try:
        for event in client.receive_data(stream):
            if isinstance(event, ResponseReceived):
                headers = dict(event.headers)
                status = int(headers.pop(":status"))
            elif isinstance(event, DataReceived):
                body += event.data
                if len(body) > LARGEST_BODY:
                    raise GarbledError("a body of more than 1 MiB")
            elif isinstance(event, StreamReset):
                raise GarbledError("the server reset the request")
            elif isinstance(event, StreamEnded):
                return Response(status, headers, body), len(stream)
    except (ProtocolError, ValueError) as error:
        raise GarbledError(str(error)) from error
    return None, None


def _request(headers: dict[str, str]) -> Request:
    method, path = headers.pop(":method"), headers.pop(":path", "")
    host = headers.pop(":authority", headers.get("host", ""))
    return Request(method, host, path, {name: value for name, value in headers.items() if name != ":scheme"})
