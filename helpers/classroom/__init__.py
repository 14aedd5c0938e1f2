"""The classroom's internet: everybody of July 2017 whom the lessons need, built from the rows of case/.

Addresses from the documentation ranges are invented; the rest has a source.
`python -m helpers.classroom` keeps it running in a terminal, for `dig` and `curl`.
"""

import sys

from helpers.classroom.days import DAYS, DayState, State
from helpers.classroom.internet import Internet
from helpers.classroom.provider import Provider
from helpers.network.base import Network

__all__ = ["DAYS", "DayState", "Internet", "Provider", "State", "open"]

_opened: Internet | None = None  # the classroom that is open now


def open(network: Network | None = None, seed: int = 2017, day: str = "block") -> Internet:
    """Start every server and return the internet; the classroom that was open before is closed.

    `day` is "before" (no order yet), "2017-07-14" (as reported of that day), "block" (the eleven names are blocked
    at everybody whom the order reached), "2017-08-10 evening" (five names still blocked, where somebody looked) or
    "after"; `internet.states` says what is on record.
    Without a network it runs on real sockets of this computer, in a browser in memory.
    Raises ValueError for another day.
    """
    global _opened
    if day not in DAYS:
        raise ValueError(f"no day {day!r}; there are: {', '.join(DAYS)}")
    if _opened is not None:
        _opened.close()
    _opened = Internet(network or _network()(seed=seed), day)
    return _opened


def _network() -> type[Network]:
    if sys.platform == "emscripten":
        from helpers.network.memory import MemoryNetwork

        return MemoryNetwork
    from helpers.network.loopback import LoopbackNetwork

    return LoopbackNetwork
