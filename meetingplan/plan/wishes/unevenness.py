"""Groups fare alike: the difference between the most and the fewest minutes of travel and waiting of a group."""

from meetingplan.plan.tiers import Goal
from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes.idle import idle_minutes


def goal(model: WalkModel) -> Goal:
    """Compares the groups by their sums over all their tours."""
    most_possible = sum(tour.tour.latest - tour.tour.earliest for tour in model.tours.values())
    most = model.cp.new_int_var(0, most_possible, "most idle")
    least = model.cp.new_int_var(0, most_possible, "least idle")
    idle = [
        sum(idle_minutes(tour) for tour in model.tours.values() if tour.tour.group == group)
        for group in model.problem.drafts
    ]
    model.cp.add_max_equality(most, idle)
    model.cp.add_min_equality(least, idle)
    value = model.cp.new_int_var(0, most_possible, "unevenness")
    model.cp.add(value == most - least)
    return Goal("unevenness", "minutes", value)
