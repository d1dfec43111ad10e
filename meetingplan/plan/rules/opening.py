"""Places are open: from the coach's arrival to its departure."""

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """A visit lies within the opening hours of its site on the day of its tour."""
    meeting = model.problem.meeting
    for tour in model.tours.values():
        day = meeting.clock.day(tour.tour.earliest)
        for site, visit in tour.visits.items():
            place = meeting.places[site]
            model.cp.add(visit.arrive >= meeting.clock.of_day(day, place.opens)).only_enforce_if(visit.present)
            if place.closes < MINUTES_A_DAY:
                model.cp.add(visit.leave <= meeting.clock.of_day(day, place.closes)).only_enforce_if(visit.present)
