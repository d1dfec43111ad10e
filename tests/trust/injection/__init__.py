"""The smallest breaches of every rule that can be made in a good plan, whichever plan it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from tests.trust.injection import hosting, minutes, people, places
from tests.trust.injection.injected import Injected, Injector, Made

__all__ = ["HAND_MADE", "INJECTORS", "Injected", "injected", "later"]

INJECTORS: Mapping[str, tuple[Injector, ...]] = {
    "scenario": (people.scenario,), "roster": (people.roster,), "seats": (people.seats,),
    "together": (people.together,), "apart": (people.apart,), "by-hand": (people.by_hand,),
    "leaders": (people.leaders,), "walk-form": (people.walk_form,), "sessions": (minutes.sessions,),
    "travel": (minutes.travel,), "on-board": (minutes.on_board,), "turning": (places.turning,),
    "service": (minutes.service,), "waiting": (minutes.waiting,), "standing": (minutes.standing,),
    "opening": (minutes.opening,), "shown": (places.shown,), "must-see": (minutes.must_see,),
    "ends": (places.ends,), "routes": (places.routes,), "sittings": (minutes.sittings,),
    "pins": (people.pins, minutes.pinned), "capacity": (places.capacity,), "docents": (places.docents,),
    "lift-needs": (places.lift_needs,), "climbing": (places.climbing,), "certificates": (places.certificates,),
    "driver-hours": (minutes.driver_hours,), "staffing": (minutes.staffing,), "tiers": (places.tiers,),
}  # fmt: skip
HAND_MADE: Mapping[str, tuple[Injector, ...]] = {
    "gear": (hosting.gear,), "rooms": (hosting.rooms,), "tables": (hosting.tables,), "seating": (hosting.seating,),
    "awards": (hosting.awards,),
}  # fmt: skip
"""Those that know the people and rooms of the hand-made plan."""


def later(meeting: Meeting, plan: Plan, by: int) -> Made:
    """The same day some minutes later: what is not open all day opens later too."""
    places = {
        place.id: place if place.closes == 1440 else replace(place, opens=place.opens + by, closes=place.closes + by)
        for place in meeting.places.values()
    }
    sessions = {s.id: replace(s, start=s.start + by, end=s.end + by) for s in meeting.sessions.values()}
    windows = {w.id: replace(w, start=w.start + by, end=w.end + by) for w in meeting.windows.values()}
    groups = tuple(
        replace(g, walk=tuple(replace(s, start=s.start + by, end=s.end + by) for s in g.walk)) for g in plan.groups
    )
    return replace(meeting, places=places, sessions=sessions, windows=windows), replace(plan, groups=groups)


def injected(rule: str, meeting: Meeting, plan: Plan, *, hand_made: bool) -> Iterator[Injected]:
    """All that is made of one rule in one plan."""
    for injector in (*INJECTORS.get(rule, ()), *(HAND_MADE.get(rule, ()) if hand_made else ())):
        yield from injector(meeting, plan)
