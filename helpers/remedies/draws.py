"""Draws: the chance in a run.  Each purpose has a stream of its own, and each channel one for its later reports.

A switch therefore changes no draw of anything else: two runs with one seed differ by the switch alone (common random
numbers).  Python keeps the numbers of a seeded `random.Random` the same in every version and on every system.
"""

import math
import random

SEED = 2017


class Draws:
    """Streams of numbers from 0 to 1, one for each purpose."""

    def __init__(self, seed: int) -> None:
        """Begin all streams; ValueError for a seed that is no whole number."""
        check_seed(seed)

        def stream(purpose: str) -> random.Random:
            return random.Random(f"{seed} {purpose}")

        self.gap, self.kind, self.opening = stream("gap").random, stream("kind").random, stream("opening").random
        self.loss, self.delay = stream("loss").random, stream("delay").random
        self.reading, self.judging = stream("reading").random, stream("judging").random
        self.returning, self.lot = stream("returning").random, stream("lot").random


def exponential(draw: float, mean: float) -> float:
    """Return a time with this mean: short ones are frequent, long ones rare, and the past does not matter."""
    return -mean * math.log(1.0 - draw)


def check_seed(seed: object) -> None:
    """Raise ValueError with the remedy for a seed that is no whole number."""
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise ValueError(f"the seed is {seed!r}: give a whole number, such as {SEED}")
