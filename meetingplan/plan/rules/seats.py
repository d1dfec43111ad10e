"""A coach has seats: spacing applied, less those of the crew; and as many wheelchairs as it has places for."""

from meetingplan.domain.people import Need
from meetingplan.plan.fleet import seats_for_passengers
from meetingplan.plan.group_model import GroupModel


def post(model: GroupModel) -> None:
    """No coach carries more people or wheelchairs than it can."""
    meeting = model.meeting
    wheelchairs = [person for person in model.named if Need.WHEELCHAIR in meeting.delegates[person].needs]
    for id in model.coaches:
        coach = meeting.coaches[id]
        model.cp.add(model.size[id] <= seats_for_passengers(meeting, coach))
        model.cp.add(sum(model.rides[person, id] for person in wheelchairs) <= coach.wheelchairs)
