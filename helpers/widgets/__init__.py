"""What a reader changes by hand: a picture, controls with names, and one sentence that says what has changed.

Each widget has a twin without controls, a plain function; the card shows the line that calls it.
"""

from helpers.widgets.bench import coverage, policy_bench
from helpers.widgets.stepper import message, query_stepper

__all__ = ["coverage", "message", "policy_bench", "query_stepper"]
