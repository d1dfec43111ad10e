"""The planner against all timetables of tiny meetings.

`MEETINGPLAN_TINY=5000 python -m pytest -n 2 tests/plan/test_brute_force.py` takes five thousand meetings of every
kind; half of all are cramped.
"""

import os

import pytest

from meetingplan.domain.outcome import Planned
from meetingplan.plan.direct import direct
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks import by_walks
from tests.plan.brute_search import TooHardError
from tests.plan.compare import best_of_all, faults, faults_of_plan, pose, run
from tests.plan.tiny import Kind, tiny

ASKED = int(os.environ.get("MEETINGPLAN_TINY", "0"))
SEEDS = range(1, 1 + (ASKED or 6))


def problem(seed: int, kind: Kind) -> Problem:
    return pose(tiny(seed, kind, cramped=seed % 2 == 1))


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_timetable_is_better_than_what_is_called_best(seed: int, kind: Kind) -> None:
    posed = problem(seed, kind)
    outcomes = {strategy.__name__: run(strategy, posed) for strategy in (direct, by_walks)}
    plans = {name: outcome.plan for name, outcome in outcomes.items() if isinstance(outcome, Planned)}
    assert {name: list(faults_of_plan(posed, plan)) for name, plan in plans.items()} == {name: [] for name in plans}
    try:
        best = best_of_all(posed, plans.values())
    except TooHardError:
        return
    wrong = {name: list(faults(posed, outcome, best)) for name, outcome in outcomes.items()}
    assert wrong == {name: [] for name in outcomes}
