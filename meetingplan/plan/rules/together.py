"""Who belongs together stays together: those who asked for it ride on one coach.

That all people of a coach stay at one hotel needs no rule here: groups are formed hotel by hotel.
"""

from meetingplan.plan.groups.model import GroupModel


def post(model: GroupModel) -> None:
    """Company rides on the same coach."""
    for person in model.named:
        for other in model.meeting.delegates[person].keep_with:
            for coach in model.coaches:
                model.cp.add(model.rides[person, coach] == model.rides[other, coach])
