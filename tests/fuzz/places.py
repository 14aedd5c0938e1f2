"""Where it is thrown: every kind of server and doorway, and behind the handshake of those that speak TLS."""

import socket
from dataclasses import dataclass

from helpers.censor import middlebox
from helpers.classroom.internet import Internet
from helpers.endpoint import Endpoint, Relay
from tests.cast import ABROAD, DC2, NAME, ROOT, TELKOMSEL, WEB
from tests.fuzz.languages import RESOLVER_NAME

PATIENCE_SECONDS = 10  # nobody waits so long unless a server has left a connection open
LARGEST_DATAGRAM = 65_507  # bytes
RELAY = Endpoint("203.0.113.99", 443, "tcp")


@dataclass(frozen=True)
class Place:
    """A port: a server's own, or the doorway of a vantage point that leads there; None: SOCKS, which waits to be told.

    With a server name, what is thrown comes out of TLS on the other side.
    """

    endpoint: Endpoint | None
    door: str | None = None
    server_name: str | None = None
    alpn: str | None = None

    def __str__(self) -> str:
        inside = f" in TLS {self.alpn or ''}".rstrip() if self.server_name else ""
        return f"{self.endpoint or 'SOCKS'}{inside}{f' from {self.door}' if self.door else ''}"


PLACES = [
    *(Place(Endpoint(address, 53, protocol)) for address in (ABROAD, ROOT, TELKOMSEL) for protocol in ("udp", "tcp")),
    *(Place(Endpoint(WEB, port, "tcp")) for port in (80, 443)),
    *(Place(Endpoint(DC2, port, "tcp")) for port in (443, 80, 5222)),
    *(Place(Endpoint(ABROAD, port, "tcp")) for port in (853, 443)),
    Place(Endpoint(ABROAD, 853, "tcp"), server_name=RESOLVER_NAME),
    *(Place(Endpoint(ABROAD, 443, "tcp"), server_name=RESOLVER_NAME, alpn=alpn) for alpn in ("h2", "http/1.1")),
    *(Place(Endpoint(WEB, 443, "tcp"), server_name=NAME, alpn=alpn) for alpn in ("h2", "http/1.1")),
    *(Place(Endpoint(ABROAD, 53, protocol), "abroad") for protocol in ("udp", "tcp")),
    Place(Endpoint(WEB, 443, "tcp"), "abroad", NAME, "h2"),
    *(Place(Endpoint(WEB, port, "tcp"), "Telkomsel") for port in (80, 443)),  # past a middlebox that reads it
    Place(RELAY, "abroad"),
    *(Place(None, vantage_point) for vantage_point in ("abroad", "Telkomsel")),
]


class Target:
    """The places of one classroom, with their ports."""

    def __init__(self, internet: Internet) -> None:
        self._network = internet.network
        self._network.listen(RELAY, Relay(Endpoint(DC2, 443, "tcp")))
        reading = [middlebox.reset(middlebox.asking_server("t.me")), middlebox.drop(middlebox.asking_host("t.me"))]
        internet.provider("Telkomsel").middleboxes.extend(reading)
        self.clients = {name: internet.client(name) for name in ("abroad", "Telkomsel")}

    def port_of(self, place: Place) -> int:
        if place.door is None:
            return self._network.on_loop(self._network.bound(place.endpoint))[1]
        client = self.clients[place.door]
        return client.port_for(place.endpoint) if place.endpoint else client.socks_port()

    def throw(self, place: Place, pieces: list[bytes]) -> None:
        """Send pieces to a place and say that this was all; a server of connections must end this one.

        What comes back is not judged here.  Raises TimeoutError for a connection that stays open.
        """
        if place.endpoint is not None and place.endpoint.protocol == "udp":
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
                for piece in pieces:
                    sock.sendto(piece[:LARGEST_DATAGRAM], ("127.0.0.1", self.port_of(place)))
            return
        with self._connection(place) as sock:
            try:
                for piece in pieces:
                    sock.sendall(piece)
                sock.shutdown(socket.SHUT_WR)
                while sock.recv(2**16):
                    pass
            except TimeoutError:
                raise
            except OSError:
                pass  # the server hung up on us: it may

    def _connection(self, place: Place) -> socket.socket:
        sock = socket.create_connection(("127.0.0.1", self.port_of(place)), PATIENCE_SECONDS)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a piece is a piece
        if place.server_name is None:
            return sock
        context = self._network.authority.client_context(place.alpn)
        return context.wrap_socket(sock, server_hostname=place.server_name)
