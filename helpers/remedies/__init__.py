"""Three remedies as a model: what each would change, if its assumptions held.  It predicts nothing.

Parameters().table()                   every number of the model, with unit, range, and source or "assumption"
simulate(switches, parameters, seed)   one run: a report's life, and what it counts
compare(parameters, seed)              each remedy beside no remedy
sensitivity(parameters, seed)          which assumption drives each conclusion
"""

from helpers.remedies.compare import Comparison, compare
from helpers.remedies.life import simulate
from helpers.remedies.outcome import Outcome
from helpers.remedies.parameter import Parameter, Unit
from helpers.remedies.parameters import Parameters
from helpers.remedies.sensitivity import CONCLUSIONS, Conclusion, Driver, Finding, sensitivity
from helpers.remedies.switches import NOTHING, SCENARIOS, Switches

__all__ = [
    "CONCLUSIONS",
    "NOTHING",
    "SCENARIOS",
    "Comparison",
    "Conclusion",
    "Driver",
    "Finding",
    "Outcome",
    "Parameter",
    "Parameters",
    "Switches",
    "Unit",
    "compare",
    "sensitivity",
    "simulate",
]
