"""Everything about a coach's days that can be pinned, as a plan has it."""

from collections.abc import Mapping

from meetingplan.audit.facts import Facts
from meetingplan.audit.walks import Walk
from meetingplan.domain.ids import CoachId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import Pin, PinnedTour, PinnedVisit
from meetingplan.domain.plan import Plan


def whole_days(meeting: Meeting, plan: Plan) -> Mapping[CoachId, Pin]:
    """All that can be pinned of a plan that keeps every rule, by coach."""
    return {day.coach: day for day in days(Facts.of(meeting, plan))}


def days(facts: Facts) -> tuple[Pin, ...]:
    """All of it, for every coach whose group has a walk that can be read."""
    return tuple(_days(walk) for walk in facts.walks)


def _days(walk: Walk) -> Pin:
    visits = [
        PinnedVisit(visit.place, visit.arrival.start, visit.arrival.end, visit.boarding.end)
        for tour in walk.tours
        for visit in tour.visits
    ]
    tours = [PinnedTour(tour.boarding.start, tour.arrival.end) for tour in walk.tours]
    return Pin(walk.group.coach, walk.group.delegates, tuple(visits), tuple(tours))
