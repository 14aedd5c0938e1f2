"""Inside the namespace of tests/real_addresses.sh: its addresses. Outside: nothing is collected."""

import pytest

from tests.real_addresses import namespace

collect_ignore_glob = [] if namespace.is_entered() else ["*.py"]


@pytest.fixture(scope="session", autouse=True)
def _furnished():
    namespace.furnish()
