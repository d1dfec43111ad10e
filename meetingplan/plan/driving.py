"""Minutes that a coach is driven, as CP-SAT variables: in a tour, and without a rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import PlaceId
from meetingplan.network import Passage
from meetingplan.plan.problem import Problem, Tour
from meetingplan.plan.walk_model import TourVars, VisitVars, WalkModel


@dataclass(frozen=True, slots=True)
class Driven:
    """A tour with the minutes in each bay, 0 where it is not visited, and the minutes of driving that are left."""

    tour: TourVars
    stays: Mapping[PlaceId, cp_model.IntVar]
    minutes: cp_model.LinearExpr


def rests_at(problem: Problem, passage: Passage) -> bool:
    """Whether a visit leaves the coach without people for as long as its driver needs to rest."""
    return passage.minutes - passage.alight - passage.board >= problem.meeting.limits.driver_rest


def most(problem: Problem, tour: Tour) -> int:
    """At least what a coach can be driven in a tour: into every place from the one that is farthest from it."""
    slowest = max((slow.factor for slow in problem.meeting.slow_times), default=1.0)

    def into(place: PlaceId) -> int:
        others = (other for other in (tour.origin, *tour.sites) if other != place)
        return ceil(max(problem.graph.minutes(other, place) for other in others) * slowest)

    return sum(map(into, (*tour.sites, tour.destination)))


def driven(model: WalkModel, tour: TourVars) -> Driven:
    """Drives take as long as roads do, so a coach is driven when it is neither in a bay nor at either end."""
    stays = {}
    for site, visit in tour.visits.items():
        stays[site] = model.cp.new_int_var(0, tour.tour.latest - tour.tour.earliest, f"stay {tour.tour.key} {site}")
        model.cp.add(stays[site] == visit.leave - visit.arrive).only_enforce_if(visit.present)
        model.cp.add(stays[site] == 0).only_enforce_if(~visit.present)
    ends = tour.draft.board + tour.draft.alight
    under_way = tour.back - tour.depart - cp_model.LinearExpr.sum(list(stays.values()))
    return Driven(tour, stays, under_way - ends if tour.tour.bare is not None else under_way - ends * tour.used)


def spells(model: WalkModel, tours: Sequence[Driven]) -> Iterator[cp_model.IntVar]:
    """Minutes of driving of a group since the last rest, when the next one begins or a tour ends.

    A rest before which too much was driven is of no use, so each spell is counted from some rest before it.
    """
    before: TourVars | None = None
    since = model.cp.new_constant(0)
    for tour in tours:
        start = _carried(model, before, since, tour.tour)
        found = list(_within(model, tour, start))
        yield from found
        before, since = tour.tour, found[-1]


def _carried(model: WalkModel, before: TourVars | None, since: cp_model.IntVar, tour: TourVars) -> cp_model.IntVar:
    """What was driven without a rest when a tour begins; tours that do not take place stand in order with others."""
    if before is None:
        return since
    cp = model.cp
    start, rested = _minutes(model, f"carried {tour.tour.key}"), cp.new_bool_var(f"rested {tour.tour.key}")
    cp.add(tour.depart - before.back >= model.problem.meeting.limits.driver_rest).only_enforce_if(rested)
    cp.add(start >= since).only_enforce_if(~rested)
    for either in (before, tour):
        if either.tour.bare is None:
            cp.add(tour.depart >= before.back).only_enforce_if(~either.used)
    return start


def _within(model: WalkModel, of: Driven, start: cp_model.IntVar) -> Iterator[cp_model.IntVar]:
    """The spells that end at the visits of a tour that are rests, and at last the one at its end."""
    cp, visits = model.cp, of.tour.visits
    rests = [site for site, visit in visits.items() if rests_at(model.problem, visit.passage)]
    earlier = {(a, b): _before(cp, visits[a], visits[b]) for a in visits for b in rests if a != b}
    until = {site: _until(model, of, site, earlier) for site in rests}

    def spell(end: cp_model.LinearExpr, since: Mapping[PlaceId, cp_model.IntVar], name: str) -> cp_model.IntVar:
        made, whole = _minutes(model, name), cp.new_bool_var(f"{name} from the start")
        cp.add(made >= start + end).only_enforce_if(whole)
        options = [whole]
        for rest, is_before in since.items():
            options.append(cp.new_bool_var(f"{name} from {rest}"))
            cp.add_implication(options[-1], is_before)
            cp.add(made >= end - until[rest]).only_enforce_if(options[-1])
        cp.add_bool_or(options)
        return made

    for site in rests:
        since = {rest: earlier[rest, site] for rest in rests if rest != site}
        yield spell(until[site], since, f"spell {of.tour.tour.key} {site}")
    yield spell(of.minutes, {rest: visits[rest].present for rest in rests}, f"spell {of.tour.tour.key}")


def _before(cp: cp_model.CpModel, one: VisitVars, other: VisitVars) -> cp_model.IntVar:
    """Whether both visits take place, the one before the other."""
    before = cp.new_bool_var("before")
    cp.add_implication(before, one.present)
    cp.add_implication(before, other.present)
    cp.add(one.leave <= other.arrive).only_enforce_if(before)
    cp.add(other.leave <= one.arrive).only_enforce_if(~before, one.present, other.present)
    return before


def _until(
    model: WalkModel, of: Driven, site: PlaceId, earlier: Mapping[tuple[PlaceId, PlaceId], cp_model.IntVar]
) -> cp_model.IntVar:
    """Minutes of driving of a tour until it arrives at a site, 0 where it does not."""
    cp, tour, visit = model.cp, of.tour, of.tour.visits[site]
    stood: list[cp_model.IntVar] = []
    for other, stay in of.stays.items():
        if other != site:
            stood.append(_minutes(model, f"stood at {other} before {site}"))
            cp.add(stood[-1] == stay).only_enforce_if(earlier[other, site])
            cp.add(stood[-1] == 0).only_enforce_if(~earlier[other, site])
    until = _minutes(model, f"driven {tour.tour.key} until {site}")
    cp.add(until == visit.arrive - tour.depart - tour.draft.board - sum(stood)).only_enforce_if(visit.present)
    cp.add(until == 0).only_enforce_if(~visit.present)
    return until


def _minutes(model: WalkModel, name: str) -> cp_model.IntVar:
    return model.cp.new_int_var(0, 2 * model.problem.meeting.days * MINUTES_A_DAY, name)
