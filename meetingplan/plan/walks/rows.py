"""The capacity rows of a stretch, numbered; and what a walk takes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import NodeId
from meetingplan.network import CapacityGraph
from meetingplan.plan.walks.limits import limit_of, needed_limits
from meetingplan.plan.walks.prices import Floats, Prices, Unit, amounts
from meetingplan.plan.walks.stretch import Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk, holds

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Usage:
    """What one walk takes: row numbers, each once, and amounts, shape (rows taken,) both."""

    rows: Ints
    amounts: Floats


@dataclass(frozen=True, slots=True)
class Taken:
    """What all walks of one shape take: first rows of limits, minutes after departure, amounts; shape (taken,) each."""

    limits: Ints
    minutes: Ints
    amounts: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """All capacity rows of a stretch: row `limits[node, unit] + minute - start`.

    Args:
        limits: the first row of each node and unit that has a limit.
        capacity: of every row, shape (rows,).
    """

    start: int
    minutes: int
    limits: Mapping[tuple[NodeId, Unit], int]
    capacity: Floats

    def usage(self, walk: TimedWalk, of: TourClass) -> Usage:
        """What a walk of a class takes."""
        return self.usages([walk], of)[0]

    def usages(self, walks: Sequence[TimedWalk], of: TourClass) -> list[Usage]:
        """What walks of a class take; walks that differ in their departure alone are worked out once."""
        shapes: dict[object, Taken] = {}
        return [self._usage(walk, of, shapes) for walk in walks]

    def _usage(self, walk: TimedWalk, of: TourClass, shapes: dict[object, Taken]) -> Usage:
        depart = walk.depart
        stays = tuple((v.site, v.arrive - depart, v.begin - depart, v.leave - depart) for v in walk.visits)
        shape = (walk.back - depart, stays)
        if shape not in shapes:
            shapes[shape] = self._taken(walk, of)
        taken, minutes = shapes[shape], shapes[shape].minutes + depart - self.start
        inside = minutes < self.minutes
        return Usage((taken.limits + minutes)[inside], taken.amounts[inside])

    def _taken(self, walk: TimedWalk, of: TourClass) -> Taken:
        """What a walk takes, by limit and minute after its departure."""
        none = np.empty(0, np.int64)
        limits, minutes, taken = [none], [none], [np.empty(0)]
        for hold in holds(walk, of):
            for unit, amount in amounts(hold).items():
                first = self.limits.get((hold.node, unit))
                if first is not None and amount:
                    minutes.append(np.arange(hold.start, hold.end) - walk.depart)
                    limits.append(np.full(hold.end - hold.start, first))
                    taken.append(np.full(hold.end - hold.start, float(amount)))
        both = np.stack([np.concatenate(limits), np.concatenate(minutes)])
        different, inverse = np.unique(both, axis=1, return_inverse=True)
        summed: Floats = np.bincount(inverse.ravel(), np.concatenate(taken)).astype(np.float64)
        return Taken(different[0], different[1], summed)

    def prices(self, rows: Ints, duals: Floats) -> Prices:
        """Prices from the duals of some rows (not positive for a minimum); a price is their negative."""
        each = np.zeros(len(self.capacity))
        each[rows] = np.maximum(0.0, -duals)
        summed = {
            key: np.concatenate([[0.0], np.cumsum(each[first : first + self.minutes])])
            for key, first in self.limits.items()
            if each[first : first + self.minutes].any()
        }
        return Prices(self.start, self.minutes, summed)

    def each(self, prices: Prices) -> Floats:
        """The price of every row, shape (rows,)."""
        each = np.zeros(len(self.capacity))
        for key, summed in prices.summed.items():
            first = self.limits[key]
            each[first : first + self.minutes] = np.diff(summed)
        return each


def capacity_rows(graph: CapacityGraph, stretch: Stretch) -> Rows:
    """Rows for the limits that could be broken while all others are kept."""
    minutes = stretch.end - stretch.start
    limits: dict[tuple[NodeId, Unit], int] = {}
    capacity: list[Floats] = []
    for node, unit in needed_limits(graph, stretch):
        limits[node, unit] = len(capacity) * minutes
        capacity.append(np.full(minutes, float(limit_of(graph, node, unit) or 0)))
    return Rows(stretch.start, minutes, limits, np.concatenate(capacity) if capacity else np.empty(0))
