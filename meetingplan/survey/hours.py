"""When coaches can be at a site."""

from collections.abc import Iterator
from datetime import timedelta

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Window
from meetingplan.domain.places import PlaceKind
from meetingplan.network import CapacityGraph, Headcount, durations


def slots(graph: CapacityGraph, site: PlaceId, group: Headcount) -> Iterator[tuple[int, int]]:
    """Minutes of the meeting between which coaches can be in the bays of a site, window by window and day by day.

    No group can be there sooner than it has boarded and driven from the nearest hotel or hall, nor later than it takes
    to be back at one.
    """
    meeting = graph.meeting
    ends = (place.id for place in meeting.places.values() if place.kind in (PlaceKind.HOTEL, PlaceKind.HALL))
    drive = min((graph.minutes(end, site) for end in ends if (end, site) in graph.legs), default=0)
    board = durations.board(group.people, meeting.movement).minutes
    alight = durations.alight(group.people, meeting.movement).minutes
    for window in meeting.windows.values():
        if site in window.offered:
            for opens, closes in _open(graph, site, window):
                start, end = max(opens, window.start + board + drive), min(closes, window.end - alight - drive)
                if start < end:
                    yield start, end


def _open(graph: CapacityGraph, site: PlaceId, window: Window) -> Iterator[tuple[int, int]]:
    """The opening hours of a site on the days of a window."""
    meeting, place = graph.meeting, graph.meeting.places[site]
    day = meeting.clock.day(window.start)
    while day <= meeting.clock.day(window.end):
        yield meeting.clock.of_day(day, place.opens), meeting.clock.of_day(day, place.closes)
        day += timedelta(days=1)
