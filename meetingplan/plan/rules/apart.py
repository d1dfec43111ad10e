"""Who is to keep apart rides on different coaches, though only one of the two may have said so."""

from meetingplan.plan.groups.model import GroupModel


def post(model: GroupModel) -> None:
    """No coach carries both; those of other camps ride elsewhere anyway."""
    for person in model.named:
        for other in sorted(model.meeting.delegates[person].keep_apart & model.named.keys()):
            for coach in model.coaches:
                model.cp.add_at_most_one(model.rides[person, coach], model.rides[other, coach])
