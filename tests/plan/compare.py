"""What a strategy says of a problem, held against the best that there is."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit, value_of_tiers, whole_days
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned
from meetingplan.domain.pins import Pin, PinnedVisit
from meetingplan.domain.plan import Plan
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy
from meetingplan.plan.direct import direct
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks import by_walks
from tests.plan.brute_force import Value
from tests.plan.brute_search import TooHardError, optimum
from tests.plan.meetings import pinned

STRATEGIES: Mapping[str, Strategy] = {"direct": direct, "by_walks": by_walks}
TINY = 1e-6


def pose(of: Meeting) -> Problem:
    """The problem of finding walks for the groups of a meeting."""
    graph = build_graph(of)
    formed = form_groups(graph, Budget(), lambda progress: None)
    assert not isinstance(formed, Answer), f"no groups: {formed.status}"
    return state(graph, *formed)


def best_of_all(posed: Problem, plans: Iterable[Plan]) -> Value | None:
    """The best value; what an audited plan has reached must be found again, or the two do not follow the same rules."""
    reached = min(map(value_of, plans), default=None)
    best = optimum(posed.graph, [draft.delegates for draft in posed.drafts.values()], reached)
    assert reached is None or best is not None, f"{reached} is not among all timetables"
    return best


def run(strategy: Strategy, problem: Problem, seconds: float = 20.0) -> Outcome:
    return strategy(problem, Budget(seconds=seconds), lambda plan: None, lambda progress: None)


def value_of(plan: Plan) -> Value:
    return tuple(tier.value for tier in plan.tiers)


def faults_of_plan(problem: Problem, plan: Plan) -> Iterator[str]:
    """What the audit has against a plan, or against what it says of its tiers."""
    checked = audit(problem.meeting, plan)
    if not isinstance(checked, AuditedPlan):
        yield from (f"audit: {v.rule}: {v.message.template} {dict(v.message.values)}" for v in checked)
    recomputed = dict(value_of_tiers(problem.meeting, plan))
    if recomputed != {tier.name: tier.value for tier in plan.tiers}:
        yield f"the audit finds {recomputed}, the plan says {plan.tiers}"


def faults_of_bounds(plan: Plan, best: Value) -> Iterator[str]:
    """Tiers whose bound is above the best value, or that are called proven at another.

    A bound speaks of plans that hold the tiers above at their values, so it can be judged as long as those are best.
    """
    for number, tier in enumerate(plan.tiers):
        if tier.bound > best[number] + TINY:
            yield f"{tier.name}: bound {tier.bound}, but {best[number]} can be reached"
        if tier.value < best[number]:
            yield f"{tier.name}: {tier.value}, but {best[number]} is the best that there is"
        if tier.value != best[number]:
            return


def faults(problem: Problem, outcome: Outcome, best: Value | None) -> Iterator[str]:
    """Everything wrong with an outcome."""
    match outcome:
        case Planned(plan):
            yield from faults_of_plan(problem, plan)
            if best is None:
                yield f"planned {value_of(plan)}, but there is no such timetable"
            else:
                yield from faults_of_bounds(plan, best)
        case Impossible():
            if best is not None:
                yield f"said to be impossible, but {best} can be reached"
        case OutOfTime():
            return
        case _:
            yield f"{outcome}"


def judge(posed: Problem) -> None:
    """Both strategies against all timetables of a problem; skips what has more of them than are tried."""
    outcomes = {name: run(strategy, posed) for name, strategy in STRATEGIES.items()}
    plans = {name: outcome.plan for name, outcome in outcomes.items() if isinstance(outcome, Planned)}
    asked = [wish.name for wish in posed.meeting.tiers]
    assert {name: [tier.name for tier in plan.tiers] for name, plan in plans.items()} == dict.fromkeys(plans, asked)
    assert {name: list(faults_of_plan(posed, plan)) for name, plan in plans.items()} == {name: [] for name in plans}
    try:
        best = best_of_all(posed, plans.values())
    except TooHardError:
        pytest.skip("more combinations than are tried")
    wrong = {name: list(faults(posed, outcome, best)) for name, outcome in outcomes.items()}
    assert wrong == {name: [] for name in outcomes}


def judge_round_pins(of: Meeting, seed: int) -> None:
    """The same of what is left when part of a plan is pinned."""
    first, dice = run(direct, pose(of)), random.Random(seed)
    days = list(whole_days(of, first.plan).values()) if isinstance(first, Planned) else []
    if days:
        posed = pose(pinned(of, _part_of(dice.choice(days), dice)))
        if not list(lost(posed)):
            judge(posed)


def _part_of(day: Pin, dice: random.Random) -> Pin:
    """A coach's whole day, or one visit of it, perhaps a minute later or with a minute more before people get off."""
    if not day.visits or dice.random() < 0.4:
        return day
    visit = dice.choice(day.visits)
    late = dice.choice([(0, 0, 0), (0, 0, 0), (1, 1, 1), (0, 1, 1)])
    moved = (minute + by for minute, by in zip((visit.arrive, visit.enter, visit.leave), late, strict=True))
    return replace(day, visits=(PinnedVisit(visit.site, *moved),), tours=None)
