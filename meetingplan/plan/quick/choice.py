"""What a plan would show of the candidates of belts."""

from dataclasses import replace

from meetingplan.domain.outcome import Impossible, Outcome, Planned
from meetingplan.domain.wishes import Wish
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget, OnBetter, OnProgress
from meetingplan.plan.choosing.rounds import UNSHOWN, Chosen, choose_all, kinds_by_window, plan_chosen
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import RETURN, Groups, NoWalksError
from meetingplan.plan.quick.bounded import bounded
from meetingplan.plan.quick.plans import outcome_of, plan_back_by
from meetingplan.plan.walks.weights import MINUTES, MISSED


def choice_of(graph: CapacityGraph, groups: Groups) -> Chosen | None:
    """The best choice by the quickest tours alone, more points than which no plan can show; None where nothing fits."""
    return choose_all(graph, kinds_by_window(graph, groups[0]), (), None)


def plan_of_choice(graph: CapacityGraph, groups: Groups, budget: Budget) -> Outcome:
    """A plan with the best choice for which there are walks."""
    wishes = tuple(Wish({name: 1}) for name in (UNSHOWN, MISSED, MINUTES, RETURN))
    asked = replace(graph, meeting=replace(graph.meeting, wishes=wishes))
    return plan_chosen(asked, *groups, budget, lambda plan: None, lambda progress: None, _walked)


def _walked(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """A plan by one dive, or why there is none."""
    try:
        bound = bounded(problem, budget)
        plan = None if bound.impossible else plan_back_by(bound, {}, budget)
    except NoWalksError:
        return outcome_of(problem, budget)
    if bound.impossible:
        return Impossible(())
    return Planned(plan) if plan else outcome_of(problem, budget)
