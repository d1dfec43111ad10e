"""Shortest driving times over the meeting's roads."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road


class Drives:
    """Driving minutes between places, found by Dijkstra's algorithm once for every place asked from."""

    def __init__(self, roads: Iterable[Road]) -> None:
        self._roads: dict[PlaceId, list[tuple[PlaceId, int]]] = defaultdict(list)
        for road in roads:
            self._roads[road.a].append((road.b, road.minutes))
            self._roads[road.b].append((road.a, road.minutes))
        self._known: dict[PlaceId, Mapping[PlaceId, int]] = {}

    def minutes(self, a: PlaceId, b: PlaceId) -> int | None:
        """Minutes of the fastest way from `a` to `b`, or None where no road leads there."""
        if a not in self._known:
            self._known[a] = self._from(a)
        return self._known[a].get(b)

    def _from(self, origin: PlaceId) -> Mapping[PlaceId, int]:
        settled: dict[PlaceId, int] = {}
        frontier = [(0, origin)]
        while frontier:
            minutes, place = heapq.heappop(frontier)
            if place in settled:
                continue
            settled[place] = minutes
            for neighbour, drive in self._roads.get(place, ()):
                if neighbour not in settled:
                    heapq.heappush(frontier, (minutes + drive, neighbour))
        return settled
