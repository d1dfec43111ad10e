"""What prices prove, of the problem that they are of and of others with a little more room."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import NodeId, WindowId
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import NoWalksError
from meetingplan.plan.quick.bounded import Bounded
from meetingplan.plan.walks.bound import TINY, LowerBound, lower_bound
from meetingplan.plan.walks.limits import limit_of
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.prices import Unit


@dataclass(frozen=True, slots=True)
class Proof:
    """Prices under which no plan is cheap enough.

    Args:
        margin: by which the bound exceeds what plans may cost.
        rents: by node and unit, how much one more there would lower the bound.
    """

    margin: float
    rents: Mapping[tuple[NodeId, Unit], float]

    def lowered(self, before: Problem, after: Problem) -> float:
        """By how much the bound is lower, at its own prices, for a problem that differs by room alone."""
        return sum(rent * _more(before, after, *key) for key, rent in self.rents.items())

    def holds_for(self, before: Problem, after: Problem) -> bool:
        """Whether it also proves it for a problem that differs by what nodes can hold alone."""
        return self.lowered(before, after) < self.margin


def same_but_for_room(before: Problem, after: Problem) -> bool:
    """Whether walks are the same, so that problems differ by what nodes can hold alone."""
    return _walks_of(before) == _walks_of(after)


def _walks_of(problem: Problem) -> object:
    meeting = problem.meeting
    hours = {
        place.id: (place.opens, place.closes, place.standing, place.interior and place.interior.starts)
        for place in meeting.places.values()
    }
    graph = problem.graph
    roads = graph.legs, graph.first_roads, meeting.slow_times
    groups = [
        (d.id, d.coach, d.delegates, d.hotel, d.headcount, d.wanted, d.liked, d.alight, d.board)
        for d in problem.drafts.values()
    ]  # makeups are compared by identity
    return groups, problem.tours, problem.passages, roads, hours, meeting.limits, meeting.windows, meeting.pins


def _more(before: Problem, after: Problem, node: NodeId, unit: Unit) -> float:
    old, new = limit_of(before.graph, node, unit), limit_of(after.graph, node, unit)
    return math.inf if new is None or old is None else float(new - old)


def proof(low: LowerBound, most: float) -> Proof:
    """What the prices of a bound prove of plans that cost no more than so much."""
    return Proof(low.value - most, {key: float(price[-1]) for key, price in low.duals.prices.summed.items()})


def proofs(of: Bounded) -> Sequence[Proof]:
    """What the prices of a bound prove, stretch by stretch."""
    return tuple(proof(low, 0.0) for _, low in of.stretches)


def back_by(of: Bounded, window: WindowId, minute: int, most: int, budget: Budget) -> Proof | None:
    """A proof that no plan has everyone back from a window by a minute of the meeting, and costs so much at most.

    Raises:
        NoWalksError: the simplex gave up.
    """
    number = _stretch_of(of, window)
    if number is None or budget.over():
        return None
    master, low = of.stretches[number]
    left, latest = max(0, most - of.cost) + low.whole + TINY, {window: minute}
    try:
        master.restrict(latest)
        found = lower_bound(of.problem, master, latest, budget, left)
    except MasterFailedError as error:
        raise NoWalksError from error
    finally:
        master.restrict({})
    return proof(found, left) if found.value > left else None


def _stretch_of(of: Bounded, window: WindowId) -> int | None:
    """The number of the stretch in which visits of a window are made."""
    for number, (master, _) in enumerate(of.stretches):
        if any(each.like.window == window and each.like.sites for each in master.stretch.classes):
            return number
    return None
