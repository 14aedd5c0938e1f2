"""Programs from outside, run as a student runs them, with a time limit; no variable names a proxy or forbids one."""

import asyncio
import subprocess

import dns.exception

from tests.require_all import program

SENTINEL = "ready.invalid"  # not in any policy of the tests: its answer comes after the one that we wait for
ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/nonexistent"}


def run(*command, stdin="", patience_seconds=30):
    """Return the finished process of a program, or skip the test where the program is not installed."""
    command = [program(command[0]), *map(str, command[1:])]
    return subprocess.run(
        command, capture_output=True, text=True, input=stdin, timeout=patience_seconds, env=ENVIRONMENT
    )


def answers(process, ask):
    """Wait until a DNS server answers that was started as a process; False: it ended before."""
    while process.poll() is None:
        try:
            ask(SENTINEL, timeout=0.2)
            return True
        except (dns.exception.DNSException, OSError):
            continue
    return False


async def everything_under_way(network):
    """Wait, on the network's loop, for what a program did not wait for."""
    await asyncio.gather(*network._tasks)


def authority_file(internet, folder):
    """Return a file with the classroom's certificate authority, for `--cacert` and its like."""
    path = folder / "ca.pem"
    path.write_text(internet.network.authority.certificate_pem(), "utf-8")
    return path
