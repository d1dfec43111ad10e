"""Why there is no plan, in the organiser's words; never on one answer of the solver alone.

Visits may be missed, at the price of the first wish, so what cannot be done is to be in time, or within the hours of
drivers. The model is solved again with every tour allowed to be late and every driver to exceed the hours, the former
as little as can be, then the latter. If neither need be after all, the solver was wrong and says so; otherwise they are
the explanation.
"""

from collections.abc import Collection, Mapping

from ortools.sat.python import cp_model

from meetingplan.domain.ids import GroupId
from meetingplan.domain.outcome import Impossible, OutOfTime, SolverFailed
from meetingplan.domain.text import Message, say
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import WALK_RULES, driver_hours, sessions
from meetingplan.plan.rules.driver_hours import Kind
from meetingplan.plan.solver import Status
from meetingplan.plan.tiers import Goal, solve_tiers
from meetingplan.plan.walk_model import TourKey, TourVars, WalkModel, walk_model

EFFORT = 8.0
"""Deterministic time for finding the least lateness."""
Driver = tuple[GroupId, Kind]


def why_impossible(problem: Problem, budget: Budget) -> Impossible | OutOfTime | SolverFailed:
    """The least lateness with which there would be a plan, tour by tour, and excess of hours, driver by driver."""
    model = walk_model(problem)
    for post in WALK_RULES.values():
        if post not in (sessions.post, driver_hours.post):
            post(model)
    late: dict[TourKey, cp_model.IntVar] = {}
    for key, tour in model.tours.items():
        late[key] = model.cp.new_int_var(0, problem.meeting.days * 24 * 60, f"late {key}")
        sessions.begin(model, tour)
        model.cp.add(tour.back <= tour.tour.latest + late[key]).only_enforce_if(tour.used)
        if tour.tour.bare is not None:
            model.cp.add(tour.back <= tour.tour.bare.latest + late[key]).only_enforce_if(~tour.used)
    beyond: dict[Driver, cp_model.IntVar] = {}
    for limited in driver_hours.limits(model):
        driver = limited.group, limited.kind
        if driver not in beyond:
            beyond[driver] = model.cp.new_int_var(0, problem.meeting.days * 24 * 60, f"beyond {driver}")
        model.cp.add(limited.minutes <= limited.limit + beyond[driver]).only_enforce_if(*limited.when)
    least = [_sum(model, "late", late.values()), *([_sum(model, "beyond", beyond.values())] if beyond else [])]
    solved = solve_tiers(model.cp, least, budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    if solved.answer.values is None:
        if solved.answer.status is Status.UNKNOWN:
            return OutOfTime(interrupted=budget.stop.is_set())
        return SolverFailed(solved.answer.status.value)
    values = solved.answer.values
    reasons = (
        *(_late(problem, model.tours[key], values[var.index]) for key, var in late.items() if values[var.index]),
        *(_beyond(problem, driver, values[var.index]) for driver, var in beyond.items() if values[var.index]),
    )
    return Impossible(reasons) if reasons else SolverFailed("infeasible, yet a plan exists")


def _sum(model: WalkModel, name: str, minutes: Collection[cp_model.IntVar]) -> Goal:
    total = model.cp.new_int_var(0, len(minutes) * model.problem.meeting.days * 24 * 60, name)
    model.cp.add(total == sum(minutes))
    return Goal(name, "minutes", total)


def _late(problem: Problem, tour: TourVars, minutes: int) -> Message:
    meeting = problem.meeting
    return say(
        "coach {coach} cannot be at {place} by {time}: it would be {minutes} min late; "
        "start the session later, end the one before earlier, or give the place more bays",
        coach=tour.draft.coach,
        place=meeting.places[tour.tour.destination].name,
        time=meeting.clock.hhmm(tour.tour.last),
        minutes=minutes,
    )


_BEYOND: Mapping[Kind, Message] = {
    "duty": say(
        "the driver of coach {coach} would be on duty for {minutes} min a day more than driver_duty allows; "
        "allow more, or hold sessions closer together"
    ),
    "driving": say(
        "the driver of coach {coach} would drive for {minutes} min a day more than driver_driving allows; "
        "choose places that are closer together, or spread the sessions over more days"
    ),
    "rest": say(
        "the driver of coach {coach} would drive for {minutes} min too long without a rest; "
        "leave more time between sessions, or choose places that are closer together"
    ),
}


def _beyond(problem: Problem, driver: Driver, minutes: int) -> Message:
    group, kind = driver
    return Message(_BEYOND[kind].template, {"coach": problem.drafts[group].coach, "minutes": minutes})
