"""Who draws: pictures made from the record, each with its text twin."""

from helpers.show.assumptions import parameters, sensitivity
from helpers.show.coverage import coverage
from helpers.show.dig import dig
from helpers.show.doors import Door, Journey, State
from helpers.show.grid import grid
from helpers.show.ladder import journey
from helpers.show.log import Log, log
from helpers.show.outcomes import outcomes
from helpers.show.picture import Picture
from helpers.show.prefix import prefix
from helpers.show.table import Table
from helpers.show.timeline import timeline
from helpers.show.topology import topology
from helpers.show.walk import journeys

__all__ = [
    "Door",
    "Journey",
    "Log",
    "Picture",
    "State",
    "Table",
    "coverage",
    "dig",
    "grid",
    "journey",
    "journeys",
    "log",
    "outcomes",
    "parameters",
    "prefix",
    "sensitivity",
    "timeline",
    "topology",
]
