"""Meeting and graph -> Outcome: groups on coaches, then their walks, each wish with its proven bound."""

from dataclasses import replace
from typing import Protocol

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.plan import Plan
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.choosing import plan_chosen
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.hosting import host
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import ImpassableError, Problem, state
from meetingplan.plan.solver import Answer, Status
from meetingplan.plan.staffing import staffed
from meetingplan.plan.walks import by_walks

__all__ = ["Budget", "Outcome", "Progress", "Strategy", "make_plan"]


class Strategy(Protocol):
    """Finds walks for a problem within a budget; tells every better plan as it comes."""

    def __call__(self, problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
        """Runs until proven optimal, out of effort, or stopped."""
        ...


def make_plan(
    graph: CapacityGraph,
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
    strategy: Strategy = by_walks,
    before: Hosted | None = None,
) -> Outcome:
    """Says who sleeps, eats and sits where; forms groups, finds their walks, and staffs the posts that people pass.

    Args:
        before: who slept, ate and sat where in a plan that people know; as few as can be are moved.
    """
    meeting = graph.meeting
    hosted = host(meeting, before or Hosted(), budget)

    def better(plan: Plan) -> None:
        on_better(replace(staffed(meeting, plan, budget, evenly=False), hosted=hosted))

    try:
        outcome = _walked(graph, budget, better, on_progress, strategy)
    except ImpassableError as refused:
        return Impossible((refused.message,))
    if not isinstance(outcome, Planned):
        return outcome
    plan = staffed(meeting, outcome.plan, budget, evenly=True)
    return replace(outcome, plan=replace(plan, hosted=hosted, search=budget.search))


def _walked(
    graph: CapacityGraph, budget: Budget, on_better: OnBetter, on_progress: OnProgress, strategy: Strategy
) -> Outcome:
    formed = form_groups(graph, budget, on_progress)
    if isinstance(formed, Answer):
        return _without_groups(formed, budget)
    drafts, unplaced = formed
    if any(window.belts for window in graph.meeting.windows.values()):
        return plan_chosen(graph, drafts, unplaced, budget, on_better, on_progress, strategy)
    problem = state(graph, drafts, unplaced)
    reasons = tuple(lost(problem))
    return Impossible(reasons) if reasons else strategy(problem, budget, on_better, on_progress)


def _without_groups(answer: Answer, budget: Budget) -> Outcome:
    """Anyone may be left without a seat, so forming groups cannot be impossible unless the solver errs."""
    if answer.status is Status.UNKNOWN:
        return OutOfTime(interrupted=budget.stop.is_set())
    return SolverFailed(answer.status.value)
