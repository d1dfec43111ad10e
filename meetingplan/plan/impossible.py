"""Why there is no plan, in the organiser's words; never on one answer of the solver alone.

Visits may be missed, at the price of the first wish, so what cannot be done is to be in time, within the hours of
drivers, or as is pinned. The model is solved again with every tour allowed to be late, every driver to exceed the hours
and every pin to be loosened: the first as little as can be, then the second, then the third. If none of it need be, the
solver was wrong and says so; otherwise it is the explanation. That some of it need be is proven by a bound above 0, or
by asking for none of it, in this other model and without presolve.
"""

from collections.abc import Collection, Mapping, Sequence

from ortools.sat.python import cp_model

from meetingplan.domain.ids import GroupId
from meetingplan.domain.outcome import Impossible, OutOfTime, SolverFailed
from meetingplan.domain.text import Message, say
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import WALK_RULES, driver_hours, pins, sessions
from meetingplan.plan.rules.driver_hours import Kind
from meetingplan.plan.rules.pins import Pinned
from meetingplan.plan.solver import Status, solve
from meetingplan.plan.tiers import Goal, solve_tiers
from meetingplan.plan.walk_model import TourKey, TourVars, WalkModel, walk_model

EFFORT = 8.0
"""Deterministic time for finding the least lateness."""
Driver = tuple[GroupId, Kind]


def why_impossible(problem: Problem, budget: Budget) -> Impossible | OutOfTime | SolverFailed:
    """The least lateness with which there would be a plan, by tour; excess of hours, by driver; and pins to loosen."""
    model = walk_model(problem)
    for post in WALK_RULES.values():
        if post not in (sessions.post, driver_hours.post, pins.post):
            post(model)
    late, beyond, loose = _late_tours(model), _drivers_beyond(model), pins.loosen(model)
    least = [_sum(model, "late", late.values())]
    least += [_sum(model, name, some.values()) for name, some in (("beyond", beyond), ("loose", loose)) if some]
    solved = solve_tiers(model.cp, least, budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    if solved.answer.values is None:
        if solved.answer.status is Status.UNKNOWN:
            return OutOfTime(interrupted=budget.stop.is_set())
        return SolverFailed(solved.answer.status.value)
    values = solved.answer.values
    reasons = (
        *(_late(problem, model.tours[key], values[var.index]) for key, var in late.items() if values[var.index]),
        *(_beyond(problem, driver, values[var.index]) for driver, var in beyond.items() if values[var.index]),
        *(_loose(problem, pinned) for pinned, var in loose.items() if values[var.index]),
    )
    if not reasons:
        return SolverFailed("infeasible, yet a plan exists")
    if any(tier.bound > 0 for tier in solved.tiers):
        return Impossible(reasons)
    return _confirmed(model, least, reasons, budget)


def _confirmed(
    model: WalkModel, least: Sequence[Goal], reasons: tuple[Message, ...], budget: Budget
) -> Impossible | OutOfTime | SolverFailed:
    """The reasons, if the model in which all may be loosened has no solution either in which nothing is."""
    model.cp.add(cp_model.LinearExpr.sum([goal.value for goal in least]) == 0)
    again = solve(model.cp, budget, EFFORT, lambda values, value, bound: None, presolve=False)
    if again.status is Status.INFEASIBLE:
        return Impossible(reasons)
    if again.status is Status.UNKNOWN:
        return OutOfTime(interrupted=budget.stop.is_set())
    return SolverFailed("infeasible, yet a plan exists")


def _sum(model: WalkModel, name: str, minutes: Collection[cp_model.IntVar]) -> Goal:
    total = model.cp.new_int_var(0, len(minutes) * model.problem.meeting.days * 24 * 60, name)
    model.cp.add(total == sum(minutes))
    return Goal(name, "minutes", total)


def _late_tours(model: WalkModel) -> Mapping[TourKey, cp_model.IntVar]:
    """Posts that every tour is over in time but for so many minutes."""
    late: dict[TourKey, cp_model.IntVar] = {}
    for key, tour in model.tours.items():
        late[key] = model.cp.new_int_var(0, model.problem.meeting.days * 24 * 60, f"late {key}")
        sessions.begin(model, tour)
        model.cp.add(tour.back <= tour.tour.latest + late[key]).only_enforce_if(tour.used)
        if tour.tour.bare is not None:
            model.cp.add(tour.back <= tour.tour.bare.latest + late[key]).only_enforce_if(~tour.used)
    return late


def _drivers_beyond(model: WalkModel) -> Mapping[Driver, cp_model.IntVar]:
    """Posts that every driver keeps the hours but for so many minutes."""
    beyond: dict[Driver, cp_model.IntVar] = {}
    for limited in driver_hours.limits(model):
        driver = limited.group, limited.kind
        if driver not in beyond:
            beyond[driver] = model.cp.new_int_var(0, model.problem.meeting.days * 24 * 60, f"beyond {driver}")
        model.cp.add(limited.minutes <= limited.limit + beyond[driver]).only_enforce_if(*limited.when)
    return beyond


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


def _loose(problem: Problem, pinned: Pinned) -> Message:
    coach, site = pinned
    if site is None:
        return say(
            "coach {coach} cannot be on tour when it is pinned to be; remove tours: of the coach from pins.yaml",
            coach=coach,
        )
    meeting = problem.meeting
    visit = next(visit for visit in meeting.pins[coach].visits if visit.site == site)
    return say(
        "coach {coach} cannot be at {place} from {start} to {end} as is pinned; remove the visit from pins.yaml",
        coach=coach,
        place=meeting.places[site].name,
        start=meeting.when(visit.arrive),
        end=meeting.when(visit.leave),
    )
