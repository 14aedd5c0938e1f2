"""Counts of a class without small groups: nobody is to be found by what only a few did.

The counts of a row add up to the whole class, so a single hidden one could be reckoned from the others.  Therefore
more are hidden, in the order in which they stand, until each value from 1 to 4 is possible for each small group; or
else the whole row.
"""

from collections.abc import Collection, Sequence

SMALLEST = 5
UNDER, HIDDEN = f"under {SMALLEST}", "hidden"


def without_small_groups(counts: Sequence[int]) -> list[str]:
    """Return how each count of a row is shown: the number, "under 5" for 1 to 4, or "hidden" to protect these."""
    small = {place for place, count in enumerate(counts) if 0 < count < SMALLEST}
    protecting: list[int] = []
    for place, count in enumerate(counts):
        if _safe(counts, small, protecting):
            break
        if count >= SMALLEST:
            protecting.append(place)
    if not _safe(counts, small, protecting):
        return [HIDDEN] * len(counts)
    return [
        UNDER if place in small else HIDDEN if place in protecting else str(count)
        for place, count in enumerate(counts)
    ]  # fmt: skip


def chosen_by(count: int, answered: int) -> str:
    """Return how the count of one option is shown where a reader may choose several: few chose it, or few did not."""
    few_others = 0 < answered - count < SMALLEST
    return UNDER if 0 < count < SMALLEST else HIDDEN if few_others else str(count)


def _safe(counts: Sequence[int], small: Collection[int], protecting: Collection[int]) -> bool:
    """Tell whether each small group may have any size from 1 to 4, as far as the other counts and the total tell."""
    if not small:
        return True
    together = sum(counts[place] for place in (*small, *protecting))
    others, largest = len(small) - 1, SMALLEST - 1
    if protecting:
        return together - others - SMALLEST * len(protecting) >= largest
    return together - others * largest <= 1 and together - others >= largest
