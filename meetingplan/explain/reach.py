"""What a change can bring at most: bounds that are quick to have.

Most questions need no program at all. Prices that prove what no plan of the meeting can do prove it for one more bay or
docent as well, as long as the room that is added is worth less at these prices than the proof has to spare.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import WindowId
from meetingplan.explain.base import Base, based
from meetingplan.explain.changes import Change
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick import (
    Bounded,
    Groups,
    Proof,
    back_by,
    bounded,
    cost_of,
    groups_of,
    plan_back_by,
    problem_of,
    same_but_for_room,
)

NEAR = 3
"""Minutes by which a bound on the last return may fall short."""
ROUGHLY = 0.1
"""Share of what is saved, by which it may fall short where more is saved."""
DEARER = 0.01
"""Share of its cost by which a plan that is found by diving may exceed the one that there is."""
LATER = (4, 10, 20)
"""Minutes after it, by which plans are looked for in turn."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What no plan can do better.

    Args:
        tour: people-minutes on tour.
        back: by window, the minute of the meeting at which the last group is back at the earliest, if a plan has no
            more travel and waiting than the one that there is.
        bound: from which plans can be found.
    """

    tour: float
    back: Mapping[WindowId, int]
    bound: Bounded


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of the meeting as it is, with their proofs.

    Args:
        cost: of the plan that there is.
    """

    base: Base
    bound: Bounded
    cost: int
    reach: Reach
    proofs: Mapping[WindowId, Proof | None]

    @classmethod
    def of(cls, base: Base, budget: Budget) -> "Limits":
        """The bounds of a meeting with a plan.

        Raises:
            NoWalksError: walks cannot tell.
        """
        bound = bounded(base.problem, budget)
        cost = cost_of(bound, base.plan)
        found = {window: _earliest(bound, window, last, cost, budget) for window, last in base.back.items()}
        reach = Reach(bound.minutes, {window: first for window, (first, _) in found.items()}, bound)
        return cls(base, bound, cost, reach, {window: proof for window, (_, proof) in found.items()})

    def with_change(self, change: Change, budget: Budget) -> Reach | None:
        """What a change can bring at most; None where time ran out.

        Raises:
            NoWalksError: walks cannot tell.
        """
        graph = build_graph(change.meeting)
        groups = groups_for(change, self.base.groups, budget)
        problem, window = problem_of(graph, groups), change.window.id
        proof = self.proofs.get(window)
        idle = same_but_for_room(self.base.problem, problem) and self.bound.lowered(problem) <= 0
        if idle and (proof is None or proof.holds_for(self.base.problem, problem)):
            return self.reach
        bound = bounded(problem, budget, self.bound)
        last = self.base.back.get(window, change.window.end)
        first, _ = _earliest(bound, window, last, self.cost, budget)
        return None if budget.over() else Reach(bound.minutes, {**self.reach.back, window: first}, bound)


def groups_for(change: Change, groups: Groups, budget: Budget) -> Groups:
    """The groups that are there, or those that the change makes."""
    return (groups_of(build_graph(change.meeting), budget) or groups) if change.regroups else groups


def _earliest(of: Bounded, window: WindowId, last: int, cost: int, budget: Budget) -> tuple[int, Proof | None]:
    """A minute before which it is proven that not all can be back, near to the first such; and the proof.

    Args:
        last: by which all are back.
        cost: of a plan at most.
    """
    first, step, now = of.problem.meeting.windows[window].start, NEAR, last
    best: Proof | None = None
    while last - first > max(NEAR, ROUGHLY * (now - first)) and not budget.over():
        middle = max(last - step, (first + last) // 2)
        found = back_by(of, window, middle - 1, cost, budget)
        if found:
            first, best = middle, found
        else:
            last, step = middle - 1, 4 * step
    return first, best


def plan_of(limits: Limits, change: Change, reach: Reach, budget: Budget) -> Base | None:
    """An audited plan that has all back nearly as early as can be; None where there is none that is any earlier."""
    window, problem = change.window.id, reach.bound.problem
    for later in LATER:
        minute = reach.back[window] + later
        if minute >= limits.base.back.get(window, 0) or budget.over():
            return None
        plan = plan_back_by(reach.bound, {window: minute}, budget)
        dear = plan is None or cost_of(reach.bound, plan) > (1 + DEARER) * limits.cost
        if plan is not None and not dear:
            return based(change.meeting, limits.base.groups, problem, plan)
    return None
