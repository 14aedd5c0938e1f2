"""Opening and closing leaves nothing behind: no thread, no port, no file."""

import threading

import psutil
import pytest

from helpers import classroom
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork


def held():
    process = psutil.Process()
    files = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
    return threading.active_count(), files


@pytest.mark.parametrize("network, cycles", [(MemoryNetwork, 200), (LoopbackNetwork, 1000)])
def test_a_thousand_classrooms_leave_nothing(network, cycles):
    classroom.open(network()).close()
    before = held()
    for _ in range(cycles):
        classroom.open(network()).close()
    assert held() == before


def test_a_hundred_classrooms_in_use_leave_nothing():
    classroom.open(LoopbackNetwork()).close()
    before = held()
    for _ in range(100):
        internet = classroom.open(LoopbackNetwork())
        assert internet.client("Telkomsel").app.connect()
        internet.client("abroad").web.connect()
        internet.close()
    assert held() == before
