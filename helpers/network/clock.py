"""Time is a value: a Clock is moved by those who spend time, nobody sleeps."""

import math


class Clock:
    """Seconds since the classroom opened."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def advance(self, seconds: float) -> None:
        """Let time pass for everybody on this network: caches age, nobody waits.

        Raises ValueError for what is no number of seconds, or less than 0.
        """
        if not 0 <= seconds < math.inf:
            raise ValueError(f"{seconds!r} seconds can't pass: time goes only forward; give 0 or a number above it")
        self.now += seconds
