"""Sensitivity: each parameter is moved to both ends of its range, one at a time, to see which conclusion it carries.

A conclusion is a difference between two scenarios.  It holds while the difference is above zero; a parameter that
moves it most drives it, and one that makes it hold no longer, or hold after all, overturns it.
"""

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass

from helpers.remedies.draws import SEED
from helpers.remedies.life import simulate
from helpers.remedies.outcome import Outcome
from helpers.remedies.parameter import Parameter
from helpers.remedies.parameters import Parameters
from helpers.remedies.switches import SCENARIOS, Switches

PRESSURE_ALONE = Switches(pressure=True)


@dataclass(frozen=True)
class Conclusion:
    """A sentence that one may draw from the model, and the figure that bears it: above zero it holds."""

    words: str
    unit: str
    figure: Callable[[Outcome], float]
    more: Switches  # the scenario in which the figure is larger, if the conclusion holds
    less: Switches

    def margin(self, outcome: Callable[[Switches], Outcome]) -> float:
        """Return by how much the conclusion holds; below zero it does not."""
        return self.figure(outcome(self.more)) - self.figure(outcome(self.less))


@dataclass(frozen=True)
class Driver:
    """A parameter at both ends of its range, and by how much the conclusion then holds."""

    parameter: Parameter
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the parameter moves the conclusion."""
        return abs(self.at_high - self.at_low)

    def overturns(self, margin: float) -> bool:
        """Say whether a conclusion that holds by this margin no longer holds at one end, or only there."""
        return any((end > 0) != (margin > 0) for end in (self.at_low, self.at_high))


@dataclass(frozen=True)
class Finding:
    """A conclusion, by how much it holds, and the parameters that move it, the strongest first."""

    conclusion: Conclusion
    margin: float
    drivers: tuple[Driver, ...]

    @property
    def overturned_by(self) -> tuple[str, ...]:
        """The parameters that, within their range, make it hold no longer, or make it hold where it does not."""
        return tuple(driver.parameter.name for driver in self.drivers if driver.overturns(self.margin))


CONCLUSIONS = (
    Conclusion(
        "A direct channel makes more actions fall within 12 hours.", "percentage points",
        lambda one: 100 * one.within_12_hours, SCENARIOS["direct channel"], SCENARIOS["nothing"],
    ),
    Conclusion(
        "Moderators with the language remove fewer channels wrongly.", "wrong removals",
        lambda one: one.wrong_removals, SCENARIOS["nothing"], SCENARIOS["moderators"],
    ),
    Conclusion(
        "Removal once lowers exposure.", "days a channel",
        lambda one: one.exposure_per_channel, SCENARIOS["nothing"], SCENARIOS["removal once"],
    ),
    Conclusion(
        "Three remedies from the first day lower exposure more than a block without pressure.", "days a channel",
        lambda one: one.exposure_per_channel, SCENARIOS["block"], SCENARIOS["all three"],
    ),
    Conclusion(
        "The block costs bystanders more than the three remedies do.", "user-days",
        lambda one: one.user_days_lost, SCENARIOS["block"], SCENARIOS["all three"],
    ),
    Conclusion(
        "Pressure brings the direct channel sooner with a block than without one.", "days",
        lambda one: one.days_without_channel, PRESSURE_ALONE, SCENARIOS["block, pressure"],
    ),
)  # fmt: skip


def sensitivity(parameters: Parameters | None = None, seed: int = SEED) -> tuple[Finding, ...]:
    """Return for each conclusion by how much it holds, and how far each parameter moves it, with the same seed.

    It makes some 470 runs: about five seconds with the default parameters.
    """
    base = parameters or Parameters()
    moved = {(one.name, end): _outcomes(base, one, end, seed) for one in base.table() for end in ("low", "high")}
    unmoved = _runs(base, seed)
    findings = []
    for conclusion in CONCLUSIONS:
        drivers = [
            Driver(one, conclusion.margin(moved[one.name, "low"]), conclusion.margin(moved[one.name, "high"]))
            for one in base.table()
        ]
        drivers.sort(key=lambda driver: -driver.swing)
        findings.append(Finding(conclusion, conclusion.margin(unmoved), tuple(drivers)))
    return tuple(findings)


def _outcomes(base: Parameters, one: Parameter, end: str, seed: int) -> Callable[[Switches], Outcome]:
    return _runs(dataclasses.replace(base, **{one.name: getattr(one, end)}), seed)


def _runs(parameters: Parameters, seed: int) -> Callable[[Switches], Outcome]:
    """Return a function that makes the run of each scenario when it is asked for first."""
    return functools.cache(lambda switches: simulate(switches, parameters, seed))
