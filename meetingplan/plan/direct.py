"""The whole timetable as one CP-SAT model: a circuit for each tour, a cumulative for each node.

Alone it is a strategy; after the walks it polishes what they have found, under bounds that they have proven.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ortools.sat.python import cp_model

from meetingplan.domain.outcome import Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.plan import Plan, Tier
from meetingplan.plan.assemble import TimedTour, TimedVisit, assemble
from meetingplan.plan.budget import Budget, OnBetter, OnProgress
from meetingplan.plan.impossible import why_impossible
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import WALK_RULES
from meetingplan.plan.solver import Status, Values
from meetingplan.plan.tiers import solve_tiers
from meetingplan.plan.walk_model import TourVars, walk_model
from meetingplan.plan.wishes import goals

EFFORT, AGAIN = 0.1, 1.0
"""Deterministic time for each wish; for each that has to be planned again, under rules that walks do not know."""


@dataclass(frozen=True, slots=True)
class Least:
    """A proven bound of several wishes at once: what a unit of each costs, by name, and the least that all cost."""

    scales: Mapping[str, int] = field(default_factory=dict)
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """What is known beforehand.

    Args:
        tours: to start from.
        floors: proven bounds of wishes, by name.
        held: values of wishes, by name, that need no more work.
        least: a bound that holds whatever the values of single wishes, where those of the tours may have to get worse.
        effort: deterministic time for each wish.
    """

    tours: Sequence[TimedTour] = ()
    floors: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)
    least: Least = Least()
    effort: float = EFFORT


def direct(
    problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress, start: Start | None = None
) -> Outcome:
    """Finds walks for all groups, wish after wish."""
    known = start or Start()
    model = walk_model(problem)
    for post in WALK_RULES.values():
        post(model)
    wished = [
        replace(goal, floor=known.floors.get(goal.name, 0), held=known.held.get(goal.name)) for goal in goals(model)
    ]
    if scales := known.least.scales:
        cost = [scales[goal.name] * goal.value for goal in wished if goal.name in scales]
        model.cp.add(cp_model.LinearExpr.sum(cost) >= known.least.cost)
    for timed in known.tours:
        for variable, value in _minutes(model.tours[timed.tour.key], timed):
            model.cp.add_hint(variable, value)

    def plan(values: Values, tiers: tuple[Tier, ...]) -> Plan:
        tours = [_timed(tour, values) for tour in model.tours.values()]
        return assemble(problem, tours, tiers, budget)

    solved = solve_tiers(
        model.cp, wished, budget, known.effort, lambda values, tiers: on_better(plan(values, tiers)), on_progress
    )
    if solved.answer.values is not None:
        return Planned(plan(solved.answer.values, solved.tiers), interrupted=budget.stop.is_set())
    if solved.answer.status is Status.INFEASIBLE:
        return why_impossible(problem, budget)
    if solved.answer.status is Status.UNKNOWN:
        return OutOfTime(interrupted=budget.stop.is_set())
    return SolverFailed(solved.answer.status.value)


def _minutes(tour: TourVars, timed: TimedTour) -> Iterator[tuple[cp_model.IntVar, int]]:
    """The variables of a tour with the values that they have in a timed tour."""
    yield tour.depart, timed.depart
    yield tour.back, timed.back
    yield tour.used, bool(timed.visits)
    timed_visits = {visit.site: visit for visit in timed.visits}
    for site, visit in tour.visits.items():
        yield visit.present, site in timed_visits
        if site in timed_visits:
            yield visit.arrive, timed_visits[site].arrive
            yield visit.begin, timed_visits[site].begin
            yield visit.leave, timed_visits[site].leave


def _timed(tour: TourVars, values: Values) -> TimedTour:
    def of(variable: cp_model.IntVar) -> int:
        return values[variable.index]

    visits = [
        TimedVisit(site, of(visit.arrive), of(visit.begin), of(visit.leave))
        for site, visit in tour.visits.items()
        if of(visit.present)
    ]
    visits.sort(key=lambda visit: visit.arrive)
    return TimedTour(tour.tour, of(tour.depart), of(tour.back), tuple(visits))
