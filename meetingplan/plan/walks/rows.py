"""The capacity rows of a stretch, numbered; and what a walk takes of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import BAY, NodeId, PlaceId, node_id
from meetingplan.network import CapacityGraph, Headcount, Passage
from meetingplan.plan.walks.limits import limit_of, needed_limits
from meetingplan.plan.walks.prices import Floats, Prices, Unit, amounts
from meetingplan.plan.walks.stretch import Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Usage:
    """What one walk takes: row numbers, each once, and amounts, shape (rows taken,) both."""

    rows: Ints
    amounts: Floats


@dataclass(frozen=True, slots=True)
class Taken:
    """What a visit takes inside a site: first rows of limits, minutes after its beginning, amounts; as long, all."""

    limits: Ints
    minutes: Ints
    amounts: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """All capacity rows of a stretch: row `limits[node, unit] + minute - start`.

    Args:
        limits: the first row of each node and unit that has a limit.
        capacity: of every row, shape (rows,).
        inside: what visits take inside, each worked out once.
    """

    start: int
    minutes: int
    limits: Mapping[tuple[NodeId, Unit], int]
    capacity: Floats
    inside: dict[tuple[PlaceId, Headcount], Taken] = field(default_factory=dict)

    def usage(self, walk: TimedWalk, of: TourClass) -> Usage:
        """What a walk of a class takes."""
        if walk.depart == walk.back:
            return Usage(np.empty(0, np.int64), np.empty(0))
        bays = [
            self._bay(of.like.origin, walk.depart, walk.depart + of.board),
            self._bay(of.like.destination, walk.back - of.alight, walk.back),
            *(self._bay(visit.site, visit.arrive, visit.leave) for visit in walk.visits),
        ]
        rows, taken = list(bays), [np.ones(len(bay)) for bay in bays]
        for visit in walk.visits:
            inside = self._inside(of.passages[visit.site])
            minutes = inside.minutes + visit.begin - self.start
            within = minutes < self.minutes
            rows.append((inside.limits + minutes)[within])
            taken.append(inside.amounts[within])
        return Usage(np.concatenate(rows), np.concatenate(taken))

    def _bay(self, place: PlaceId, start: int, end: int) -> Ints:
        """The rows of a coach in its bay; all bays of a stretch have a limit."""
        first = self.limits[node_id(place, BAY), Unit.PARTIES] - self.start
        return np.arange(first + start, first + min(end, self.start + self.minutes))

    def _inside(self, passage: Passage) -> Taken:
        key = passage.place, passage.headcount
        if key not in self.inside:
            self.inside[key] = self._taken(passage)
        return self.inside[key]

    def _taken(self, passage: Passage) -> Taken:
        held: dict[tuple[int, int], int] = defaultdict(int)
        for hold in passage.holds():
            for unit, amount in amounts(hold).items():
                first = self.limits.get((hold.node, unit))
                if first is not None and amount and hold.node != node_id(passage.place, BAY):
                    for minute in range(hold.start, hold.end):
                        held[first, minute] += amount
        limits, minutes = np.array(list(held), np.int64).reshape(-1, 2).T
        return Taken(limits, minutes, np.array(list(held.values()), np.float64))

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
