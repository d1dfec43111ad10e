"""Column generation: the linear program over all timed walks, and the bound that it proves."""

import math
from dataclasses import dataclass

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.pricing import shortest_paths

SPAN = 5
"""Minutes of return of which the cheapest walk is taken in, for each class and round."""
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class LowerBound:
    """No choice of walks costs less than `value`; `duals` are those of the linear program."""

    value: float
    duals: Duals


def lower_bound(
    problem: Problem, master: Master, latest: int, budget: Budget, threshold: float = math.nan
) -> LowerBound:
    """Adds walks until none is missing, or until it is plain on which side of a threshold the bound will be.

    For any prices, the cheapest walk of every class times its groups, less what the nodes earn, is a bound (weak
    duality); at the optimum of the master it equals its objective, which never is below it.
    """
    best = -math.inf
    while True:
        duals = master.solve()
        value, added = -duals.rent, 0
        for kind, of in enumerate(master.stretch.classes):
            paths = shortest_paths(problem, master.stretch, kind, duals.prices, latest)
            value += len(of.tours) * paths.best()
            added += master.add(paths.walks(float(duals.groups[kind]) - TINY, SPAN))
        best = max(best, value)
        if not added or best > threshold or duals.objective <= threshold or budget.stop.is_set():
            return LowerBound(best, duals)
