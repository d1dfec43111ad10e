"""Every wish: a name and a file that states it as a value to be minimised; the meeting says which, in which order."""

from collections.abc import Callable, Mapping

from ortools.sat.python import cp_model

from meetingplan.domain.wishes import Wish
from meetingplan.plan.tiers import Goal
from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes import latest_return, missed, preferences, routes, travel_and_waiting, unevenness

WISHES: Mapping[str, Callable[[WalkModel], cp_model.IntVar]] = {
    "missed": missed.value,
    "preferences": preferences.value,
    "travel_and_waiting": travel_and_waiting.value,
    "latest_return": latest_return.value,
    "unevenness": unevenness.value,
    "routes": routes.value,
}


def goals(model: WalkModel) -> tuple[Goal, ...]:
    """The tiers of the meeting, the most important first, by name."""
    return tuple(_goal(model, wish) for wish in model.problem.meeting.tiers)


def _goal(model: WalkModel, wish: Wish) -> Goal:
    """One wish as it is, or the weighed sum of several."""
    terms = [(weight, WISHES[name](model)) for name, weight in wish.weights.items()]
    weight, total = terms[0]
    if len(terms) > 1 or weight != 1:
        total = model.cp.new_int_var(0, sum(weight * value.domain.max() for weight, value in terms), wish.name)
        model.cp.add(total == sum(weight * value for weight, value in terms))
    return Goal(wish.name, wish.unit, total)
