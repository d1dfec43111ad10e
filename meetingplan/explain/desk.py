"""Where changes are looked into, one after the other: what each can bring at most, and a plan of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import WindowId
from meetingplan.domain.meeting import Meeting
from meetingplan.explain.base import based
from meetingplan.explain.changes import Change, all_changes
from meetingplan.explain.reach import Ground, Reach, earliest
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import Groups, NoWalksError, groups_of, problem_of
from meetingplan.plan.quick.bounded import Bounded, bounded
from meetingplan.plan.quick.plans import plan_back_by
from meetingplan.plan.quick.proofs import same_but_for_room

DEARER = 0.01
"""Share of its cost by which a plan that is found by diving may exceed the one that there is."""
LATER = (4, 10, 20)
"""Minutes after the bound on it, by which plans are looked for in turn."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of an audited plan: people-minutes on tour, and the minute of the last return by window."""

    tour: int
    back: Mapping[WindowId, int]


class Desk:
    """Answers about the changes of one meeting, by their numbers."""

    def __init__(self, meeting: Meeting, ground: Ground) -> None:
        self.ground = ground
        self.changes = tuple(all_changes(meeting))
        self._found: dict[int, tuple[Groups, Bounded]] = {}

    def reach(self, number: int, budget: Budget) -> Reach:
        """What a change can bring at most, as far as there was time to find out.

        Raises:
            NoWalksError: walks cannot tell.
        """
        change, now = self.changes[number], self.ground.reach
        groups, problem = self._problem(change, budget)
        before, window = self.ground.base.problem, change.window.id
        room = same_but_for_room(before, problem)
        late, idle = self.ground.late.get(window), self.ground.idle
        same = room and all(proof.lowered(before, problem) <= 0 for proof in idle)
        if same and (late is None or late.holds_for(before, problem)):
            return Reach(now.tour, now.back, same=True)
        bound = bounded(problem, budget, self.ground.known if room else None)
        self._found[number] = groups, bound
        last = self.ground.base.back.get(window, change.window.end)
        first, _ = earliest(bound, window, last, self.ground.cost, budget)
        return Reach(bound.minutes, {**now.back, window: first}, whole=not budget.over())

    def plan(self, number: int, reach: Reach, budget: Budget) -> Figures | None:
        """Those of an audited plan that has all back nearly as early as can be; None where none is any earlier."""
        change = self.changes[number]
        if number not in self._found:
            groups, problem = self._problem(change, budget)
            self._found[number] = groups, bounded(problem, budget)
        groups, bound = self._found[number]
        window = change.window.id
        for later in LATER:
            minute = reach.back[window] + later
            if minute >= self.ground.base.back.get(window, 0) or budget.over():
                return None
            try:
                plan = plan_back_by(bound, {window: minute}, budget)
            except NoWalksError:
                return None
            if plan is not None and bound.cost_of(plan) <= (1 + DEARER) * self.ground.cost:
                found = based(change.meeting, groups, bound.problem, plan)
                return Figures(found.tour, found.back) if found else None
        return None

    def _problem(self, change: Change, budget: Budget) -> tuple[Groups, Problem]:
        """The changed problem, with the groups that are there or those that the change makes."""
        graph, groups = build_graph(change.meeting), self.ground.base.groups
        if change.regroups:
            groups = groups_of(graph, budget) or groups
        return groups, problem_of(graph, groups)
