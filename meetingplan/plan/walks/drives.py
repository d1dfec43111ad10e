"""Costs carried along a drive, whose minutes may depend on the minute of departure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import PlaceId
from meetingplan.network import CapacityGraph
from meetingplan.plan.walks.prices import Floats

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Drives:
    """Drives of a stretch; minutes are counted from its start, `size` of them."""

    graph: CapacityGraph
    start: int
    size: int
    known: dict[tuple[PlaceId, PlaceId], tuple[Ints, tuple[int, ...]]] = field(default_factory=dict)

    def after(self, cost: Floats, a: PlaceId, b: PlaceId) -> Floats:
        """Least cost of arriving at each minute, from the cost of leaving at each; shape (size,) both."""
        lasting, different = self._lasting(a, b)
        if len(different) == 1:
            return later(cost, different[0])
        arriving = np.full_like(cost, np.inf)
        for minutes in different:
            np.minimum(arriving, later(np.where(lasting == minutes, cost, np.inf), minutes), out=arriving)
        return arriving

    def before(self, cost: Floats, a: PlaceId, b: PlaceId, arrival: int) -> int:
        """The cheapest minute of leaving with which one arrives at a given minute; -1 where there is none."""
        lasting, different = self._lasting(a, b)
        possible = (arrival - minutes for minutes in different)
        leaving = [t for t in possible if 0 <= t < self.size and lasting[t] == arrival - t]
        return min(leaving, key=lambda t: (cost[t], t), default=-1)

    def leaving(self, a: PlaceId, b: PlaceId, arrival: Ints) -> Iterator[tuple[Bools, Ints]]:
        """All ways to arrive at given minutes: which of these have one, and the minutes of leaving; as long, both."""
        lasting, different = self._lasting(a, b)
        for minutes in different:
            left = np.maximum(arrival - minutes, 0)
            yield (arrival >= minutes) & (lasting[left] == minutes), left

    def _lasting(self, a: PlaceId, b: PlaceId) -> tuple[Ints, tuple[int, ...]]:
        """Minutes of the drive by the minute of leaving, and the different ones among them."""
        if (a, b) not in self.known:
            minutes: Mapping[int, int] = {}
            if self.graph.meeting.slow_times:
                minutes = {t: self.graph.minutes(a, b, self.start + t) for t in range(self.size)}
            always = self.graph.minutes(a, b)
            lasting = np.array([minutes.get(t, always) for t in range(self.size)], np.int64)
            self.known[a, b] = lasting, tuple(np.unique(lasting).tolist())
        return self.known[a, b]


def later(cost: Floats, minutes: int) -> Floats:
    """The same costs so many minutes later."""
    moved = np.full_like(cost, np.inf)
    if minutes < len(cost):
        moved[minutes:] = cost[: len(cost) - minutes]
    return moved
