"""Whole walks by diving: fix the walk that the linear program leans to most, solve again, until all groups have one.

Walks are priced anew after every fixing, so that the groups that are left find their way round those that are fixed.
"""

import math
from collections import Counter
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
    divided = _divide(problem, master, latest, budget)
    walks = master.stretch.walks
    while divided and sum(fixed.values()) < walks:
        bound = lower_bound(problem, master, latest, budget)
        number = _leaning(master, fixed)
        if number is None or bound.value > most + TINY or (budget.over() and not late):
            break
        fixed[number] = fixed.get(number, 0) + 1
        master.fix(number, fixed[number])
    for number in fixed:
        master.fix(number, 0)
    for number in master.ways():
        master.divide(number, 0)
    if not divided or sum(fixed.values()) < walks:
        return None
    return tuple(master.walks[number] for number, times in fixed.items() for _ in range(times))


def _divide(problem: Problem, master: Master, latest: Latest, budget: Budget) -> bool:
    """Fixes how many groups go each way, whole parts first, then the largest fractions; whether all go one."""
    outings = [outing for outing in master.stretch.outings if outing.divided]
    groups = sum(outing.groups for outing in outings)
    fixed: Counter[int] = Counter()
    while fixed.total() < groups:
        lower_bound(problem, master, latest, budget)
        going = master.ways()
        more = {number: int(part + TINY) for number, part in going.items() if int(part + TINY) > fixed[number]}
        leaning = max(going, key=lambda number: going[number] - fixed[number], default=None)
        if not more and leaning is not None and going[leaning] - fixed[leaning] > TINY:
            more = {leaning: fixed[leaning] + 1}
        if not more:
            return False
        for number, least in more.items():
            fixed[number] = least
            master.divide(number, least)
    return True


def _leaning(master: Master, fixed: Mapping[int, int]) -> int | None:
    """The walk with the largest part that is not yet fixed, of those that fit in with what is fixed."""
    free = {number: value - fixed.get(number, 0) for number, value in master.values().items()}
    leaning = sorted((number for number, part in free.items() if part > TINY), key=lambda n: (-free[n], n))
    return next((n for n in leaning if not master.broken({**fixed, n: fixed.get(n, 0) + 1})), None)
