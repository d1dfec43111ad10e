"""Whole walks by diving: fix the walk that the linear program leans to most, solve again, until all groups have one.

Walks are priced anew after every fixing, so that the groups that are left find their way round those that are fixed.
"""

import math
from collections.abc import Mapping

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import TINY, lower_bound
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.walk import TimedWalk


def dive(
    problem: Problem, master: Master, latest: Latest, budget: Budget, most: float = math.inf, late: bool = True
) -> tuple[TimedWalk, ...] | None:
    """A walk for every group at no more than `most`, or None where the dive ended without.

    Args:
        late: whether it goes on when the time is over, since a late plan is better than none.
    """
    fixed: dict[int, int] = {}
    groups = sum(len(of.tours) for of in master.stretch.classes)
    while sum(fixed.values()) < groups:
        bound = lower_bound(problem, master, latest, budget)
        number = _leaning(master, fixed)
        if number is None or bound.value > most + TINY or (budget.over() and not late):
            break
        fixed[number] = fixed.get(number, 0) + 1
        master.fix(number, fixed[number])
    for number in fixed:
        master.fix(number, 0)
    if sum(fixed.values()) < groups:
        return None
    return tuple(master.walks[number] for number, times in fixed.items() for _ in range(times))


def _leaning(master: Master, fixed: Mapping[int, int]) -> int | None:
    """The walk with the largest part that is not yet fixed, of those that fit in with what is fixed."""
    free = {number: value - fixed.get(number, 0) for number, value in master.values().items()}
    leaning = sorted((number for number, part in free.items() if part > TINY), key=lambda n: (-free[n], n))
    return next((n for n in leaning if not master.broken({**fixed, n: fixed.get(n, 0) + 1})), None)
