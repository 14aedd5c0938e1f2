"""The model of the remedies: a hundred thousand reports, beside SimPy with as many bare events."""

import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator

import simpy

from helpers.remedies import NOTHING, SCENARIOS, Parameters, compare
from helpers.remedies.life import Life
from tests.bench.figure import Figure, median_seconds

MANY = Parameters(reports_a_day=600, moderators=100)  # with the repeated ones above 100,000 reports
RUNS = 5


def figures() -> Iterator[Figure]:
    """Run the model and its peers in turns, so that they meet the same load of this computer."""
    reports, events, pending = _counted()
    ours, alike, tight = [], [], []
    for _ in range(RUNS):
        ours.append(_seconds(lambda: Life(SCENARIOS[NOTHING], MANY, 2017).outcome()))
        alike.append(_seconds(lambda: _bare(events, pending)))
        tight.append(_seconds(lambda: _bare(events, 1)))
    name = f"remedies, {reports:,} reports in {events:,} events"
    yield Figure(name, statistics.median(ours), "s", 5, "SimPy, as many bare events", statistics.median(alike))
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, alike, strict=True))
    yield Figure(f"the same: ratio to bare events, {pending:,} waiting as in it", ratio, "x", 3)
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, tight, strict=True))
    yield Figure("the same: ratio to bare events, one waiting at a time", ratio, "x")
    yield Figure(f"remedies.compare, {len(SCENARIOS)} scenarios", _seconds_of_a_comparison(), "s", 0.2)


def _seconds_of_a_comparison() -> float:
    seeds = itertools.count()
    return median_seconds(lambda: compare(seed=next(seeds)), 9)  # a run that was made once is not made again


def _counted() -> tuple[int, int, int]:
    """Return how many reports and events the run has, and how many events wait in it on average."""
    life = Life(SCENARIOS[NOTHING], MANY, 2017)
    waiting = []
    try:
        while True:
            waiting.append(len(life.env._queue))
            life.env.step()
    except simpy.core.EmptySchedule:
        return life.reports, len(waiting), round(statistics.mean(waiting))


def _bare(events: int, pending: int) -> None:
    """Let SimPy pass so many timeouts at random times, so many of them waiting at once, and do nothing else."""
    env, draw = simpy.Environment(), random.Random(2017).random

    def clock() -> Iterator[simpy.Timeout]:
        for _ in range(events // pending):
            yield env.timeout(draw())

    for _ in range(pending):
        env.process(clock())
    env.run()


def _seconds(call: Callable[[], object]) -> float:
    begin = time.process_time()
    call()
    return time.process_time() - begin
