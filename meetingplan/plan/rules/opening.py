"""Places are open: sites from the coach's arrival to its departure, the ends of a tour while people get on and off."""

from ortools.sat.python import cp_model

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """Whatever a tour does at a place lies within its opening hours on the day of the tour."""

    def within(
        place: PlaceId,
        day_of: int,
        first: cp_model.LinearExprT,
        last: cp_model.LinearExprT,
        present: cp_model.IntVar | None,
    ) -> None:
        opens, closes = opening_hours(model.problem.meeting, place, day_of)
        for rule in (model.cp.add(first >= opens), model.cp.add(last <= closes)):
            if present is not None:
                rule.only_enforce_if(present)

    for tour in model.tours.values():
        day_of, rides = tour.tour.first, tour.used if tour.tour.bare is None else None
        within(tour.tour.origin, day_of, tour.depart, tour.depart + tour.draft.board, rides)
        within(tour.tour.destination, day_of, tour.back - tour.draft.alight, tour.back, rides)
        for site, visit in tour.visits.items():
            within(site, day_of, visit.arrive, visit.leave, visit.present)
