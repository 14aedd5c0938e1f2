"""The networks that every test of the seam runs on, opened and closed, without a fault left in a server."""

import pytest

from helpers import classroom
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests.require_all import pytest_runtest_makereport  # noqa: F401  a hook: pytest finds it here by its name

WIRES = [MemoryNetwork, LoopbackNetwork]


def opened(network):
    internet = classroom.open(network)
    yield internet
    internet.close()
    assert internet.network.faults == []


@pytest.fixture(params=WIRES, ids=lambda wire: wire.__name__)
def internet(request):
    yield from opened(request.param())


@pytest.fixture
def loopback():
    yield from opened(LoopbackNetwork())


@pytest.fixture
def memory():
    yield from opened(MemoryNetwork())


@pytest.fixture(autouse=True, scope="session")
def _close_the_last_classroom():
    yield
    if classroom._opened is not None:
        classroom._opened.close()
