"""A capture saved as a file: tshark, which knows nothing of the classroom, finds in it what the record says."""

import subprocess
import sys

import pytest

from helpers import classroom
from helpers.failures import outcome
from helpers.network.exchange import MOST_KEPT, Capture
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from helpers.network.packets import packets_of
from helpers.protocols import http, pcap
from helpers.transports import unpack
from tests.cast import MACHINES, NAME, URL, WEB
from tests.network.busy_day import SITE, a_busy_day
from tests.network.tshark import WRONG, questions_in, resets_in, rows, saved, server_names_in


def test_tshark_finds_what_the_record_says(internet, tmp_path):
    capture = a_busy_day(internet)
    path = saved(capture, tmp_path)
    sent = [one for one in capture if "send" in [step.name for step in one.steps]]
    asked = [(one.sender, one.destination, unpack(one.destination, one.request)) for one in sent
             if one.destination.port == 53]  # fmt: skip
    assert len(asked) >= 30 and {destination.protocol for _, destination, _ in asked} == {"udp", "tcp"}
    assert questions_in(path) == sorted(
        (sender, destination.address, query.question[0].name.to_text(omit_final_dot=True))
        for sender, destination, query in asked
    )
    greeted = [one for one in capture if "tls_handshake" in [step.name for step in one.steps]]
    names = [(one.destination.address, one.server_name) for one in greeted]
    assert len(names) >= 10
    assert server_names_in(path) == sorted([*names, (WEB, NAME)])  # once more on the relay's own way
    assert rows(path, "http.request", "ip.dst", "http.host") == [(MACHINES["t.me"].ipv4, "t.me")]
    tcp = [one for one in capture if one.destination.protocol == "tcp" and one.failure is not None
           and one.failure.failure in ("connection_reset", "connection_refused")]  # fmt: skip
    udp = [one for one in capture if one.destination.protocol == "udp" and one.failure is not None
           and one.failure.failure == "connection_refused"]  # fmt: skip
    assert len(tcp) == 3 and len(udp) == 1
    assert resets_in(path) == sorted(
        [(one.destination.address, one.sender, str(one.destination.port)) for one in tcp]
        + [(one.destination.address, one.sender, "3") for one in udp]
    )
    assert rows(path, WRONG, "frame.number") == []


def test_memory_and_loopback_give_the_same_story(tmp_path):
    stories = []
    for network in (MemoryNetwork, LoopbackNetwork):
        internet = classroom.open(network())
        path = saved(a_busy_day(internet), tmp_path)
        internet.close()
        stories.append((questions_in(path), server_names_in(path), resets_in(path)))
    assert stories[0] == stories[1] and all(map(len, stories[0]))


def test_tshark_notices_a_changed_byte_and_a_lost_segment(memory, tmp_path):
    """The checks of the other tests can fail."""
    with memory.capture() as capture:
        memory.client("abroad").browser.get(URL)
    path = saved(capture, tmp_path)
    assert rows(path, WRONG, "frame.number") == []
    path.write_bytes(path.read_bytes().replace(b"telegram", b"telegran"))
    assert len(rows(path, WRONG, "frame.number")) > 5
    found = packets_of(capture, {})
    page = max(found, key=lambda packet: len(packet[1]))
    path.write_bytes(pcap.file(packet for packet in found if packet is not page))
    assert len(rows(path, WRONG, "frame.number")) >= 2  # the receipt for it, and what follows it


def test_a_capture_in_memory_gives_the_same_bytes_in_every_program(tmp_path):
    script = """
import sys
from helpers import classroom
from helpers.network.memory import MemoryNetwork
from tests.network.busy_day import a_busy_day
a_busy_day(classroom.open(MemoryNetwork())).save(sys.argv[1])
"""
    for number in ("1", "2"):
        subprocess.run([sys.executable, "-c", script, tmp_path / number], check=True, env={"PYTHONHASHSEED": number})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() != b""


def test_the_record_is_bounded(internet, tmp_path):
    internet.network.listen(SITE, http.service(lambda request, caller: http.page("x" * 2 * MOST_KEPT), NAME))
    with internet.capture() as capture:
        outcome(lambda: internet.client("abroad").browser.get(URL))
    assert sum(len(piece.data) for piece in capture[-1].passed) == MOST_KEPT
    assert rows(saved(capture, tmp_path), WRONG, "frame.number") == []


def test_a_file_is_replaced_and_a_wrong_folder_is_a_sentence(memory, tmp_path):
    with memory.capture() as capture:
        memory.client("abroad").stub.resolve(NAME)
    path = tmp_path / "visit.pcap"
    path.write_bytes(bytes(100_000))
    capture.save(str(path))
    assert len(rows(path, "dns", "frame.number")) == 8
    with pytest.raises(FileNotFoundError, match="there is no folder .*nowhere; make it first, or choose another"):
        capture.save(tmp_path / "nowhere" / "visit.pcap")
    with pytest.raises(IsADirectoryError, match="is a folder; add the name of a file"):
        capture.save(tmp_path)


def test_an_empty_capture_is_an_empty_file(tmp_path):
    assert rows(saved(Capture(), tmp_path), "frame", "frame.number") == []
