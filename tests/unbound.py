"""A real Unbound on 127.0.0.1 with a policy of ours: it decides how RPZ is meant."""

import pathlib
import socket
import subprocess
from collections.abc import Mapping
from types import MappingProxyType

import dns.exception
import dns.message
import dns.query

from tests.require_all import program

CONFIG = """
server:
    interface: 127.0.0.1@{port}
    port: {port}
    do-daemonize: no
    use-syslog: no
    username: ""
    chroot: ""
    directory: "{folder}"
    pidfile: ""
    module-config: "respip validator iterator"
    do-not-query-localhost: no
    val-permissive-mode: yes
{zones}
rpz:
    name: "rpz."
    zonefile: "{folder}/policy.rpz"
remote-control:
    control-enable: no
"""
ZONE = """
auth-zone:
    name: "{origin}"
    zonefile: "{path}"
    for-downstream: no
    fallback-enabled: no
"""
ROOT = """$TTL 60
. SOA localhost. nobody.invalid. 1 60 60 60 60
. NS localhost.
localhost. A 127.0.0.1
"""


class Unbound:
    """Open it in a with block; a name that is neither in the policy nor in the zones does not exist."""

    def __init__(self, folder: pathlib.Path, policy: str, zones: Mapping[str, str] = MappingProxyType({})) -> None:
        (folder / "policy.rpz").write_text(policy, "utf-8")
        self.port = _free_port()
        self._config = folder / "unbound.conf"
        zones = {".": ROOT, **zones}
        for origin, text in zones.items():
            (folder / f"{origin}zone").write_text(text, "utf-8")
        known = "".join(ZONE.format(origin=origin, path=folder / f"{origin}zone") for origin in zones)
        self._config.write_text(CONFIG.format(port=self.port, folder=folder, zones=known), "utf-8")

    def __enter__(self) -> "Unbound":
        command = [program("unbound"), "-d", "-c", str(self._config)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while self._process.poll() is None:
            try:
                self.ask("ready.invalid", timeout=0.2)
                return self
            except (dns.exception.Timeout, OSError):
                continue
        raise RuntimeError(f"unbound stopped: {self._process.stderr.read()}")

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def ask(self, name: str, rdtype: str = "A", timeout: float = 5) -> dns.message.Message:
        """Return its response to a question over UDP."""
        return dns.query.udp(dns.message.make_query(name, rdtype), "127.0.0.1", timeout, self.port)


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]
