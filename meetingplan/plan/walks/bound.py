"""Column generation: the linear program over all timed walks, and the bound that it proves."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.prices import Floats, Prices
from meetingplan.plan.walks.pricing import all_paths
from meetingplan.plan.walks.stretch import Latest, Stretch

SPAN = 5
"""Minutes of return of which the cheapest walk is taken in, for each class and round."""
TINY = 1e-6
NEAR = 0.001
"""Part of its value by which the linear program may exceed its bound where there are many groups."""
ROUNDS = 100
"""Rounds of pricing after which it has come as near as it will where there are many groups."""
FEW = 4
"""Ways of groups that divide sites between tours, for whose classes walks are added in a round."""
CENTRE = 0.5
"""Share of the best prices so far in those at which walks are priced."""


@dataclass(frozen=True, slots=True)
class LowerBound:
    """No choice of walks costs less than `value`; `duals` are those of the linear program."""

    value: float
    duals: Duals

    @property
    def whole(self) -> int:
        """Costs are whole and not negative, so the bound may be rounded up; cut short it may be worth nothing."""
        return max(0, math.ceil(self.value - TINY)) if math.isfinite(self.value) else 0


def alone(problem: Problem, master: Master) -> Floats:
    """What the cheapest walk of each class costs a group that has all places for itself, shape (classes,).

    Such walks are the first that the master gets; a class that cannot make its tour at all costs infinitely much.
    """
    stretch = master.stretch
    free = Prices(stretch.start, stretch.end - stretch.start, {})
    costs = []
    for paths in all_paths(problem, stretch, free, {}):
        costs.append(paths.best())
        master.add(paths.walks(math.inf, SPAN))
    return np.array(costs)


def least_idle(master: Master, costs: Floats) -> tuple[int, ...]:
    """For each outing, the fewest minutes of travel and waiting of a group, from what its cheapest walks cost.

    Groups that cannot make a tour at all, or can leave sites out, count 0.
    """
    classes, each = master.stretch.classes, costs.tolist()
    found = []
    for outing in master.stretch.outings:
        mine, least = [classes[kind] for way in outing.ways for kind in way], outing.least(each)
        free = outing.unseen or any(of.skip for of in mine) or not math.isfinite(least)
        found.append(0 if free else round(least) // mine[0].minute)
    return tuple(found)


def lower_bound(
    problem: Problem, master: Master, latest: Latest, budget: Budget, threshold: float = math.nan
) -> LowerBound:
    """Adds walks until none is missing, or it is plain on which side of a threshold the bound will be.

    For any prices, the cheapest walks of every outing times its groups, less what the nodes earn, is a bound (weak
    duality); at the optimum of the master it equals its objective, which never is below it.
    """
    best = -math.inf
    while True:
        duals = master.solve()
        every = list(all_paths(problem, master.stretch, duals.prices, latest))
        each = [paths.best() for paths in every]
        wanted = _wanted(master.stretch, each, duals.outings)
        added = sum(master.add(every[kind].walks(float(duals.groups[kind]) - TINY, SPAN)) for kind in wanted)
        best = max(best, master.stretch.least(each) - duals.rent)
        decided = best > threshold or duals.objective <= threshold
        if not added or decided or budget.over():
            return LowerBound(best, duals)


def near_bound(problem: Problem, master: Master, budget: Budget) -> LowerBound:
    """A bound for many groups: adds walks until the linear program is near to it.

    The prices of a new program swing wildly, so walks are priced half way between these and the best prices so far,
    first none (Wentges 1997); where that gives few walks, at the program's own prices too. It ends after so many rounds
    at the latest, which are the same on every machine; the clock is only asked as a guard.
    """
    rows, classes = master.rows, master.stretch.classes
    centre, groups = np.zeros(len(rows.capacity)), np.full(len(classes), math.inf)
    best, _, groups = _priced(problem, master, centre, groups)
    for number in range(1, ROUNDS + 1):
        duals = master.solve()
        each = rows.each(duals.prices)
        tried = [CENTRE * centre + (1 - CENTRE) * each, each]
        below = [CENTRE * groups + (1 - CENTRE) * duals.groups, duals.groups]
        added = 0
        for prices, most in zip(tried, below, strict=True):
            if added < len(classes):
                value, more, least = _priced(problem, master, prices, most)
                added += more
                if value > best:
                    best, centre, groups = value, prices, least
        near = duals.objective - best <= NEAR * abs(duals.objective)
        if not added or near or number == ROUNDS or budget.over():
            break
    return LowerBound(best, duals)


def _priced(problem: Problem, master: Master, each: Floats, below: Floats) -> tuple[float, int, Floats]:
    """The bound that prices of all rows prove, how many walks they add, and the cheapest walk of each class."""
    prices = master.rows.prices(np.arange(len(each)), -each)
    every = list(all_paths(problem, master.stretch, prices, {}))
    least = [paths.best() for paths in every]
    wanted = _wanted(master.stretch, least, [math.inf] * len(master.stretch.outings))
    added = sum(master.add(every[kind].walks(float(below[kind]) - TINY, SPAN)) for kind in wanted)
    return float(master.stretch.least(least) - each @ master.rows.capacity), added, np.array(least)


def _wanted(stretch: Stretch, each: Sequence[float], most: Sequence[float]) -> Iterator[int]:
    """The classes whose walks can better the program: of groups that divide sites, those of the few cheapest ways.

    Prices of classes that are in no such way are the simplex's whim. Where every way costs a group at least what
    the program says that it does, the program is at its optimum.

    Args:
        each: what the cheapest walk of each class costs.
        most: what a group of each outing costs.
    """
    kinds: dict[int, None] = {}
    for outing, cost in zip(stretch.outings, most, strict=True):
        ways = sorted(zip(outing.costs(each), outing.ways, strict=True))[:FEW] if outing.divided else ()
        kinds |= dict.fromkeys(kind for its, way in ways if its < cost - TINY for kind in way)
        kinds |= dict.fromkeys(() if outing.divided else outing.ways[0])
    yield from sorted(kinds)
