"""Shortest driving times of coaches over the meeting's roads."""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting


class Drives:
    """Driving minutes between places, found by Dijkstra's algorithm once for every place asked from."""

    def __init__(self, meeting: Meeting) -> None:
        self._roads: dict[PlaceId, list[tuple[PlaceId, int]]] = defaultdict(list)
        self._known: dict[PlaceId, Mapping[PlaceId, int]] = {}
        self._meeting = meeting
        heights = [coach.height_m for coach in meeting.coaches.values() if coach.height_m is not None]
        for road in meeting.roads:
            too_low = road.height_m is not None and any(height > road.height_m for height in heights)
            if road.turning and not too_low:
                self._roads[road.a].append((road.b, road.minutes))
                self._roads[road.b].append((road.a, road.minutes))

    def minutes(self, a: PlaceId, b: PlaceId, departure: int) -> int | None:
        """Minutes of the fastest way from `a` to `b` for a coach that leaves at a minute of the meeting.

        A slow time of day lengthens the whole drive by its factor, rounded up. None where no road leads there.
        """
        drive = self._bare(a, b)
        return None if drive is None else math.ceil(drive * self._factor(departure) - 1e-9)

    def first_roads(self, a: PlaceId, b: PlaceId) -> frozenset[PlaceId]:
        """With which roads the fastest ways from `a` to `b` begin, each by its other end.

        What is left after the first road of such a way is a fastest way again, and nothing else is as fast.
        """
        whole = self._bare(a, b)
        if not whole:
            return frozenset()
        return frozenset(then for then, drive in self._roads[a] if self._bare(then, b) == whole - drive)

    def _bare(self, a: PlaceId, b: PlaceId) -> int | None:
        if a not in self._known:
            self._known[a] = self._from(a)
        return self._known[a].get(b)

    def _factor(self, departure: int) -> float:
        shown = self._meeting.clock.hhmm(departure)
        minute = 60 * int(shown[:2]) + int(shown[3:])
        for slow in self._meeting.slow_times:
            if slow.start <= minute < slow.end:
                return slow.factor
        return 1.0

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
