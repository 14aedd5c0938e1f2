"""What a reader changes by hand: a picture, controls with names, and one sentence that says what has changed.

Each widget has a twin without controls, a plain function; the card shows the line that calls it.
"""

from helpers.widgets.bench import policy_bench, policy_coverage
from helpers.widgets.provider_map import provider_map, reported
from helpers.widgets.remedies_bench import remedies_bench, what_if
from helpers.widgets.scorecard import scorecard, weighed
from helpers.widgets.stepper import message, query_stepper
from helpers.widgets.two_clients import doors, two_clients

__all__ = [
    "doors",
    "message",
    "policy_bench",
    "policy_coverage",
    "provider_map",
    "query_stepper",
    "remedies_bench",
    "reported",
    "scorecard",
    "two_clients",
    "weighed",
    "what_if",
]
