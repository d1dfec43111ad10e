"""Minutes of travel and waiting on one tour, and the fewest that they can be."""

from ortools.sat.python import cp_model

from meetingplan.plan.walk_model import TourVars


def idle_minutes(tour: TourVars) -> cp_model.LinearExprT:
    """Minutes on tour outside the sites; a bare transfer counts until the session that it leads to."""
    end = tour.back if tour.tour.until is None else tour.tour.until
    return end - tour.depart - sum(visit.passage.inside * visit.present for visit in tour.visits.values())
