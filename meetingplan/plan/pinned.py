"""What is pinned of a coach's days, tour by tour; and what of it has no place in the programme any more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from meetingplan.domain.pins import Pin, PinnedTour
from meetingplan.domain.text import Message, say

if TYPE_CHECKING:
    from meetingplan.plan.problem import Problem, Tour


def pin_down(tours: Iterable["Tour"], pin: Pin | None) -> Iterator["Tour"]:
    """The tours of a group with what is pinned of each; where tours are pinned, one that is not does not take place."""
    visits = list(pin.visits) if pin else []
    rides = list(pin.tours or ()) if pin else []
    for tour in tours:
        mine = [visit for visit in visits if visit.site in tour.sites and _within(tour, visit.arrive, visit.leave)]
        visits = [visit for visit in visits if visit not in mine]
        ride = next((ride for ride in rides if _fits(tour, ride, pin)), None)
        rides = [other for other in rides if other is not ride]
        if pin and pin.tours is not None:
            tour = replace(tour, pinned=ride or PinnedTour(tour.earliest, tour.earliest))
        yield replace(tour, pins=tuple(mine)) if mine else tour


def _within(tour: "Tour", start: int, end: int) -> bool:
    return tour.earliest <= start and end <= tour.latest


def _fits(tour: "Tour", ride: PinnedTour, pin: Pin | None) -> bool:
    """Whether a pinned tour can be this one: by its minutes, and by what is pinned to be visited on it."""
    visits = [visit for visit in pin.visits if ride.depart <= visit.arrive < ride.back] if pin else []
    in_time = tour.first <= ride.depart and ride.back <= tour.last
    return in_time and all(visit.site in tour.sites for visit in visits)


def lost(problem: "Problem") -> Iterator[Message]:
    """What is pinned but belongs to no tour, as sessions, windows or what people must see have changed."""
    meeting = problem.meeting
    pinned = [(draft, meeting.pins[draft.coach]) for draft in problem.drafts.values() if draft.coach in meeting.pins]
    for draft, pin in pinned:
        tours = [tour for tour in problem.tours if tour.group == draft.id]
        for visit in pin.visits:
            if not any(visit in tour.pins for tour in tours):
                yield say(
                    "coach {coach} is pinned to be at {place} from {start} to {end}, but no window leads there then; "
                    "remove the visit from pins.yaml, or give it its window back",
                    coach=draft.coach, place=meeting.places[visit.site].name,
                    start=meeting.when(visit.arrive), end=meeting.when(visit.leave),
                )  # fmt: skip
        for ride in pin.tours or ():
            if not any(tour.pinned == ride for tour in tours):
                yield say(
                    "coach {coach} is pinned to be on tour from {start} to {end}, but sessions and windows "
                    "leave no such time; remove tours: of the coach from pins.yaml, or move them back",
                    coach=draft.coach, start=meeting.when(ride.depart), end=meeting.when(ride.back),
                )  # fmt: skip
