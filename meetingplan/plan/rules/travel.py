"""No one arrives before they can have travelled: from place to place at least the drive, in one order of visits."""

from ortools.sat.python import cp_model

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.walk_model import TourVars, WalkModel


def post(model: WalkModel) -> None:
    """Every tour is one circuit from its origin through the visits that take place to its destination."""
    for tour in model.tours.values():
        if tour.visits:
            _circuit(model, tour)
        else:
            _without_visits(model, tour)


def _circuit(model: WalkModel, tour: TourVars) -> None:
    cp, minutes = model.cp, model.problem.graph.minutes
    number: dict[PlaceId, int] = {site: index for index, site in enumerate(tour.visits, start=1)}
    arcs: list[tuple[int, int, cp_model.LiteralT]] = []

    def arc(tail: int, head: int) -> cp_model.IntVar:
        literal = cp.new_bool_var(f"arc {tour.tour.key} {tail} {head}")
        arcs.append((tail, head, literal))
        return literal

    for site, visit in tour.visits.items():
        there = tour.draft.board + minutes(tour.tour.origin, site)
        cp.add(visit.arrive == tour.depart + there).only_enforce_if(arc(0, number[site]))
        home = minutes(site, tour.tour.destination) + tour.draft.alight
        cp.add(tour.back == visit.leave + home).only_enforce_if(arc(number[site], 0))
        arcs.append((number[site], number[site], ~visit.present))
        for other, then in tour.visits.items():
            if other != site:
                drive = minutes(site, other)
                cp.add(then.arrive == visit.leave + drive).only_enforce_if(arc(number[site], number[other]))
    _without_visits(model, tour)
    arcs.append((0, 0, ~tour.used))
    cp.add_circuit(arcs)


def _without_visits(model: WalkModel, tour: TourVars) -> None:
    """A tour without visits is the bare drive, or nothing at all where it would lead back to where it began."""
    ride = 0
    if tour.tour.bare is not None:
        drive = model.problem.graph.minutes(tour.tour.origin, tour.tour.destination)
        ride = tour.draft.board + drive + tour.draft.alight
    model.cp.add(tour.back == tour.depart + ride).only_enforce_if(~tour.used)
