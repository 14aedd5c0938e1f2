"""A reported channel, and what chance has in store for the report of it that is under way."""

from helpers.remedies.draws import Draws

MULTIPLIER, STEP, BITS = 6364136223846793005, 1442695040888963407, 2**64  # Knuth's generator "MMIX"


class Channel:
    """A channel; `up_since` is the hour since which it can be read, `sent` and `delivered` are its report's."""

    __slots__ = (
        "counts", "delay", "delivered", "judging", "lawful", "loss", "lot", "reading", "returning", "sent", "up_since",
    )  # fmt: skip

    def __init__(self, draws: Draws, lawful: bool, up_since: float, counts: bool) -> None:
        self.lawful = lawful
        self.counts = counts  # the first report of a channel that was reported before the first day does not
        self.up_since = self.sent = self.delivered = up_since
        self.loss, self.delay, self.reading = draws.loss(), draws.delay(), draws.reading()
        self.judging, self.returning = draws.judging(), draws.returning()
        self.lot = int(draws.lot() * BITS)

    def draw(self) -> float:
        """Return the next number of the channel's own stream: a generator that costs nothing to begin."""
        self.lot = lot = (self.lot * MULTIPLIER + STEP) % BITS
        return (lot >> 11) * 2.0**-53

    def draw_report(self) -> None:
        """Draw all that happens to the next report of this channel."""
        draw, self.counts = self.draw, True
        self.loss, self.delay, self.reading, self.judging, self.returning = draw(), draw(), draw(), draw(), draw()
