"""Why there is no plan, in the organiser's words; never on one answer of the solver alone.

Visits may be missed, at the price of the first wish, so what cannot be done is to be in time. The model is solved
again with every tour allowed to be late. If nobody need be late after all, the solver was wrong and says so;
otherwise the lateness is the explanation.
"""

from ortools.sat.python import cp_model

from meetingplan.domain.outcome import Impossible, OutOfTime, SolverFailed
from meetingplan.domain.text import Message, say
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import WALK_RULES, sessions
from meetingplan.plan.solver import Status
from meetingplan.plan.tiers import Goal, solve_tiers
from meetingplan.plan.walk_model import TourKey, TourVars, walk_model

EFFORT = 8.0
"""Deterministic time for finding the least lateness."""


def why_impossible(problem: Problem, budget: Budget) -> Impossible | OutOfTime | SolverFailed:
    """The least lateness with which there would be a plan, tour by tour."""
    model = walk_model(problem)
    for post in WALK_RULES.values():
        if post is not sessions.post:
            post(model)
    late: dict[TourKey, cp_model.IntVar] = {}
    for key, tour in model.tours.items():
        late[key] = model.cp.new_int_var(0, problem.meeting.days * 24 * 60, f"late {key}")
        sessions.begin(model, tour)
        model.cp.add(tour.back <= tour.tour.latest + late[key]).only_enforce_if(tour.used)
        if tour.tour.bare is not None:
            model.cp.add(tour.back <= tour.tour.bare.latest + late[key]).only_enforce_if(~tour.used)
    total = model.cp.new_int_var(0, len(late) * problem.meeting.days * 24 * 60, "late")
    model.cp.add(total == sum(late.values()))
    goal = Goal("late", "minutes", total)
    solved = solve_tiers(model.cp, [goal], budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    if solved.answer.values is None:
        if solved.answer.status is Status.UNKNOWN:
            return OutOfTime(interrupted=budget.stop.is_set())
        return SolverFailed(solved.answer.status.value)
    values = solved.answer.values
    reasons = tuple(
        _reason(problem, model.tours[key], values[var.index]) for key, var in late.items() if values[var.index]
    )
    return Impossible(reasons) if reasons else SolverFailed("infeasible, yet a plan exists")


def _reason(problem: Problem, tour: TourVars, minutes: int) -> Message:
    meeting = problem.meeting
    return say(
        "coach {coach} cannot be at {place} by {time}: it would be {minutes} min late; "
        "start the session later, end the one before earlier, or give the place more bays",
        coach=tour.draft.coach,
        place=meeting.places[tour.tour.destination].name,
        time=meeting.clock.hhmm(tour.tour.last),
        minutes=minutes,
    )
