"""A meeting in lines has few routes: in a window no more different orders of sites than the organiser allows."""

from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes.routes import different


def post(model: WalkModel) -> None:
    """Counts the orders as the wish for few routes does."""
    for window in model.problem.meeting.windows.values():
        if window.routes is not None:
            model.cp.add(sum(different(model, window.id)) <= window.routes)
