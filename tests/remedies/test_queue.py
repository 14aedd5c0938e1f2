"""Queueing theory as the outside authority: with errors, returns and languages off, the model is an M/M/c queue."""

import math
import statistics

import pytest

from helpers.remedies import Parameters, simulate

SEEDS = range(1, 13)
STUDENT_99 = 3.106  # the 99.5th percentile of Student's t with 11 degrees of freedom


def erlang_c(servers, load):
    """Return the chance that who arrives must wait (Erlang's C formula); load is arrivals times service time."""
    waiting = load**servers / math.factorial(servers) * servers / (servers - load)
    return waiting / (sum(load**busy / math.factorial(busy) for busy in range(servers)) + waiting)


def mean_wait(servers, load, service):
    return erlang_c(servers, load) * service / (servers - load)


def test_the_formula_itself():
    assert erlang_c(1, 0.5) == pytest.approx(0.5) and erlang_c(2, 1) == pytest.approx(1 / 3)
    assert erlang_c(10, 8) == pytest.approx(0.4092, abs=1e-4)  # as in published tables
    assert mean_wait(1, 0.5, 2) == pytest.approx(0.5 * 2 / 0.5)


@pytest.mark.parametrize(("servers", "utilisation"), [(1, 0.5), (1, 0.8), (2, 0.7), (3, 0.85), (8, 0.8)])
def test_the_mean_wait_is_that_of_theory(servers, utilisation):
    hours = 0.5
    load = servers * utilisation
    days = round(24_000 / (load / hours * 24))  # about 24,000 reports a run
    parameters = Parameters(
        days=days, reports_a_day=load / hours * 24, moderators=servers, reading_hours=hours, already_reported=0,
        lawful_share=0, inbox_hours=0, inbox_loss=0, recall=1, return_share=0,
    )  # fmt: skip
    waits = [simulate(parameters=parameters, seed=seed).hours_waited for seed in SEEDS]
    half = STUDENT_99 * statistics.stdev(waits) / math.sqrt(len(waits))
    expected = mean_wait(servers, load, hours)
    assert abs(statistics.mean(waits) - expected) <= half
    assert half < expected / 5, "the interval is narrow enough to tell a wrong model"


def test_time_to_action_is_wait_and_reading():
    parameters = Parameters(
        days=1000, reports_a_day=24, moderators=1, reading_hours=0.5, already_reported=0, lawful_share=0, inbox_hours=0,
        inbox_loss=0, recall=1, return_share=0,
    )  # fmt: skip
    outcome = simulate(parameters=parameters)
    # in an M/M/1 queue the time in the system is exponential, with mean 1 / (service rate - arrival rate)
    mean = 1 / (1 / 0.5 - 1)
    assert outcome.hours_to_action == pytest.approx(mean * math.log(2), rel=0.05)
    assert outcome.hours_to_action_p95 == pytest.approx(mean * math.log(20), rel=0.05)
    assert (outcome.lost, outcome.missed, outcome.wrong_removals) == (0, 0, 0)
