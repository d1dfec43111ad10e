"""The capacity rows of a stretch, numbered; and what a walk takes of them."""

from collections.abc import Mapping
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
        rows, taken = [], []
        for hold in holds(walk, of):
            for unit, amount in amounts(hold).items():
                first = self.limits.get((hold.node, unit))
                if first is not None and amount:
                    end = min(hold.end, self.start + self.minutes)
                    minutes = np.arange(hold.start, end) - self.start + first
                    rows.append(minutes)
                    taken.append(np.full(len(minutes), float(amount)))
        numbers, inverse = np.unique(np.concatenate(rows), return_inverse=True)
        summed: Floats = np.bincount(inverse, np.concatenate(taken)).astype(np.float64)
        return Usage(numbers, summed)

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


def capacity_rows(graph: CapacityGraph, stretch: Stretch) -> Rows:
    """Rows for the limits that could be broken while all others are kept."""
    minutes = stretch.end - stretch.start
    limits: dict[tuple[NodeId, Unit], int] = {}
    capacity: list[Floats] = []
    for node, unit in needed_limits(graph, stretch):
        limits[node, unit] = len(capacity) * minutes
        capacity.append(np.full(minutes, float(limit_of(graph, node, unit) or 0)))
    return Rows(stretch.start, minutes, limits, np.concatenate(capacity) if capacity else np.empty(0))
