"""The plan that there is: what changes are compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meetingplan.domain.ids import WindowId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Outcome, Planned, SolverFailed
from meetingplan.domain.plan import Plan
from meetingplan.explain.answer import passes
from meetingplan.plan import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import Groups, NoWalksError
from meetingplan.plan.quick.bounded import Bounded
from meetingplan.plan.quick.plans import minutes_of, outcome_of, plan_of, returns

SHARE = 0.35
"""Of the time that is left, for a plan that has everyone back as early as can be."""


@dataclass(frozen=True, slots=True)
class Base:
    """A plan that passed the audit, and in which everyone sees what they must.

    Args:
        tour: people-minutes on tour.
        back: the minute of the meeting at which the last group is back, by window.
    """

    groups: Groups
    problem: Problem
    plan: Plan
    tour: int
    back: Mapping[WindowId, int]

    @property
    def people(self) -> int:
        """Who has a seat."""
        return sum(group.size for group in self.plan.groups)


def solve(meeting: Meeting, groups: Groups, problem: Problem, bound: Bounded | None, budget: Budget) -> Base | Outcome:
    """The plan of a meeting; or the outcome, where none was found in which everyone sees what they must.

    Args:
        bound: from which plans can be found, where walks can tell.
    """
    try:
        plan = plan_of(bound, replace(budget, seconds=budget.spent() + SHARE * budget.left())) if bound else None
    except NoWalksError:
        plan = None
    quick = plan and based(meeting, groups, problem, plan)
    if quick:
        return quick
    outcome = outcome_of(problem, budget)
    if not isinstance(outcome, Planned) or outcome.plan.tiers[0].value:
        return outcome
    return based(meeting, groups, problem, outcome.plan) or SolverFailed("the audit rejects the plan")


def based(meeting: Meeting, groups: Groups, problem: Problem, plan: Plan) -> Base | None:
    """A plan with its figures, if the audit believes it."""
    if not passes(replace(meeting, wishes=problem.meeting.wishes), plan):
        return None
    return Base(groups, problem, plan, minutes_of(problem, plan), returns(problem, plan))
