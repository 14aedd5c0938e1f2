"""A real BIND on 127.0.0.1 with policies of ours, and a real Unbound behind it that knows the truth."""

import pathlib
import subprocess
from collections.abc import Mapping, Sequence

import dns.message
import dns.query

from tests.outside import answers
from tests.require_all import program
from tests.unbound import MOST_TRIES, Unbound, free_port

CONFIG = """
options {{
    directory "{folder}"; pid-file none; session-keyfile none; lock-file none;
    listen-on port {port} {{ 127.0.0.1; }}; listen-on-v6 {{ none; }};
    recursion yes; dnssec-validation no; empty-zones-enable no; minimal-responses yes;
    forward only; forwarders {{ 127.0.0.1 port {upstream}; }};
    response-policy {{ {names} }};
}};
controls {{ }};
"""
ZONE = 'zone "{name}" {{ type primary; file "{path}"; }};\n'
HEAD = "@ 30 SOA localhost. h.rpz. 1 60 60 60 60\n@ 30 NS localhost.\n"


class Named:
    """Open it in a with block."""

    def __init__(self, folder: pathlib.Path, policies: Sequence[str], zones: Mapping[str, str]) -> None:
        self._folder = folder
        self._truth = Unbound(folder, [], zones)
        self._names = [f"rpz{number}." for number in range(len(policies))]
        for name, policy in zip(self._names, policies, strict=True):
            (folder / f"{name}bind").write_text(HEAD + policy, "utf-8")

    def __enter__(self) -> "Named":
        named = program("named")
        self._truth.__enter__()
        for _ in range(MOST_TRIES):
            if self._starts(named):
                return self
            complaint = self._process.communicate()[1]
            if "address in use" not in complaint:
                break
        self._truth.__exit__()
        raise RuntimeError(f"named stopped: {complaint}")

    def _starts(self, named: str) -> bool:
        self.port = free_port()
        config = self._folder / "named.conf"
        names = " ".join(f'zone "{name}";' for name in self._names)
        zones = "".join(ZONE.format(name=name, path=self._folder / f"{name}bind") for name in self._names)
        options = CONFIG.format(folder=self._folder, port=self.port, upstream=self._truth.port, names=names)
        config.write_text(options + zones, "utf-8")
        command = [named, "-g", "-c", str(config)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return answers(self._process, self.ask)

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.communicate()
        self._truth.__exit__(*error)

    def ask(self, name: str, rdtype: str = "A", timeout: float = 5) -> dns.message.Message:
        """Return its response to a question over UDP."""
        return dns.query.udp(dns.message.make_query(name, rdtype), "127.0.0.1", timeout, self.port)
