"""Whole walks by diving: fix the walk that the linear program leans to most, solve again, until all groups have one.

Walks are priced anew after every fixing, so that the groups that are left find their way round those that are fixed.
"""

from collections.abc import Mapping

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import lower_bound
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.walk import TimedWalk


def dive(problem: Problem, master: Master, latest: int, budget: Budget) -> tuple[TimedWalk, ...] | None:
    """A walk for every group, or None where the dive ended with groups that have none."""
    fixed: dict[int, int] = {}
    groups = sum(len(of.tours) for of in master.stretch.classes)
    while sum(fixed.values()) < groups and not budget.stop.is_set():
        lower_bound(problem, master, latest, budget)
        leaning = _leaning(master.values(), fixed)
        if leaning is None:
            break
        number, times = leaning
        fixed[number] = fixed.get(number, 0) + times
        master.fix(number, fixed[number])
    for number in fixed:
        master.fix(number, 0)
    if sum(fixed.values()) < groups:
        return None
    return tuple(master.walks[number] for number, times in fixed.items() for _ in range(times))


def _leaning(values: Mapping[int, float], fixed: Mapping[int, int]) -> tuple[int, int] | None:
    """The walk with the largest part that is not yet fixed, and how many groups to fix on it."""
    free = {number: value - fixed.get(number, 0) for number, value in values.items()}
    number = max(free, key=lambda n: (free[n], -n), default=None)
    if number is None or free[number] < 1e-6:
        return None
    return number, max(1, int(free[number] + 1e-6))
