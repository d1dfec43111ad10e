"""What a rotation is: minutes of visits, minutes of travel, and how many groups a site takes at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

Visit = tuple[int, int]
"""A group and a site, by their rows in the tables of the rotation."""
Starts = Mapping[Visit, int]
"""The minute at which each visit starts, counted from the beginning of the rotation."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Every group sees its sites in an order of its own; what counts is the minute at which the last one is done.

    With one group a site and no travel this is the open shop of machine scheduling (Gonzalez and Sahni 1976).

    Args:
        minutes: `minutes[group][site]` of a visit; 0 where the group does not go to the site.
        travel: `travel[site][other]` minutes; any two visits of a group, not just neighbouring ones, lie at least so
            far apart. Getting to the first site and away from the last one costs nothing.
        capacity: how many groups may be at each site at once.
    """

    minutes: tuple[tuple[int, ...], ...]
    travel: tuple[tuple[int, ...], ...]
    capacity: tuple[int, ...]

    def visits(self) -> list[Visit]:
        """All visits, group by group."""
        return [(g, s) for g, row in enumerate(self.minutes) for s, minutes in enumerate(row) if minutes]

    def mirrored(self) -> "Rotation":
        """The same with time running backwards."""
        return Rotation(self.minutes, tuple(zip(*self.travel, strict=True)), self.capacity)

    def length(self, visit: Visit) -> int:
        """The minutes of a visit."""
        return self.minutes[visit[0]][visit[1]]

    def end(self, visit: Visit, starts: Starts) -> int:
        """The minute at which a visit ends."""
        return starts[visit] + self.length(visit)

    def allows(self, starts: Starts) -> bool:
        """Whether a timetable holds every visit, each group in one place at a time, each site within its capacity."""
        order = by_start(starts)
        if sorted(order) != self.visits() or (order and starts[order[0]] < 0):
            return False
        apart = all(
            starts[other] >= self.end(one, starts) + self.travel[one[1]][other[1]]
            for one, other in combinations(order, 2)
            if one[0] == other[0]
        )
        together = (
            sum(starts[other] <= starts[one] < self.end(other, starts) for other in order if other[1] == one[1])
            for one in order
        )
        return apart and all(there <= self.capacity[one[1]] for one, there in zip(order, together, strict=True))

    def value(self, starts: Starts) -> int:
        """The minute at which the last visit ends."""
        return max((self.end(visit, starts) for visit in starts), default=0)


class Front:
    """How far a timetable has been built: where every group is and since when, and when the sites' places are free."""

    def __init__(self, rotation: Rotation) -> None:
        self._rotation = rotation
        self._seen: list[list[tuple[int, int]]] = [[] for _ in rotation.minutes]
        self.places = [[0] * capacity for capacity in rotation.capacity]

    def earliest(self, visit: Visit) -> int:
        """The soonest minute at which the group has travelled there and the site has a free place."""
        group, site = visit
        travel = self._rotation.travel
        there = max((end + travel[seen][site] for seen, end in self._seen[group]), default=0)
        return max(there, self.places[site][0])

    def put(self, visit: Visit) -> int:
        """Has the group make the visit as soon as it can; returns the minute of its start."""
        group, site = visit
        start = self.earliest(visit)
        end = start + self._rotation.length(visit)
        self._seen[group].append((site, end))
        self.places[site] = sorted([*self.places[site][1:], end])
        return start


def soonest(rotation: Rotation, order: Iterable[Visit]) -> dict[Visit, int]:
    """Every visit as soon as it can be after those that stand before it in the order.

    In the order of the starts of a feasible timetable no visit becomes later.
    """
    front = Front(rotation)
    return {visit: front.put(visit) for visit in order}


def by_start(starts: Starts) -> list[Visit]:
    """All visits in the order in which they start."""
    return sorted(starts, key=lambda visit: (starts[visit], visit))


def backwards(rotation: Rotation, starts: Starts) -> dict[Visit, int]:
    """The timetable of the mirrored rotation: what ends last starts first, and all of it as soon as it can be."""
    return soonest(rotation.mirrored(), sorted(starts, key=lambda visit: (-rotation.end(visit, starts), visit)))
