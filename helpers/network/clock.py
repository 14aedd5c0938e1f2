"""Time is a value: a Clock is moved by those who spend time, nobody sleeps."""

import math

YEAR = 365 * 86_400  # seconds
LONGEST = 20 * YEAR  # from July 2017: seconds in 31 bits, as in message ids of MTProto, end in January 2038


class Clock:
    """Seconds since the classroom opened."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def advance(self, seconds: float) -> None:
        """Let time pass for everybody on this network: caches age, nobody waits.

        Raises ValueError for what is no number of seconds or less than 0, and for more than 20 years in all.
        """
        if not 0 <= seconds < math.inf:
            raise ValueError(f"{seconds!r} seconds can't pass: time goes only forward; give 0 or a number above it")
        if self.now + seconds > LONGEST:
            raise ValueError(
                f"{seconds!r} seconds can't pass: a classroom's time ends after 20 years, before seconds in 31 bits "
                "do; give a smaller number, or open the classroom again"
            )
        self.now += seconds
