"""Who was given a coach by hand rides on it."""

from collections import Counter

from meetingplan.plan.groups.model import GroupModel, Kind


def post(model: GroupModel) -> None:
    """Those of a pool are counted on their coaches, and none of them is left behind."""
    chosen: Counter[Kind] = Counter()
    for (kind, coach), people in model.by_hand.items():
        model.cp.add(model.count[kind, coach] >= people)
        chosen[kind] += people
    for kind, people in chosen.items():
        model.cp.add(model.left[kind] <= len(model.pools[kind]) - people)
    for person in model.named:
        coach_of = model.meeting.delegates[person].coach
        if coach_of is not None:
            model.cp.add(model.rides[person, coach_of] == 1)
