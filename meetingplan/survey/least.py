"""The least minutes in which a group can see what it must: a bound on every plan, whatever groups are formed.

Of n people on at most c coaches, some coach has at least ceil(n / c). From its hotel or its last session, with nobody
else in the way and nobody who needs a lift, such a group boards, drives the shortest way through its sites, passes
each, and gets off. No visit is shorter for those who need the lift, nor when others are there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.network import CapacityGraph, Headcount, durations, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.network.shortest_tour import MOST_PLACES, shortest_tour
from meetingplan.survey.demand import seats


@dataclass(frozen=True, slots=True)
class LeastTour:
    """What some group needs at least that is to see these sites of a window.

    Args:
        people: at least, in the group.
        has: minutes of the window, less those of sessions that the group attends in the course of it.
    """

    window: WindowId
    hotel: PlaceId
    sites: tuple[PlaceId, ...]
    people: int
    least: int
    has: int


@dataclass(slots=True)
class LeastTours:
    """Works out least tours; each visit once."""

    graph: CapacityGraph
    known: dict[tuple[PlaceId, int], int | None] = field(default_factory=dict)

    def of(self, window: Window) -> LeastTour | None:
        """Of all groups that there must be in a window, the one that has least time to spare."""
        tours = [tour for tour in self._all(window) if tour is not None]
        return min(tours, key=lambda tour: tour.has - tour.least, default=None)

    def without(self, tour: LeastTour, site: PlaceId) -> LeastTour | None:
        """The same tour without one of its sites."""
        left = tuple(other for other in tour.sites if other != site)
        return self._tour(self.graph.meeting.windows[tour.window], tour.hotel, left, tour.people)

    def _all(self, window: Window) -> Iterator[LeastTour | None]:
        """Of each hotel and set of sites, a group that the people need among themselves; and one of all the people.

        Every other hotel has a coach at least, so these people have no more than the rest. Whichever hotel the largest
        group of all is from, it needs no less than the one that can spare most.
        """
        meeting = self.graph.meeting
        asked = Counter(
            (person.hotel, tuple(site for site in window.offered if site in meeting.must_see(person)))
            for person in meeting.delegates.values()
        )
        coaches = len(seats(meeting))
        others = len({hotel for hotel, _ in asked}) - 1
        for (hotel, sites), people in asked.items():
            yield self._tour(window, hotel, sites, -(-people // max(1, coaches - others)))
        fewest = -(-len(meeting.delegates) // max(1, coaches))
        largest = [self._tour(window, hotel, sites, fewest) for hotel, sites in asked]
        if None not in largest:
            yield max((tour for tour in largest if tour), key=lambda tour: tour.has - tour.least, default=None)

    def _tour(self, window: Window, hotel: PlaceId, sites: tuple[PlaceId, ...], fewest: int) -> LeastTour | None:
        """None where there is nothing to see, or no such group can see it."""
        meeting = self.graph.meeting
        most = max([fewest, *seats(meeting)])
        needed = [self._minutes(sites, people) for people in range(fewest, most + 1)]
        visits = min((minutes for minutes in needed if minutes is not None), default=None)
        if not sites or visits is None:
            return None
        has = window.end - window.start - _in_sessions(meeting, window, hotel)
        return LeastTour(window.id, hotel, sites, fewest, visits + self._drive(window, hotel, sites), has)

    def _minutes(self, sites: tuple[PlaceId, ...], people: int) -> int | None:
        """Boarding, all visits, and getting off at last."""
        m = self.graph.meeting.movement
        visits = [self._visit(site, people) for site in sites]
        ends = durations.board(people, m).minutes + durations.alight(people, m).minutes
        return None if None in visits else ends + sum(minutes for minutes in visits if minutes is not None)

    def _visit(self, site: PlaceId, people: int) -> int | None:
        if (site, people) not in self.known:
            try:
                self.known[site, people] = passage(self.graph, site, Headcount(people)).minutes
            except OutOfRange:
                self.known[site, people] = None
        return self.known[site, people]

    def _drive(self, window: Window, hotel: PlaceId, sites: tuple[PlaceId, ...]) -> int:
        """The shortest drive; from many sites through some of them, which is no longer."""
        before, after = _ends(self.graph.meeting, window, hotel)
        through = sites[:MOST_PLACES]
        return min(shortest_tour(a, through, b, self.graph.minutes) for a, b in product(before, after))


def _sessions(meeting: Meeting, hotel: PlaceId) -> list[tuple[int, int, PlaceId]]:
    mine = (session for session in meeting.sessions.values() if session.hotel in (None, hotel))
    return sorted((session.start, session.end, session.place) for session in mine)


def _ends(meeting: Meeting, window: Window, hotel: PlaceId) -> tuple[set[PlaceId], set[PlaceId]]:
    """Where a tour of the window can begin and end: at the hotel, or at sessions round it and in its course."""
    sessions = _sessions(meeting, hotel)
    before = [place for start, _, place in sessions if start < window.end]
    after = [place for _, end, place in sessions if end > window.start]
    within = [place for start, end, place in sessions if start < window.end and end > window.start]
    return {hotel, *before[-1:], *within}, {hotel, *after[:1], *within}


def _in_sessions(meeting: Meeting, window: Window, hotel: PlaceId) -> int:
    sessions = _sessions(meeting, hotel)
    return sum(max(0, min(end, window.end) - max(start, window.start)) for start, end, _ in sessions)
