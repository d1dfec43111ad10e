"""Column generation: the linear program over all timed walks, and the bound that it proves."""

import math
from dataclasses import dataclass

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.prices import Prices
from meetingplan.plan.walks.pricing import shortest_paths
from meetingplan.plan.walks.stretch import Latest

SPAN = 5
"""Minutes of return of which the cheapest walk is taken in, for each class and round."""
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class LowerBound:
    """No choice of walks costs less than `value`; `duals` are those of the linear program."""

    value: float
    duals: Duals

    @property
    def whole(self) -> int:
        """Costs are whole and not negative, so the bound may be rounded up; cut short it may be worth nothing."""
        return max(0, math.ceil(self.value - TINY)) if math.isfinite(self.value) else 0


def least_idle(problem: Problem, master: Master) -> tuple[int, ...]:
    """For each class, the fewest minutes of travel and waiting of a group that had all places for itself.

    Its cheapest walks are the first that the master gets. A class that cannot make its tour at all, or can leave sites
    out, counts 0.
    """
    stretch = master.stretch
    free = Prices(stretch.start, stretch.end - stretch.start, {})
    least = []
    for kind, of in enumerate(stretch.classes):
        paths = shortest_paths(problem, stretch, kind, free, {})
        least.append(0 if of.skip or not math.isfinite(paths.best()) else round(paths.best()) // of.minute)
        master.add(paths.walks(math.inf, SPAN))
    return tuple(least)


def lower_bound(
    problem: Problem, master: Master, latest: Latest, budget: Budget, threshold: float = math.nan
) -> LowerBound:
    """Adds walks until none is missing, or it is plain on which side of a threshold the bound will be.

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
        decided = best > threshold or duals.objective <= threshold
        if not added or decided or budget.over():
            return LowerBound(best, duals)
