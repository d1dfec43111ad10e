"""A coach has seats: spacing applied, less those of the crew; and as many wheelchairs as it has places for."""

from meetingplan.plan.groups.fleet import seats_for_passengers
from meetingplan.plan.groups.model import GroupModel


def post(model: GroupModel) -> None:
    """No coach carries more people or wheelchairs than it can."""
    for id in model.coaches:
        coach = model.meeting.coaches[id]
        model.cp.add(model.size[id] <= seats_for_passengers(model.meeting, coach))
        model.cp.add(model.aboard(id, wheelchair=True) <= coach.wheelchairs)
