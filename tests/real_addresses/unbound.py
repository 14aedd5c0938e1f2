"""A real Unbound as a provider's resolver: at its address, port 53, with an RPZ file and the classroom's root hints."""

import pathlib
import subprocess

import dns.message
import dns.query

from tests.cast import ROOT
from tests.outside import answers
from tests.require_all import program

CONFIG = """
server:
    interface: {address}
    outgoing-interface: {address}
    access-control: 0.0.0.0/0 allow
    num-threads: 1
    do-ip6: no
    do-daemonize: no
    use-syslog: no
    username: ""
    chroot: ""
    directory: "{folder}"
    pidfile: ""
    module-config: "respip iterator"
    root-hints: "{folder}/root.hints"
rpz:
    name: "rpz."
    zonefile: "{folder}/policy.rpz"
remote-control:
    control-enable: no
"""
ROOT_HINTS = f". 3600000 NS a.root-servers.net.\na.root-servers.net. 3600000 A {ROOT}\n"


class UnboundResolver:
    """Open it in a with block, on a network that leaves its address to it."""

    def __init__(self, folder: pathlib.Path, address: str, policy: str) -> None:
        self._address, self._config = address, folder / "unbound.conf"
        self._config.write_text(CONFIG.format(address=address, folder=folder), "utf-8")
        (folder / "root.hints").write_text(ROOT_HINTS, "utf-8")
        (folder / "policy.rpz").write_text(policy, "utf-8")

    def __enter__(self) -> "UnboundResolver":
        command = [program("unbound"), "-d", "-c", str(self._config)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if answers(self._process, self._ask):
            return self
        raise RuntimeError(f"unbound stopped: {self._process.stderr.read()}")

    def _ask(self, name: str, timeout: float) -> dns.message.Message:
        return dns.query.udp(dns.message.make_query(name, "A"), self._address, timeout)

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.communicate()
