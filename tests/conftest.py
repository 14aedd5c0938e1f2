"""The networks that every test of the seam runs on, opened and closed, without a fault left in a server."""

import hypothesis
import pytest

from helpers import classroom
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests import require_all

hypothesis.settings.register_profile("the same cases on every machine", derandomize=True, deadline=None)
hypothesis.settings.load_profile("the same cases on every machine")

WIRES = [MemoryNetwork, LoopbackNetwork]


def pytest_configure(config):
    """Register for the whole run: a hook that only stands here would not see the doctests in helpers."""
    config.pluginmanager.register(require_all)


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
