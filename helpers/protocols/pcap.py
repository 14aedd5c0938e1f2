"""Packets: bytes with the headers of IP, UDP, TCP or ICMP before them, and the file in which Wireshark reads them.

The address of the source decides between IPv4 and IPv6; both ends have the
same kind.  RFC 791, 8200, 768, 9293, 792, 4443; the file is a classic pcap
of link type RAW (draft-ietf-opsawg-pcap).
"""

import ipaddress
import struct
from collections.abc import Iterable

from helpers.endpoint import Endpoint

RAW = 101  # each packet begins with its IP header
LARGEST_PACKET = 65535  # bytes
LARGEST_DATAGRAM = LARGEST_PACKET - 20 - 8  # bytes of data
ICMP, TCP, UDP, ICMPV6 = 1, 6, 17, 58
FIN, SYN, RST, ACK = 1, 2, 4, 16
WINDOW = 65535  # bytes that may be under way, times 2 ** SCALE
SCALE = 7
HOPS = 64


def file(packets: Iterable[tuple[float, bytes]]) -> bytes:
    """Return the file that holds some packets, each with its time in seconds since 1970.

    Raises ValueError for a time that the file's 32 bits can't hold: it ends on 7 February 2106.

    >>> file([]).hex(" ", 4)
    'd4c3b2a1 02000400 00000000 00000000 ffff0000 65000000'
    """
    parts = [struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, LARGEST_PACKET, RAW)]
    for seconds, packet in packets:
        whole, microseconds = divmod(round(seconds * 1_000_000), 1_000_000)
        if not 0 <= whole < 2**32:
            raise ValueError(
                f"{whole} seconds after 1970 does not fit into a pcap file, which counts from 1970 to 2106"
            )
        parts += [struct.pack("<IIII", whole, microseconds, len(packet), len(packet)), packet]
    return b"".join(parts)


def datagram(source: Endpoint, destination: Endpoint, data: bytes) -> bytes:
    """Return a UDP packet; it holds LARGEST_DATAGRAM bytes of data at most, and the rest is cut off."""
    data = data[:LARGEST_DATAGRAM]
    header = struct.pack("!HHH", source.port, destination.port, 8 + len(data))
    checksum = _checksum(_pseudo_header(source, destination, UDP, 8 + len(data)) + header + b"\0\0" + data)
    return _packet(source, destination, UDP, header + struct.pack("!H", checksum or 0xFFFF) + data)


def segment(
    source: Endpoint,
    destination: Endpoint,
    sequence: int,
    acknowledged: int,
    flags: int,
    data: bytes = b"",
    largest: int = 0,
) -> bytes:
    """Return a TCP packet; a SYN says how many bytes of data the `largest` segment may hold."""
    options = struct.pack("!BBHBBBB", 2, 4, largest, 1, 3, 3, SCALE) if flags & SYN else b""
    offset = (20 + len(options)) // 4 << 12
    before = struct.pack("!HHIIHH", source.port, destination.port, sequence, acknowledged, offset | flags, WINDOW)
    after = b"\0\0" + options + data
    size = len(before) + 2 + len(after)
    checksum = _checksum(_pseudo_header(source, destination, TCP, size) + before + b"\0\0" + after)
    return _packet(source, destination, TCP, before + struct.pack("!H", checksum) + after)


def unreachable(source: Endpoint, destination: Endpoint, packet: bytes) -> bytes:
    """Return the ICMP message in which the destination of a packet says to its source: nobody listens at this port.

    It quotes the headers of the packet: 8 bytes after that of IP (RFC 792).
    """
    if _is_ipv6(source):
        kind, quoted = bytes([1, 4]), bytes(4) + packet[: 40 + 8]
        pseudo = _pseudo_header(destination, source, ICMPV6, 4 + len(quoted))
        return _packet(destination, source, ICMPV6, _checked(kind, quoted, pseudo))
    return _packet(destination, source, ICMP, _checked(bytes([3, 3]), bytes(4) + packet[: 20 + 8]))


def _checked(kind: bytes, rest: bytes, pseudo: bytes = b"") -> bytes:
    return kind + struct.pack("!H", _checksum(pseudo + kind + b"\0\0" + rest)) + rest


def _packet(source: Endpoint, destination: Endpoint, protocol: int, content: bytes) -> bytes:
    ends = _packed(source) + _packed(destination)
    if _is_ipv6(source):
        return struct.pack("!IHBB", 6 << 28, len(content), protocol, HOPS) + ends + content
    do_not_fragment = 1 << 14
    before = struct.pack("!BBHHHBB", 0x45, 0, 20 + len(content), 0, do_not_fragment, HOPS, protocol)
    return before + struct.pack("!H", _checksum(before + b"\0\0" + ends)) + ends + content


def _pseudo_header(source: Endpoint, destination: Endpoint, protocol: int, size: int) -> bytes:
    """Return what a checksum covers besides the packet; IPv4's form is shorter, but has the same sum."""
    return _packed(source) + _packed(destination) + struct.pack("!II", size, protocol)


def _checksum(data: bytes) -> int:
    """Return the Internet checksum (RFC 1071)."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _packed(end: Endpoint) -> bytes:
    return ipaddress.ip_address(end.address).packed


def _is_ipv6(end: Endpoint) -> bool:
    return ":" in end.address
