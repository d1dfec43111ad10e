"""Every wish: a name and a file that states it as a value to be minimised, in the order in which they are solved."""

from collections.abc import Callable, Mapping

from meetingplan.plan.tiers import Goal
from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes import latest_return, missed, travel_and_waiting, unevenness

WISHES: Mapping[str, Callable[[WalkModel], Goal]] = {
    "missed": missed.goal,
    "travel_and_waiting": travel_and_waiting.goal,
    "latest_return": latest_return.goal,
    "unevenness": unevenness.goal,
}
