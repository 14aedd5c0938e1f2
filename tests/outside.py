"""Programs from outside, run as a student runs them, with a time limit; no variable names a proxy or forbids one."""

import subprocess

from tests.require_all import program

ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/nonexistent"}


def run(*command, stdin="", patience_seconds=30):
    """Return the finished process of a program, or skip the test where the program is not installed."""
    command = [program(command[0]), *map(str, command[1:])]
    return subprocess.run(
        command, capture_output=True, text=True, input=stdin, timeout=patience_seconds, env=ENVIRONMENT
    )


def authority_file(internet, folder):
    """Return a file with the classroom's certificate authority, for `--cacert` and its like."""
    path = folder / "ca.pem"
    path.write_text(internet.network.authority.certificate_pem(), "utf-8")
    return path
