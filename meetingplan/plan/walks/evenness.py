"""Groups fare alike, decided exactly: of all plans that are as cheap and as early, one that differs least.

The walks of a pool are the same to this wish when they idle as long, so groups are given minutes of idling, not walks.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.ids import GroupId
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.solver import Values
from meetingplan.plan.walks.bound import TINY, lower_bound
from meetingplan.plan.walks.choice import Chosen, Pool, choose, fill, solve_with_cuts
from meetingplan.plan.walks.settle import Settled
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.walk import TimedWalk, idle
from meetingplan.plan.walks.weights import Weights

EFFORT = 20.0
"""Deterministic time of the solver."""
MOST_GROUPS = 60
"""With more groups the choice is not decided in reasonable time."""


@dataclass(frozen=True, slots=True)
class Even:
    """Tours that differ as little as was found, and a bound on the difference."""

    tours: tuple[TimedTour, ...]
    bound: int


def even_out(problem: Problem, settled: Sequence[Settled], latest: Latest, budget: Budget) -> Even | None:
    """Gives groups walks so that their minutes of travel and waiting are alike; None where that is left open."""
    if len(problem.drafts) > MOST_GROUPS:
        return None
    pools = _pools(problem, settled, latest, budget)
    if pools is None:
        return None
    cp = cp_model.CpModel()
    chosen = [choose(cp, pool) for pool in pools]
    cp.add(sum(c.cost for c in chosen) <= sum(s.value for s in settled))
    for s, each in zip(settled, chosen, strict=True):
        taken = Counter(s.walks)
        for walk, count in zip(each.pool.walks, each.counts, strict=True):
            cp.add_hint(count, taken[walk])
    idles: dict[GroupId, list[cp_model.LinearExprT]] = defaultdict(list)
    given = [_give(cp, c, idles) for c in chosen]
    spread = _spread(cp, idles)
    cp.minimize(spread)
    answer = solve_with_cuts(cp, chosen, budget, EFFORT)
    if answer.values is None or answer.value is None:
        return None
    tours = [tour for c, g in zip(chosen, given, strict=True) for tour in _tours(c, g, answer.values)]
    everywhere = all(s.of_all is None for s in settled)
    return Even(tuple(tours), max(0, math.ceil(answer.bound - TINY)) if everywhere else 0)


def _pools(problem: Problem, settled: Sequence[Settled], latest: Latest, budget: Budget) -> list[Pool] | None:
    """All walks that plans can have which cost no more and are back in time; None where they are too many."""
    spare = sum(s.value for s in settled) - sum(s.bound for s in settled)
    pools = []
    for s in settled:
        pool = s.pool or _pool(problem, s, latest, s.bound + spare, budget)
        if pool is None:
            return None
        pools.append(pool.back_by(latest))
    return pools


def _pool(problem: Problem, settled: Settled, latest: Latest, most: int, budget: Budget) -> Pool | None:
    settled.master.restrict(latest)
    bound = lower_bound(problem, settled.master, latest, budget)
    return None if budget.over() else fill(problem, settled.master, bound.duals, latest, most)


Given = Mapping[tuple[int, int, int], cp_model.IntVar]
"""Whether a group of a class idles so many minutes: by the class, the number of the group in it, and the minutes."""


def _give(cp: cp_model.CpModel, chosen: Chosen, idles: dict[GroupId, list[cp_model.LinearExprT]]) -> Given:
    """Posts that as many groups of a class idle so many minutes as take walks that do."""
    given: dict[tuple[int, int, int], cp_model.IntVar] = {}
    within = _within(cp, chosen)
    for kind, of in enumerate(chosen.pool.master.stretch.classes):
        counts: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for walk, count in zip(chosen.pool.walks, chosen.counts, strict=True):
            if walk.kind == kind:
                counts[idle(walk, of)].append(count)
        for number, tour in enumerate(of.tours):
            mine = {minutes: cp.new_bool_var("") for minutes in counts}
            cp.add(sum(mine.values()) == within.get((kind, number), 1))
            idles[tour.group].append(sum(minutes * literal for minutes, literal in mine.items()))
            given |= {(kind, number, minutes): literal for minutes, literal in mine.items()}
        for minutes, taken in counts.items():
            cp.add(sum(taken) == sum(given[kind, number, minutes] for number in range(len(of.tours))))
    return given


def _within(cp: cp_model.CpModel, chosen: Chosen) -> Mapping[tuple[int, int], cp_model.LinearExprT]:
    """Whether a group is in a class, by the numbers of both, where groups divide sites between tours."""
    within: dict[tuple[int, int], cp_model.LinearExprT] = {}
    for number, outing in enumerate(chosen.pool.master.stretch.outings):
        ways = {way: count for (of, way), count in chosen.going.items() if of == number}
        goes = {(group, way): cp.new_bool_var("") for group in range(outing.groups) for way in ways}
        for way, count in ways.items():
            cp.add(sum(goes[group, way] for group in range(outing.groups)) == count)
        for group in range(outing.groups) if outing.divided else ():
            cp.add_exactly_one(goes[group, way] for way in ways)
            for kind in dict.fromkeys(kind for way in outing.ways for kind in way):
                within[kind, group] = sum(goes[group, way] for way in ways if kind in outing.ways[way])
    return within


def _spread(cp: cp_model.CpModel, idles: Mapping[GroupId, Sequence[cp_model.LinearExprT]]) -> cp_model.LinearExprT:
    """The most less the fewest minutes of a group."""
    most, least = (cp.new_int_var(0, 10**6, name) for name in ("most idle", "least idle"))
    for parts in idles.values():
        cp.add(most >= sum(parts))
        cp.add(least <= sum(parts))
    cp.add(least <= most)
    return most - least


def _tours(chosen: Chosen, given: Given, values: Values) -> list[TimedTour]:
    """The walks that were chosen, given to groups that idle as long."""
    classes = chosen.pool.master.stretch.classes
    free: dict[tuple[int, int], list[TimedWalk]] = defaultdict(list)
    for walk, count in zip(chosen.pool.walks, chosen.counts, strict=True):
        free[walk.kind, idle(walk, classes[walk.kind])] += [walk] * values[count.index]
    tours = []
    for (kind, number, minutes), literal in given.items():
        if values[literal.index]:
            walk = free[kind, minutes].pop()
            tours.append(TimedTour(classes[kind].tours[number], walk.depart, walk.back, walk.visits))
    return tours


def least_unevenness(problem: Problem, weights: Weights, settled: Sequence[Settled]) -> int:
    """A bound: the group that must idle longest, less the longest that any other can idle at so many people-minutes.

    No group has less than its least, so what the people-minutes exceed the sum of all least ones is all that there is
    to be spent on making the others idle longer.
    """
    least: dict[GroupId, int] = defaultdict(int)
    for s in settled:
        for outing, minutes in zip(s.stretch.outings, s.least, strict=True):
            for tour in s.stretch.classes[outing.ways[0][0]].tours:
                least[tour.group] += minutes
    people = {group: draft.headcount.people * weights.minute for group, draft in problem.drafts.items()}
    if not people or any(s.of_all is not None for s in settled):
        return 0
    spare = sum(s.value for s in settled) - sum(people[group] * minutes for group, minutes in least.items())
    longest = min(least[group] + spare // people[group] for group in people)
    return max(0, max(least.values()) - longest)
