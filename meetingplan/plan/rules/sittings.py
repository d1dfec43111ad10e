"""Where people are let in at set times, the first stop of every visit begins at one of them."""

from ortools.sat.python import cp_model

from meetingplan.plan.sittings import begins
from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """People get off as long before a set time as they need to the first stop."""
    for tour in model.tours.values():
        for visit in tour.visits.values():
            minutes = begins(model.problem.meeting, visit.passage)
            if minutes is not None:
                allowed = cp_model.Domain.from_values(minutes)
                model.cp.add_linear_expression_in_domain(visit.begin, allowed).only_enforce_if(visit.present)
