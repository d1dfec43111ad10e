"""Rooms, tables, seats and awards, each a small assignment of its own once it is known who comes."""

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import PlaceKind
from meetingplan.plan.budget import Budget
from meetingplan.plan.hosting.awards import award
from meetingplan.plan.hosting.rooms import lodge
from meetingplan.plan.hosting.seats import seat
from meetingplan.plan.hosting.tables import dine

__all__ = ["host"]


def host(meeting: Meeting, before: Hosted, budget: Budget) -> Hosted:
    """Who sleeps, eats and sits where; of what was decided before, as much stays as can."""
    hotels = [place for place in meeting.places.values() if place.kind is PlaceKind.HOTEL and meeting.guests(place.id)]
    return Hosted(
        rooms=tuple(lodged for hotel in hotels for lodged in lodge(meeting, hotel, before.rooms, budget)),
        tables=tuple(dine(meeting, before.tables, budget)),
        seats=tuple(seat(meeting, before.seats)),
        awards=tuple(award(meeting)),
    )
