"""Real TLS over any passage: ssl works on memory, the passage moves the bytes.

So the road sees the real ClientHello before it leaves the computer.  Nothing
is switched off: certificates are issued by the classroom's own authority, and
clients of the classroom trust it and nobody else.
"""

import functools
import ssl
from collections.abc import Callable
from typing import Any

from helpers.failures import UnsignedError, WrongNameError
from helpers.network.road import Passage

MISMATCHES = (62, 64)  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and ..._IP_ADDRESS_MISMATCH


class Authority:
    """The classroom's certificate authority: its key lives in memory, its contexts are made once."""

    def __init__(self) -> None:
        self._client_contexts: dict[str | None, ssl.SSLContext] = {}
        self._server_contexts: dict[tuple[tuple[str, ...], tuple[str, ...]], ssl.SSLContext] = {}

    @functools.cached_property
    def _authority(self) -> Any:
        import trustme  # here, since it takes a tenth of a second and many lessons need no TLS

        return trustme.CA(organization_name="Eleven Names classroom")

    def client_context(self, alpn: str | None) -> ssl.SSLContext:
        """Return a context that trusts this authority and nobody else, and offers one protocol to speak inside."""
        if alpn not in self._client_contexts:
            context = ssl.create_default_context(cadata=self.certificate_pem())
            if alpn:
                context.set_alpn_protocols([alpn])
            self._client_contexts[alpn] = context
        return self._client_contexts[alpn]

    def server_context(self, names: tuple[str, ...], alpn: tuple[str, ...]) -> ssl.SSLContext:
        """Return a context with a certificate for some names that offers some protocols to speak inside."""
        if (names, alpn) not in self._server_contexts:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            if alpn:
                context.set_alpn_protocols(list(alpn))
            self._authority.issue_cert(*names).configure_cert(context)
            self._server_contexts[names, alpn] = context
        return self._server_contexts[names, alpn]

    def certificate_pem(self) -> str:
        """Return the certificate that a program from outside must trust: `curl --cacert`."""
        return self._authority.cert_pem.bytes().decode("ascii")


class Secured:
    """A channel inside a passage, to a server that has proved its name."""

    def __init__(self, passage: Passage, context: ssl.SSLContext, server_name: str) -> None:
        self._passage = passage
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_name)
        self._until_done(self._tls.do_handshake)

    def send(self, data: bytes) -> None:
        self._tls.write(data)
        self._flush()

    def receive(self) -> bytes:
        data = self._until_done(lambda: self._tls.read(2**16))
        if not data and self._passage.wire.exchange.silent:
            raise TimeoutError  # the server closed only to wake who waits
        return data

    def _until_done(self, act: Callable[[], Any]) -> Any:
        while True:
            try:
                result = act()
                self._flush()
                return result
            except ssl.SSLWantReadError:
                self._flush()
                data = self._passage.receive()
                if data:
                    self._incoming.write(data)
                else:
                    self._incoming.write_eof()
            except ssl.SSLCertVerificationError as error:
                self._flush()
                raise (WrongNameError if error.verify_code in MISMATCHES else UnsignedError) from error
            except ssl.SSLError as error:
                raise ConnectionResetError from error

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._passage.send(self._outgoing.read())
