"""What a driver has driven on a walk: in all, and since the last rest. Walks that exceed a limit are not made.

Only what one tour shows by itself: what other tours of the day add to it is looked at when walks are finished
(`rules/driver_hours.py`). Drives are as quick as ever, and nobody waits, so where roads are slow at times or groups
wait a walk may exceed the limits all the same; a bound over these walks holds in any case.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import DRIVING_SPELL
from meetingplan.network import Passage
from meetingplan.plan.driving import most, rests_at
from meetingplan.plan.problem import Problem, Tour

Driven = tuple[int, int]
"""Minutes at the wheel on a tour, and those since the last rest."""
FRESH: Driven = (0, 0)


@dataclass(frozen=True, slots=True)
class Wheel:
    """The limits of one tour; `matters` where it can be long enough for them."""

    problem: Problem
    tour: Tour
    matters: bool

    def on(self, driven: Driven, a: PlaceId, b: PlaceId) -> Driven | None:
        """What is driven after one more drive; None where that is too much."""
        if not self.matters:
            return driven
        minutes = self.problem.graph.minutes(a, b)
        whole, since = driven[0] + minutes, driven[1] + minutes
        too_long = whole > self.problem.meeting.limits.driver_driving or since > DRIVING_SPELL
        return None if too_long else (whole, since)

    def after(self, driven: Driven, visit: Passage) -> Driven:
        """The same after a visit, which may be a rest."""
        return (driven[0], 0) if self.matters and rests_at(self.problem, visit) else driven

    def ends(self, driven: Driven, last: PlaceId, seen: Iterable[PlaceId]) -> bool:
        """Whether the driver can go on from the last of the sites seen, and is off duty in time."""
        whole, duty = self.on(driven, last, self.tour.destination), self.problem.meeting.limits.driver_duty
        if whole is None or duty is None or not self.matters:
            return whole is not None
        draft, passages = self.problem.drafts[self.tour.group], self.problem.passages
        inside = sum(passages[draft.id, site].minutes for site in seen)
        return draft.board + whole[0] + inside + draft.alight <= duty


def wheel(problem: Problem, tour: Tour) -> Wheel:
    """The limits of a tour."""
    limits, lasts = problem.meeting.limits, tour.latest - tour.earliest
    shortest = min(limits.driver_driving, DRIVING_SPELL)
    far = bool(tour.sites) and lasts > shortest and most(problem, tour) > shortest
    long = limits.driver_duty is not None and lasts > limits.driver_duty
    return Wheel(problem, tour, far or long)
