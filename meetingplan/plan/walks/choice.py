"""The exact choice of walks from pools that hold all that a good enough plan can have.

Where the linear program asks a price for a minute at a node, a plan within the gap can leave little of it unused:
that, counted together with the reduced costs of the walks, is what lets CP-SAT decide soon.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.solver import Answer, Status, Values, hint, solve
from meetingplan.plan.walks.bound import TINY
from meetingplan.plan.walks.drives import Ints
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.pool import walks_within
from meetingplan.plan.walks.prices import Floats
from meetingplan.plan.walks.pricing import all_paths
from meetingplan.plan.walks.rows import Usage
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.walk import TimedWalk, cost

MOST_WALKS = 6000
"""Of one stretch; with more, a choice is not decided in reasonable time."""
SCALE = 1000
"""Prices are rounded down to whole parts of a people-minute, so that what must hold still does."""
ROUND = 3
"""Minutes before and after one that an answer overfills; it would move there next."""


Counts = Sequence[cp_model.IntVar]


@dataclass(frozen=True, slots=True)
class Pool:
    """The walks of one stretch that a plan can have whose cost exceeds the bound by at most `gap`.

    Args:
        bound: on the cost of one such walk for every group.
        usages, reduced: what each walk takes, and its reduced cost, shape (walks,).
        prices: of every row of the master, shape (rows,).
        ways: the ways that groups of such a plan can go who divide sites between tours, by the numbers of outing and
            way, and what each costs more than the cheapest one.
        met: rows that a choice before this one has posted.
    """

    master: Master
    bound: float
    gap: float
    walks: tuple[TimedWalk, ...]
    usages: tuple[Usage, ...]
    reduced: Floats
    prices: Floats
    ways: Mapping[tuple[int, int], float]
    met: tuple[int, ...] = ()

    def back_by(self, latest: Latest) -> "Pool":
        """Those of its walks that are back in time: all that plans can have which are as cheap and back in time."""
        classes = self.master.stretch.classes
        return self._only(
            number
            for number, walk in enumerate(self.walks)
            if not walk.visits or walk.back <= classes[walk.kind].back_by(latest)
        )

    def under(self, problem: Problem, duals: Duals, latest: Latest) -> "Pool":
        """Those of its walks that plans can have by other prices, too: any prices prove a bound."""
        stretch, rows = self.master.stretch, self.master.rows
        classes = stretch.classes
        best = [paths.best() for paths in all_paths(problem, stretch, duals.prices, latest)]
        each = rows.each(duals.prices)
        gap = self.bound + self.gap + float(each @ rows.capacity) - stretch.least(best)
        most = [least + gap - spare for least, spare in zip(best, stretch.spare(best), strict=True)]
        return self._only(
            number
            for number, (walk, use) in enumerate(zip(self.walks, self.usages, strict=True))
            if cost(walk, classes[walk.kind]) + float(each[use.rows] @ use.amounts) <= most[walk.kind] + TINY
        )

    def _only(self, numbers: Iterable[int]) -> "Pool":
        kept = list(numbers)
        walks, usages = tuple(self.walks[n] for n in kept), tuple(self.usages[n] for n in kept)
        return replace(self, walks=walks, usages=usages, reduced=self.reduced[kept])


def fill(problem: Problem, master: Master, duals: Duals, latest: Latest, most: float) -> Pool | None:
    """The pool of a stretch for at most so many people-minutes; None where it would be too large to choose from.

    A pool with a negative gap is empty: there are no such plans.
    """
    stretch = master.stretch
    every = list(all_paths(problem, stretch, duals.prices, latest))
    best = [paths.best() for paths in every]
    prices = master.rows.each(duals.prices)
    bound = stretch.least(best) - float(prices @ master.rows.capacity)
    gap = most - bound
    walks: list[TimedWalk] = []
    reduced: list[float] = []
    usages: list[Usage] = []
    for of, paths, spare in zip(stretch.classes, every, stretch.spare(best), strict=True):
        found = walks_within(paths, gap - spare, MOST_WALKS) if gap - spare >= -TINY else ()
        if found is None or len(walks) + len(found) > MOST_WALKS:
            return None
        walks += found
        mine = [master.rows.usage(walk, of) for walk in found]
        reduced += [
            cost(walk, of) + float(prices[use.rows] @ use.amounts) - paths.best()
            for walk, use in zip(found, mine, strict=True)
        ]
        usages += mine
    ways = {
        (number, way): spare
        for number, outing in enumerate(stretch.outings) if outing.divided
        for way, spare in enumerate(outing.spare(best)) if spare <= gap + TINY
    }  # fmt: skip
    return Pool(master, bound, gap, tuple(walks), tuple(usages), np.array(reduced), prices, ways)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many groups take each walk of a pool, as variables of a model.

    Args:
        going: how many groups go each way, by the numbers of outing and way.
        users: of every row that some walk takes, the numbers of these walks and their amounts.
        posted: rows that are in the model.
    """

    pool: Pool
    counts: Counts
    going: Mapping[tuple[int, int], cp_model.IntVar]
    users: Mapping[int, tuple[Ints, Ints]]
    posted: set[int] = field(default_factory=set)

    @property
    def cost(self) -> cp_model.LinearExpr:
        """What the walks cost together."""
        stretch = self.pool.master.stretch
        each = [cost(walk, stretch.classes[walk.kind]) for walk in self.pool.walks]
        return _weighted(self.counts, each) + stretch.unseen

    def load(self, row: int) -> cp_model.LinearExpr:
        """What the walks take of a row."""
        users, amounts = self.users[row]
        return _weighted([self.counts[user] for user in users.tolist()], amounts.tolist())

    def cut(self, cp: cp_model.CpModel, values: Values) -> int:
        """Posts the capacities that values break, of every run of minutes at a node the worst and the minutes round it.

        Returns how many were broken.
        """
        load = np.zeros(len(self.pool.prices))
        for count, usage in zip(self.counts, self.pool.usages, strict=True):
            load[usage.rows] += values[count.index] * usage.amounts
        rows = self.pool.master.rows
        broken = rows.overfilled(load, TINY)
        for row in broken:
            for near in range(row - ROUND, row + ROUND + 1):
                self.post(cp, near)
        return len(broken)

    def post(self, cp: cp_model.CpModel, row: int) -> None:
        """Posts the capacity of a row, once, where there is such a row and some walk takes it."""
        if row in self.users and row not in self.posted:
            cp.add(self.load(row) <= int(self.pool.master.rows.capacity[row]))
            self.posted.add(row)


def choose(cp: cp_model.CpModel, pool: Pool) -> Chosen:
    """Posts that every group takes a walk, what all must cost at least, and that little is left of what is dear.

    Of the capacities only those that the linear program met are posted: `solve_with_cuts` adds others where need be.
    """
    classes = pool.master.stretch.classes
    counts = tuple(cp.new_int_var(0, len(classes[walk.kind].tours), "") for walk in pool.walks)
    going = _divide(cp, pool, counts)
    chosen = Chosen(pool, counts, going, _users(pool))
    priced = np.flatnonzero(pool.prices > TINY).tolist()
    left = [_left(cp, chosen, row) for row in priced]
    chosen.posted.update(priced)
    for row in (*pool.master.active_rows(), *pool.met):
        chosen.post(cp, row)
    reduced = _weighted(counts, [int(SCALE * max(0.0, each)) for each in pool.reduced.tolist()])
    unused = _weighted(left, [int(SCALE * pool.prices[row]) for row in priced])
    dearer = _weighted(list(going.values()), [int(SCALE * max(0.0, pool.ways[way])) for way in going])
    cp.add(reduced + dearer + unused <= int(SCALE * (pool.gap + TINY)) + 1)
    if math.isfinite(pool.bound):
        cp.add(chosen.cost >= math.ceil(pool.bound - TINY))
    return chosen


def _divide(cp: cp_model.CpModel, pool: Pool, counts: Counts) -> Mapping[tuple[int, int], cp_model.IntVar]:
    """Posts that of every class there are as many walks as groups in it; returns how many groups go each way."""
    outings = pool.master.stretch.outings
    going = {(number, way): cp.new_int_var(0, outings[number].groups, "") for number, way in pool.ways}
    groups: dict[int, list[cp_model.LinearExprT]] = defaultdict(list)
    for number, outing in enumerate(outings):
        mine = {way: count for (of, way), count in going.items() if of == number}
        if outing.divided:
            cp.add(sum(mine.values()) == outing.groups)
        for way, kinds in enumerate(outing.ways):
            for kind in kinds:
                groups[kind].append(mine.get(way, 0) if outing.divided else outing.groups)
    for kind, in_it in groups.items():
        taking = [count for count, walk in zip(counts, pool.walks, strict=True) if walk.kind == kind]
        cp.add(sum(taking) == sum(in_it))
    return going


def _left(cp: cp_model.CpModel, chosen: Chosen, row: int) -> cp_model.IntVar:
    """What is left of a row that has a price."""
    capacity = int(chosen.pool.master.rows.capacity[row])
    left = cp.new_int_var(0, capacity, "")
    cp.add((chosen.load(row) if row in chosen.users else 0) + left == capacity)
    return left


def solve_with_cuts(cp: cp_model.CpModel, chosen: Sequence[Chosen], budget: Budget, effort: float) -> Answer:
    """Solves until no node is overfilled, each time from the last answer.

    What a model with fewer capacities cannot do, no plan can.
    """
    while True:
        answer = solve(cp, budget, effort, lambda values, value, bound: None, relax=False, presolve=False)
        if answer.values is None or not sum(each.cut(cp, answer.values) for each in chosen):
            return answer
        if budget.over():
            return Answer(Status.UNKNOWN, None, None, answer.bound)
        hint(cp, answer.values)


def _users(pool: Pool) -> dict[int, tuple[Ints, Ints]]:
    rows = np.concatenate([usage.rows for usage in pool.usages])
    users = np.repeat(np.arange(len(pool.usages)), [len(usage.rows) for usage in pool.usages])
    amounts = np.concatenate([usage.amounts for usage in pool.usages]).astype(np.int64)
    order = np.argsort(rows, kind="stable")
    different, starts, sizes = np.unique(rows[order], return_index=True, return_counts=True)
    return {
        row: (users[order[start : start + size]], amounts[order[start : start + size]])
        for row, start, size in zip(different.tolist(), starts.tolist(), sizes.tolist(), strict=True)
    }


def _weighted(variables: Counts, weights: Sequence[int]) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum(variables, weights)
