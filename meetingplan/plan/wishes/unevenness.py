"""Groups fare alike: the difference between the most and the fewest minutes of travel and waiting of a group."""

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.plan.walk_model import WalkModel


def value(model: WalkModel) -> cp_model.IntVar:
    """Compares the groups by their sums over all their tours."""
    most_possible = 2 * model.problem.meeting.days * MINUTES_A_DAY * len(model.tours)
    most = model.cp.new_int_var(0, most_possible, "most idle")
    least = model.cp.new_int_var(0, most_possible, "least idle")
    idle = [
        sum(tour.idle for tour in model.tours.values() if tour.tour.group == group) for group in model.problem.drafts
    ]
    model.cp.add_max_equality(most, idle or [0])
    model.cp.add_min_equality(least, idle or [0])
    total = model.cp.new_int_var(0, most_possible, "unevenness")
    model.cp.add(total == most - least)
    return total
