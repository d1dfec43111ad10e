"""No coach stays in a bay for longer than it may, with people aboard or without."""

from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """From arrival to departure; where the passage alone takes longer, there is no visit."""
    for tour in model.tours.values():
        for site, visit in tour.visits.items():
            longest = model.problem.meeting.places[site].standing
            if longest is not None:
                model.cp.add(visit.leave - visit.arrive <= longest).only_enforce_if(visit.present)
