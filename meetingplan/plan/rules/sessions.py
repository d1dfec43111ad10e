"""Fixed sessions stand: a tour begins after the session before it and is over when the next one starts."""

from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """Every tour lies between the sessions, and within the window, that it was made for."""
    for tour in model.tours.values():
        model.cp.add(tour.depart >= tour.tour.earliest)
        model.cp.add(tour.back <= tour.tour.latest)
