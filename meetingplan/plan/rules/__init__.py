"""Every rule that the planner has a choice about: a name and a file that posts it.

`audit/rules/` has the file of the same name that checks it. How long people need inside a site, who rides the lift
and who climbs are no choice here: they come from the laws of movement, through the passages of `network/`.
"""

from collections.abc import Callable, Mapping

from meetingplan.plan.groups.model import GroupModel
from meetingplan.plan.rules import (
    apart,
    by_hand,
    capacity,
    driver_hours,
    ends,
    leaders,
    opening,
    pins,
    routes,
    seats,
    sessions,
    sittings,
    standing,
    together,
    travel,
    turning,
    waiting,
)
from meetingplan.plan.walk_model import WalkModel

GROUP_RULES: Mapping[str, Callable[[GroupModel], None]] = {
    "seats": seats.post,
    "together": together.post,
    "apart": apart.post,
    "by-hand": by_hand.post,
    "leaders": leaders.post,
}
WALK_RULES: Mapping[str, Callable[[WalkModel], None]] = {
    "travel": travel.post,
    "turning": turning.post,
    "sessions": sessions.post,
    "opening": opening.post,
    "waiting": waiting.post,
    "standing": standing.post,
    "ends": ends.post,
    "routes": routes.post,
    "sittings": sittings.post,
    "capacity": capacity.post,
    "driver-hours": driver_hours.post,
    "pins": pins.post,
}
