"""One measured number, with its target and a peer that did comparable work in the same run."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A line of the table; `target` is an upper bound unless the unit is "times"."""

    name: str
    value: float
    unit: str
    target: float | None = None
    peer: str = ""
    peer_value: float | None = None

    @property
    def holds(self) -> bool:
        if self.target is None:
            return True
        return self.value >= self.target if self.unit == "times" else self.value <= self.target


def median_seconds(call: Callable[[], object], times: int) -> float:
    """Return the median duration of some calls."""
    durations = []
    for _ in range(times):
        begin = time.perf_counter()
        call()
        durations.append(time.perf_counter() - begin)
    return statistics.median(durations)
