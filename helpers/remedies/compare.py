"""Comparisons: the same channels, reports and chances, under different switches."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.remedies.draws import SEED, check_seed
from helpers.remedies.life import simulate
from helpers.remedies.outcome import Outcome
from helpers.remedies.parameters import Parameters
from helpers.remedies.switches import NOTHING, SCENARIOS, Switches


@dataclass(frozen=True)
class Comparison:
    """Outcomes by the names of their scenarios; the first is "nothing", with every switch off."""

    parameters: Parameters
    seed: int
    outcomes: tuple[tuple[str, Outcome], ...]

    def __getitem__(self, name: str) -> Outcome:
        """Return a scenario's outcome; LookupError names the scenarios that there are."""
        found = dict(self.outcomes)
        if name not in found:
            raise LookupError(f"no scenario {name!r}; there are: {', '.join(found)}")
        return found[name]

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {outcome}" for name, outcome in self.outcomes)


def compare(
    parameters: Parameters | None = None, seed: int = SEED, scenarios: Mapping[str, Switches] = SCENARIOS
) -> Comparison:
    """Return what each scenario leads to with the same seed, beside "nothing", which is always there.

    Two scenarios differ by their switches alone: each first report has the same fate in store in all of them.
    Raises ValueError with the remedy for a seed that is no whole number.
    """
    check_seed(seed)  # before the cache: it takes True for 1
    chosen = {NOTHING: Switches(), **scenarios}
    values = parameters or Parameters()
    return Comparison(values, seed, tuple((name, _run(one, values, seed)) for name, one in chosen.items()))


_run = functools.lru_cache(maxsize=64)(simulate)  # a run is a function of its arguments: none is made twice
