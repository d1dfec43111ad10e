"""The master program: how many groups of each class take each walk, with no node ever overfilled.

    minimise    sum over walks of cost * x
    subject to  the walks of a class add up to its groups             (one row a class)
                at every minute no node holds more than it can         (one row a node, unit and minute)

Capacity rows come in only when a solution breaks them; most never do. GLOP keeps its basis from solve to solve.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from meetingplan.network import CapacityGraph
from meetingplan.plan.walks.prices import Floats, Prices
from meetingplan.plan.walks.rows import Usage, capacity_rows
from meetingplan.plan.walks.simplex import MasterFailedError, Simplex
from meetingplan.plan.walks.stretch import Latest, Stretch
from meetingplan.plan.walks.walk import TimedWalk, cost

__all__ = ["Duals", "Master", "MasterFailedError"]

MISSING = 10
"""A group without a walk costs so many times its dearest possible walk, so that it is left only where it must be."""
TOLERANCE = 1e-7
NONE = -1
"""Instead of the number of a row that has not come in."""


@dataclass(frozen=True, slots=True)
class Duals:
    """What the last solve says: its objective, prices of one more group of each class and outing, and of every node."""

    objective: float
    groups: Floats
    outings: Sequence[float]
    prices: Prices
    rent: float
    """Capacity times price over all rows: what the nodes earn at these prices."""


class Master:
    """A linear program that grows by walks and by rows.

    Args:
        slack: share of its capacity by which a row may be overfilled before it comes in.
        missing: how many times its dearest possible walk a group without a walk costs.
    """

    def __init__(self, graph: CapacityGraph, stretch: Stretch, slack: float = 0.0, missing: int = MISSING) -> None:
        self.stretch = stretch
        self._missing = missing
        self.walks: list[TimedWalk] = []
        self.rows = capacity_rows(graph, stretch)
        self._spare = slack * self.rows.capacity + 1e-6
        self._usages: list[Usage] = []
        self._known: set[TimedWalk] = set()
        self._barred: set[int] = set()
        self._active = np.full(len(self.rows.capacity), NONE)
        self._order: list[int] = []
        self._going = self._values = np.empty(0)
        self._simplex = Simplex()
        self._ways: list[int] = []
        self._rows_of_outings: list[int] = []
        self._begin()
        self._heads = self._simplex.columns

    def _begin(self) -> None:
        """The rows of classes, numbered as these, and of groups that divide sites; columns that are no walks.

        The walks of a class are as many as its groups, or as go ways of which it is a part; each group goes one way.
        Where walks are missing, groups are without, or classes are.
        """
        simplex, classes = self._simplex, self.stretch.classes
        alone = {outing.ways[0][0]: outing.groups for outing in self.stretch.outings if not outing.divided}
        for kind in range(len(classes)):
            simplex.add_row(float(alone.get(kind, 0)), float(alone.get(kind, 0)))
        for outing in self.stretch.outings:
            groups = float(outing.groups)
            row = simplex.add_row(groups, groups) if outing.divided else outing.ways[0][0]
            self._rows_of_outings.append(row)
            self._column(self._missing * self.stretch.dearest_of(outing), {row: 1.0})
            for way in outing.ways if outing.divided else ():
                self._ways.append(self._column(outing.unseen, {row: 1.0, **dict.fromkeys(way, -1.0)}))
        for kind in range(len(classes)):
            if kind not in alone:
                self._column(self._missing * classes[kind].longest, {kind: 1.0})

    def _column(self, cost: int, amounts: Mapping[int, float]) -> int:
        column = self._simplex.add_column(float(cost))
        self._simplex.set(np.array(list(amounts)), np.full(len(amounts), column), np.array(list(amounts.values())))
        return column

    def add(self, walks: Iterable[TimedWalk]) -> int:
        """Adds the walks that are new; returns how many."""
        new = [walk for walk in dict.fromkeys(walks) if walk not in self._known]
        for walk in new:
            of = self.stretch.classes[walk.kind]
            usage = self.rows.usage(walk, of)
            column = self._simplex.add_column(float(cost(walk, of)))
            rows = self._active[usage.rows]
            limited = rows != NONE
            rows = np.append(rows[limited], walk.kind)
            self._simplex.set(rows, np.full(len(rows), column), np.append(usage.amounts[limited], 1.0))
            self._known.add(walk)
            self.walks.append(walk)
            self._usages.append(usage)
        return len(new)

    def restrict(self, latest: Latest) -> None:
        """Allows only the walks that are back in time."""
        classes = self.stretch.classes
        self.allow(lambda walk: not walk.visits or walk.back <= classes[walk.kind].back_by(latest))

    def allow(self, allowed: Callable[[TimedWalk], bool]) -> None:
        """Allows only some walks."""
        for number, walk in enumerate(self.walks):
            if allowed(walk) is (number in self._barred):
                self._barred ^= {number}
                self._bound(number, 0)

    def fix(self, number: int, groups: int) -> None:
        """At least so many groups take a walk."""
        self._bound(number, groups)

    def _bound(self, number: int, least: int) -> None:
        upper = 0.0 if number in self._barred else math.inf
        self._simplex.bound(self._heads + number, float(least), upper)

    def ways(self) -> Mapping[int, float]:
        """How many groups go each way, by a number of the way; only of groups that divide sites between tours."""
        return {number: float(self._going[number]) for number in self._ways}

    def divide(self, number: int, groups: int) -> None:
        """At least so many groups go a way."""
        self._simplex.bound(number, float(groups), math.inf)

    def usage(self, number: int) -> Usage:
        """What a walk takes, by its number."""
        return self._usages[number]

    def values(self) -> Mapping[int, float]:
        """How many groups take each walk in the last solution, by the number of the walk; zeros left out."""
        return {number: float(self._values[number]) for number in np.flatnonzero(self._values > TOLERANCE).tolist()}

    def solve(self) -> Duals:
        """Solves, and adds rows until no node is overfilled.

        An imprecise optimum will do: bounds are computed from the duals, whatever their quality.

        Raises:
            MasterFailedError: the simplex reached no optimum.
        """
        while True:
            found = self._simplex.solve()
            self._going, self._values = found.values[: self._heads], found.values[self._heads :]
            broken = self.broken(self.values())
            if not broken:
                break
            self._add_rows(broken)
        active = np.array(self._order, np.int64)
        duals = found.duals[len(found.duals) - len(active) :]
        rent = float(np.maximum(0.0, -duals) @ self.rows.capacity[active])
        classes = len(self.stretch.classes)
        outings = [float(found.duals[row]) for row in self._rows_of_outings]
        return Duals(found.objective, found.duals[:classes], outings, self.rows.prices(active, duals), rent)

    def begin_with(self, rows: Iterable[int]) -> None:
        """Brings in rows that are likely to be broken, before they are."""
        self._add_rows([row for row in dict.fromkeys(rows) if self._active[row] == NONE])

    def active_rows(self) -> tuple[int, ...]:
        """The capacity rows that have come in."""
        return tuple(self._order)

    def broken(self, counts: Mapping[int, float]) -> list[int]:
        """Rows overfilled when so many groups take each walk: of every run of minutes at a node, the worst."""
        load = np.zeros(len(self.rows.capacity))
        for number, count in counts.items():
            usage = self._usages[number]
            load[usage.rows] += count * usage.amounts
        return self.rows.overfilled(load, self._spare)

    def _add_rows(self, numbers: Sequence[int]) -> None:
        """Brings in rows that are not in yet, with all walks that take something of them."""
        coming = np.full(len(self._active), NONE)
        for number in numbers:
            coming[number] = self._active[number] = self._simplex.add_row(-math.inf, self.rows.capacity[number])
        self._order += numbers
        if self._usages:
            rows = coming[np.concatenate([usage.rows for usage in self._usages])]
            amounts = np.concatenate([usage.amounts for usage in self._usages])
            walks = np.repeat(np.arange(len(self._usages)), [len(usage.rows) for usage in self._usages])
            taken = rows != NONE
            self._simplex.set(rows[taken], self._heads + walks[taken], amounts[taken])
