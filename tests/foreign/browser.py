"""A real Chromium that trusts the classroom's authority, goes through a doorway, and may look names up over DoH."""

import contextlib
import json
import os
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.require_all import program

FLAGS = [
    "--no-sandbox",  # CI is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def chromium(folder: Path, authority: str, proxy: str, doh_port: int | None = None):
    """Yield a page of a fresh Chromium; all its state lies in `folder`, and all its traffic goes to the proxy.

    With `doh_port` it looks every name up over DoH at this port of the doorway, and in no other way.
    """
    _trust(folder, authority)
    profile = folder / "profile"
    profile.mkdir()
    flags = [*FLAGS, f"--proxy-server={proxy}"]
    if doh_port:
        template = f"https://resolver.abroad.example:{doh_port}/dns-query{{?dns}}"
        state = {"dns_over_https": {"mode": "secure", "templates": template}}
        (profile / "Local State").write_text(json.dumps(state), "utf-8")
        flags.append("--host-resolver-rules=MAP resolver.abroad.example 127.0.0.1")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=program("chromium"),
            headless=True,
            args=flags,
            env={**os.environ, "HOME": str(folder)},
            viewport={"width": 1280, "height": 720},
        )
        try:
            yield context.pages[0]
        finally:
            context.close()


def _trust(home: Path, authority: str) -> None:
    """Let this one profile trust the authority: the certificate store of a folder that the test throws away."""
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    pem = home / "authority.pem"
    pem.write_text(authority, "utf-8")
    for words in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "classroom", "-i", str(pem)]):
        subprocess.run([program("certutil"), "-d", f"sql:{store}", *words], check=True, capture_output=True)
