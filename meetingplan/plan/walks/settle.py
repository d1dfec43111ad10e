"""One stretch of the meeting: its bound, and walks for all its groups."""

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from meetingplan.domain.ids import WindowId
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import TINY, alone, least_idle, lower_bound, near_bound
from meetingplan.plan.walks.choice import Pool
from meetingplan.plan.walks.crowd import place, spread
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.dividing import divided
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.stretch import Stretch
from meetingplan.plan.walks.walk import TimedWalk, idle, total

MANY = 60
"""With more groups the linear program is rounded at once; with fewer a dive, group by group, comes closer."""
ENOUGH = 0.0025
"""Part of the bound by which the walks of many groups may exceed it without a linear program being asked."""
SLACK = 0.01
"""Share of a capacity that such a program may exceed: its bound holds all the same, and rounding minds every minute."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a stretch.

    Args:
        walks: one for each group; none at all where the dive did not find all.
        bound: on what all its walks cost.
        of_all: the same for walks by all routes, where `bound` holds for those that were chosen alone.
        least: for each outing, a bound on the minutes of travel and waiting of one group.
        pool: all walks that plans as cheap and as early can have, where they were listed.
        duals: of its linear program, where it was solved to the end.
    """

    stretch: Stretch
    master: Master
    walks: tuple[TimedWalk, ...]
    bound: int
    least: tuple[int, ...]
    of_all: int | None = None
    pool: Pool | None = None
    duals: Duals | None = None

    @property
    def proven(self) -> int:
        """The bound that holds whatever routes are chosen."""
        return self.bound if self.of_all is None else self.of_all

    @property
    def value(self) -> int:
        """What the walks cost."""
        return total(self.walks, self.stretch)

    @property
    def people_minutes(self) -> int:
        """People-minutes of travel and waiting of the walks."""
        classes = self.stretch.classes
        return sum(
            classes[walk.kind].people * idle(walk, classes[walk.kind]) * len(list(same))
            for walk, same in groupby(self.walks)
        )

    @property
    def windows(self) -> tuple[WindowId, ...]:
        """The windows in which its groups make visits."""
        found = (of.like.window for of in self.stretch.classes if of.like.sites)
        return tuple(dict.fromkeys(window for window in found if window is not None))

    def last(self, window: WindowId) -> int:
        """The minute of the meeting at which the last group is back from its visits in a window; 0 without visits."""
        classes = self.stretch.classes
        visiting = {kind for kind, of in enumerate(classes) if of.like.sites and of.like.window == window}
        backs = (walk.back for walk in self.walks if walk.kind in visiting and walk.visits)
        return max(backs, default=0)

    def tours(self) -> Iterator[TimedTour]:
        """The walks given to the groups of their outing, earliest departure first."""
        classes = self.stretch.classes
        mine: dict[int, deque[TimedWalk]] = defaultdict(deque)
        for walk in sorted(self.walks, key=lambda walk: (walk.depart, walk.back)):
            mine[walk.kind].append(walk)
        count = Counter(walk.kind for walk in self.walks)
        for outing in self.stretch.outings:
            for group, way in enumerate(divided(outing, count)):
                for kind in way:
                    walk = mine[kind].popleft()
                    yield TimedTour(classes[kind].tours[group], walk.depart, walk.back, walk.visits)


def settle(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Bounds and walks of one stretch.

    Raises:
        MasterFailedError: the simplex gave up.
    """
    if len(problem.drafts) > MANY:
        settled = _settle_many(problem, stretch, budget)
        if settled.walks:
            return settled
    bounded = bounds(problem, stretch, budget)
    return replace(bounded, walks=dive(problem, bounded.master, {}, budget) or ())


def _settle_many(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Walks that hardly cost more than if every group were alone; where there are none, those of the linear program."""
    master = Master(problem.graph, stretch, SLACK)
    costs = alone(problem, master)
    least = least_idle(master, costs)
    bound = stretch.least(costs.tolist())
    divided = any(outing.divided for outing in stretch.outings)
    walks = spread(problem, master) if math.isfinite(bound) and not divided else None
    if walks is not None and total(walks, stretch) <= (1 + ENOUGH) * bound:
        return Settled(stretch, master, walks, math.ceil(bound - TINY), least)
    near = near_bound(problem, master, budget)
    placed = place(problem, master, near.duals)
    found = [some for some in (walks, placed) if some is not None]
    best = min(found, key=lambda some: total(some, stretch), default=())
    return Settled(stretch, master, best, near.whole, least)


def bounds(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Bounds of one stretch, without walks yet."""
    master = Master(problem.graph, stretch)
    least = least_idle(master, alone(problem, master))
    bound = lower_bound(problem, master, {}, budget)
    return Settled(stretch, master, (), bound.whole, least, duals=bound.duals)
