"""Fixed sessions stand: a tour begins after the session before it and is over when the next one starts."""

from meetingplan.plan.walk_model import TourVars, WalkModel


def post(model: WalkModel) -> None:
    """Every tour lies between the sessions, and its visits within the window, that it was made for."""
    for tour in model.tours.values():
        begin(model, tour)
        model.cp.add(tour.back <= tour.tour.latest).only_enforce_if(tour.used)
        if tour.tour.bare is not None:
            model.cp.add(tour.back <= tour.tour.bare.latest).only_enforce_if(~tour.used)


def begin(model: WalkModel, tour: TourVars) -> None:
    """Nobody is called to the coach before the session before it is over, nor much too early for the next one."""
    bare = tour.tour.bare
    earliest = tour.tour.earliest if bare is None else bare.earliest
    model.cp.add(tour.depart >= tour.tour.earliest).only_enforce_if(tour.used)
    model.cp.add(tour.depart >= earliest).only_enforce_if(~tour.used)
    if bare is not None:
        model.cp.add(tour.back >= bare.soonest).only_enforce_if(~tour.used)
