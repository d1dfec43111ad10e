"""Where leaders are to be spread, no coach has two more than another without need.

Need is: all leaders of the one are bound, or the other is full of people who are. Bound are those who were given their
coach by hand, have someone to keep with or apart from, or use a wheelchair; anyone else can change places.
"""

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId
from meetingplan.domain.people import Leaders
from meetingplan.plan.groups.fleet import seats_for_passengers
from meetingplan.plan.groups.model import GroupModel


def post(model: GroupModel) -> None:
    """Compares every two coaches of the camp."""
    if model.meeting.groups.leaders is not Leaders.SPREAD:
        return
    free = {coach: _free_leader(model, coach) for coach in model.coaches}
    full = {coach: _full_of_bound(model, coach) for coach in model.coaches}
    leaders = {coach: model.aboard(coach, leader=True) for coach in model.coaches}
    for one in model.coaches:
        for other in model.coaches:
            if one != other:
                fair = model.cp.add(leaders[one] <= leaders[other] + 1)
                fair.only_enforce_if(free[one], ~full[other])


def _movable(model: GroupModel, coach: CoachId, *, leaders: bool) -> cp_model.LinearExprT:
    return sum(
        (
            model.count[kind, coach] - model.by_hand.get((kind, coach), 0)
            for kind in model.pools
            if kind.leader == leaders and not kind.wheelchair
        ),
        start=0,
    )


def _free_leader(model: GroupModel, coach: CoachId) -> cp_model.IntVar:
    free = model.cp.new_bool_var(f"free leader {coach}")
    model.cp.add(_movable(model, coach, leaders=True) == 0).only_enforce_if(~free)
    return free


def _full_of_bound(model: GroupModel, coach: CoachId) -> cp_model.IntVar:
    full = model.cp.new_bool_var(f"full {coach}")
    seats = seats_for_passengers(model.meeting, model.meeting.coaches[coach])
    model.cp.add(model.size[coach] >= seats).only_enforce_if(full)
    model.cp.add(_movable(model, coach, leaders=False) == 0).only_enforce_if(full)
    return full
