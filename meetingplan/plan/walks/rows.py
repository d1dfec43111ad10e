"""The capacity rows of a stretch, numbered; and what a walk takes of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import BAY, NodeId, PlaceId, node_id
from meetingplan.network import CapacityGraph, Headcount, Passage
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.walks.limits import limit_of, needed_limits
from meetingplan.plan.walks.prices import Floats, Prices, Unit, amounts
from meetingplan.plan.walks.stretch import Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk

Ints: TypeAlias = NDArray[np.int64]
RowName: TypeAlias = tuple[tuple[NodeId, Unit], int]
"""The limit of a row, and its minute of the stretch."""


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
        inside: what passages take inside, each worked out once.
        visits: what visits take, likewise.
    """

    start: int
    minutes: int
    limits: Mapping[tuple[NodeId, Unit], int]
    capacity: Floats
    inside: dict[tuple[PlaceId, Headcount], Taken] = field(default_factory=dict)
    visits: dict[tuple[TimedVisit, Headcount], Usage] = field(default_factory=dict)

    def usage(self, walk: TimedWalk, of: TourClass) -> Usage:
        """What a walk of a class takes."""
        if walk.depart == walk.back:
            return Usage(np.empty(0, np.int64), np.empty(0))
        parts = [
            self._bay(of.like.origin, walk.depart, walk.depart + of.board),
            self._bay(of.like.destination, walk.back - of.alight, walk.back),
            *(self._visit(visit, of.passages[visit.site]) for visit in walk.visits),
        ]
        return Usage(np.concatenate([part.rows for part in parts]), np.concatenate([part.amounts for part in parts]))

    def _visit(self, visit: TimedVisit, passage: Passage) -> Usage:
        """What a visit takes; many walks have it in common."""
        key = visit, passage.headcount
        if key not in self.visits:
            bay = self._bay(visit.site, visit.arrive, visit.leave)
            inside = self._inside(passage)
            minutes = inside.minutes + visit.begin - self.start
            within = minutes < self.minutes
            rows = np.concatenate([bay.rows, (inside.limits + minutes)[within]])
            self.visits[key] = Usage(rows, np.concatenate([bay.amounts, inside.amounts[within]]))
        return self.visits[key]

    def _bay(self, place: PlaceId, start: int, end: int) -> Usage:
        """What a coach takes in its bay; all bays of a stretch have a limit."""
        first = self.limits[node_id(place, BAY), Unit.PARTIES] - self.start
        rows = np.arange(first + start, first + min(end, self.start + self.minutes))
        return Usage(rows, np.ones(len(rows)))

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

    def overfilled(self, load: Floats, spare: Floats | float) -> list[int]:
        """Rows that hold more than they can by more than `spare`: of every run of minutes at a node, the worst."""
        over = load - self.capacity
        broken = np.flatnonzero(over > spare)
        runs = np.split(broken, np.flatnonzero(np.diff(broken) > 1) + 1)
        return [int(run[np.argmax(over[run])]) for run in runs if len(run)]

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

    def names(self, rows: Iterable[int]) -> tuple[RowName, ...]:
        """What rows are called, whatever their numbers."""
        keys = list(self.limits)
        return tuple((keys[row // self.minutes], row % self.minutes) for row in rows)

    def numbered(self, names: Iterable[RowName]) -> list[int]:
        """The rows of some names, as far as there are any."""
        return [self.limits[key] + minute for key, minute in names if key in self.limits]

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
