"""The timetable of all groups as a CP-SAT model without its rules.

A tour is a departure, visits in some order, and a return. A visit is rigid from berthing to departure (its passage),
but the coach may wait in its bay before people get off and after they have boarded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.network import Passage
from meetingplan.plan.drafts import Draft
from meetingplan.plan.problem import Problem, Tour

TourKey = tuple[GroupId, int]
Arcs = Mapping[tuple[PlaceId | None, PlaceId | None], cp_model.IntVar]
"""Whether a tour leads from one site to another next; None stands for its origin, and for its destination."""


@dataclass(frozen=True, slots=True)
class VisitVars:
    """A visit of one group to one site, in minutes of the meeting.

    Args:
        present: whether it takes place.
        arrive: the coach is in its bay.
        begin: people begin to get off (minute 0 of the passage).
        leave: the coach leaves its bay.
    """

    passage: Passage
    present: cp_model.IntVar
    arrive: cp_model.IntVar
    begin: cp_model.IntVar
    leave: cp_model.IntVar


@dataclass(frozen=True, slots=True)
class TourVars:
    """A tour: boarding begins at `depart`, everyone has got off at `back`.

    Args:
        used: whether it makes visits; if not it is the bare ride, or nothing at all, with `depart == back`.
        idle: minutes of travel and waiting.
    """

    tour: Tour
    draft: Draft
    depart: cp_model.IntVar
    back: cp_model.IntVar
    used: cp_model.IntVar
    idle: cp_model.IntVar
    visits: Mapping[PlaceId, VisitVars]


@dataclass(frozen=True, slots=True)
class WalkModel:
    """All variables of the timetable, by tour; `arcs` of those that have sites to visit."""

    problem: Problem
    cp: cp_model.CpModel
    tours: Mapping[TourKey, TourVars]
    arcs: Mapping[TourKey, Arcs]


def walk_model(problem: Problem) -> WalkModel:
    """The variables of every tour; the rules post the rest."""
    cp = cp_model.CpModel()
    tours = {tour.key: _tour(cp, problem, tour) for tour in problem.tours}
    arcs = {tour.key: _arcs(cp, tour) for tour in problem.tours if tour.sites}
    return WalkModel(problem, cp, tours, arcs)


def _tour(cp: cp_model.CpModel, problem: Problem, tour: Tour) -> TourVars:
    draft = problem.drafts[tour.group]
    visits = {site: _visit(cp, problem.passages[tour.group, site], tour, site) for site in tour.sites}
    # Twice the meeting, so that a tour that is late has a time to be late at.
    horizon = 2 * problem.meeting.days * MINUTES_A_DAY
    depart, back, idle = (cp.new_int_var(0, horizon, f"{what} {tour.key}") for what in ("depart", "back", "idle"))
    used = cp.new_bool_var(f"used {tour.key}")
    inside = sum(visit.passage.inside * visit.present for visit in visits.values())
    cp.add(idle == back - depart - inside).only_enforce_if(used)
    end = back if tour.bare is None or tour.bare.until is None else tour.bare.until
    cp.add(idle == end - depart).only_enforce_if(~used)
    if not visits:
        cp.add(used == 0)
    return TourVars(tour, draft, depart, back, used, idle, visits)


def _visit(cp: cp_model.CpModel, passage: Passage, tour: Tour, site: PlaceId) -> VisitVars:
    name = f"{tour.key} {site}"
    present = cp.new_bool_var(f"present {name}")
    arrive, begin, leave = (
        cp.new_int_var(tour.earliest, tour.latest, f"{what} {name}") for what in ("arrive", "begin", "leave")
    )
    cp.add(arrive <= begin)
    cp.add(begin + passage.minutes <= leave).only_enforce_if(present)
    return VisitVars(passage, present, arrive, begin, leave)


def _arcs(cp: cp_model.CpModel, tour: Tour) -> Arcs:
    found: dict[tuple[PlaceId | None, PlaceId | None], cp_model.IntVar] = {}
    for site in tour.sites:
        others = (other for other in tour.sites if other != site)
        for a, b in ((None, site), (site, None), *((site, other) for other in others)):
            found[a, b] = cp.new_bool_var(f"arc {tour.key} {a} {b}")
    return found
