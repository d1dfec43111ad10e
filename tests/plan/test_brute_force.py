"""The planner against all timetables of tiny meetings.

`MEETINGPLAN_TINY=5000 python -m pytest -n 2 tests/plan/test_brute_force.py` takes five thousand meetings of every
kind; half of all are cramped. `MEETINGPLAN_TINY=1001-2000` takes those from one number to another, so that a long run
can be cut into short ones.
"""

import random
from dataclasses import replace

import pytest

from meetingplan.audit import whole_days
from meetingplan.domain.outcome import Planned
from meetingplan.domain.pins import Pin, PinnedVisit
from meetingplan.plan.direct import direct
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks import by_walks
from tests.plan.brute_search import TooHardError
from tests.plan.compare import best_of_all, faults, faults_of_plan, pose, run
from tests.plan.meetings import pinned
from tests.plan.tiny import Kind, seeds, tiny

SEEDS = seeds(6)


def problem(seed: int, kind: Kind) -> Problem:
    return pose(tiny(seed, kind, cramped=seed % 2 == 1))


def judge(posed: Problem) -> None:
    """Both strategies against all timetables of a problem."""
    outcomes = {strategy.__name__: run(strategy, posed) for strategy in (direct, by_walks)}
    plans = {name: outcome.plan for name, outcome in outcomes.items() if isinstance(outcome, Planned)}
    assert {name: list(faults_of_plan(posed, plan)) for name, plan in plans.items()} == {name: [] for name in plans}
    try:
        best = best_of_all(posed, plans.values())
    except TooHardError:
        return
    wrong = {name: list(faults(posed, outcome, best)) for name, outcome in outcomes.items()}
    assert wrong == {name: [] for name in outcomes}


def part_of(day: Pin, dice: random.Random) -> Pin:
    """A coach's whole day, or one visit of it, perhaps a minute later or with a minute more before people get off."""
    if not day.visits or dice.random() < 0.4:
        return day
    visit = dice.choice(day.visits)
    late = dice.choice([(0, 0, 0), (0, 0, 0), (1, 1, 1), (0, 1, 1)])
    moved = (minute + by for minute, by in zip((visit.arrive, visit.enter, visit.leave), late, strict=True))
    return replace(day, visits=(PinnedVisit(visit.site, *moved),), tours=None)


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_timetable_is_better_than_what_is_called_best(seed: int, kind: Kind) -> None:
    judge(problem(seed, kind))


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_nor_is_one_round_what_is_pinned(seed: int, kind: Kind) -> None:
    of = tiny(seed, kind, cramped=seed % 2 == 1)
    first, dice = run(direct, pose(of)), random.Random(seed)
    days = list(whole_days(of, first.plan).values()) if isinstance(first, Planned) else []
    if days:
        posed = pose(pinned(of, part_of(dice.choice(days), dice)))
        if not list(lost(posed)):
            judge(posed)
