"""What tshark, which knows nothing of the classroom, finds in a file that a capture was saved as."""

from tests.outside import run

CHECKS = [part for kind in ("ip", "tcp", "udp") for part in ("-o", f"{kind}.check_checksum:TRUE")]
BAD = [f'{kind}.checksum.status == "Bad"' for kind in ("ip", "tcp", "udp", "icmp", "icmpv6")]
WRONG = " || ".join(["_ws.malformed", "tcp.analysis.lost_segment", "tcp.analysis.ack_lost_segment", *BAD])
RESETS = "tcp.flags.reset == 1 || icmp.type == 3 || icmpv6.type == 1"


def rows(path, wanted, *fields):
    """Return what tshark finds in the packets that it wants, a tuple of fields each, without the empty ones."""
    asked = [part for field in fields for part in ("-e", field)]
    found = run("tshark", "-r", path, "-t", "r", *CHECKS, "-Y", wanted, "-T", "fields", "-E", "occurrence=f", *asked)
    assert found.returncode == 0, found.stderr
    return [tuple(filter(None, line.split("\t"))) for line in found.stdout.splitlines()]


def saved(capture, folder):
    path = folder / "capture.pcap"
    capture.save(path)
    return path


def questions_in(path):
    asked = rows(path, "dns.flags.response == 0 && !icmp && !icmpv6", "ip.src", "ip.dst", "dns.qry.name")
    return sorted(asked)


def server_names_in(path):
    return sorted(rows(path, "tls.handshake.type == 1", "ip.dst", "tls.handshake.extensions_server_name"))


def resets_in(path):
    return sorted(rows(path, RESETS, "ip.src", "ip.dst", "tcp.srcport", "icmp.code"))
