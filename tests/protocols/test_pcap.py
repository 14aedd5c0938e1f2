"""Packets: known checksums, and whatever they hold tshark finds nothing wrong with them."""

import random

import pytest

from helpers.endpoint import Endpoint
from helpers.protocols import pcap
from tests.outside import run

KINDS = {
    "IPv4": ("192.168.0.1", "192.168.0.199"),
    "IPv6": ("2001:db8:192::17", "2001:67c:4e8:f002::a"),
}


def ends(kind, protocol="udp"):
    return [Endpoint(address, port, protocol) for address, port in zip(KINDS[kind], (49152, 53), strict=True)]


def test_the_header_of_a_packet_whose_checksum_is_in_the_books():
    """The example of many texts: 115 bytes of UDP, number 0, 64 hops, checksum B861."""
    packet = pcap.datagram(*ends("IPv4"), bytes(115 - 28))
    assert packet[:20].hex() == "4500007300004000" + "4011b861" + "c0a80001" + "c0a800c7"


def test_a_checksum_of_nothing_is_written_as_all_ones():
    """0 would say that there is none (RFC 768), which IPv6 forbids (RFC 8200 section 8.1)."""
    for kind, header in (("IPv4", 20), ("IPv6", 40)):
        plain = pcap.datagram(*ends(kind), b"\0\0")
        checksum = plain[header + 6 : header + 8]
        again = pcap.datagram(*ends(kind), checksum)
        assert again[header + 6 : header + 8] == b"\xff\xff"


def test_a_datagram_that_is_too_long_is_cut():
    assert len(pcap.datagram(*ends("IPv4"), bytes(70_000))) == pcap.LARGEST_PACKET


def test_an_unreachable_port_is_said_by_the_destination_and_quotes_the_headers():
    packet = pcap.datagram(*ends("IPv4"), b"a question")
    answer = pcap.unreachable(*ends("IPv4"), packet)
    assert answer[12:16] == packet[16:20] and answer[16:20] == packet[12:16]
    assert answer[20:22] == b"\x03\x03" and answer[28:] == packet[:28]


@pytest.mark.parametrize("kind", KINDS)
def test_tshark_finds_nothing_wrong_with_packets_of_any_length(kind, tmp_path):
    rng, packets = random.Random(2017), []
    for size in range(100):
        client, server = ends(kind, "udp")
        data = rng.randbytes(size)
        packet = pcap.datagram(client, server, data)
        packets += [packet, pcap.unreachable(client, server, packet)]
        client, server = ends(kind, "tcp")
        for flags in (pcap.SYN, pcap.ACK, pcap.RST | pcap.ACK):
            numbers = rng.getrandbits(32), rng.getrandbits(32)
            packets.append(pcap.segment(client, server, *numbers, flags, data if flags == pcap.ACK else b"", 1400))
    path = tmp_path / "packets.pcap"
    path.write_bytes(pcap.file((number / 1000, packet) for number, packet in enumerate(packets)))
    fields = [f"{name}.checksum.status" for name in ("ip", "udp", "tcp", "icmp", "icmpv6")]
    found = run(
        *("tshark", "-r", path, "--disable-protocol", "dns", "-T", "fields", "-E", "occurrence=f", "-E", "separator=,"),
        *(part for name in ("ip", "tcp", "udp") for part in ("-o", f"{name}.check_checksum:TRUE")),
        *(part for name in ["_ws.malformed", *fields] for part in ("-e", name)),
    )
    lines = [line.split(",") for line in found.stdout.splitlines()]
    assert len(lines) == len(packets) == 500
    for malformed, *statuses in lines:
        good = [status for status in statuses if status not in ("", "2")]  # 2: of a quoted packet, which is cut
        assert not malformed and set(good) == {"1"} and len(good) >= (2 if kind == "IPv4" else 1), statuses


def test_a_time_that_the_file_can_not_hold_is_refused():
    assert len(pcap.file([(2**32 - 1, b"x")])) == 24 + 16 + 1
    for seconds in (2.0**32, 1.15e10, -1.0):
        with pytest.raises(ValueError, match="does not fit into a pcap file, which counts from 1970 to 2106"):
            pcap.file([(seconds, b"x")])
