"""No one arrives before they can have travelled: from place to place the drive, in one order of visits."""

from itertools import groupby

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import PlaceId
from meetingplan.network import CapacityGraph
from meetingplan.plan.walk_model import TourVars, WalkModel


def post(model: WalkModel) -> None:
    """Every tour is one circuit from its origin through the visits that take place to its destination."""
    for tour in model.tours.values():
        if tour.visits:
            _circuit(model, tour)
        _without_visits(model, tour)


def _circuit(model: WalkModel, tour: TourVars) -> None:
    visits, origin, destination = tour.visits, tour.tour.origin, tour.tour.destination
    number: dict[PlaceId | None, int] = {None: 0} | {site: index for index, site in enumerate(visits, start=1)}
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [(0, 0, ~tour.used)]
    arcs += [(number[site], number[site], ~visit.present) for site, visit in visits.items()]
    for (a, b), literal in model.arcs[tour.tour.key].items():
        leave = tour.depart + tour.draft.board if a is None else visits[a].leave
        arrive = tour.back - tour.draft.alight if b is None else visits[b].arrive
        _drive(model, literal, origin if a is None else a, destination if b is None else b, leave, arrive)
        arcs.append((number[a], number[b], literal))
    model.cp.add_circuit(arcs)


def _without_visits(model: WalkModel, tour: TourVars) -> None:
    """A tour without visits is the bare drive, or nothing at all where it would lead back to where it began."""
    if tour.tour.bare is None:
        model.cp.add(tour.back == tour.depart).only_enforce_if(~tour.used)
        return
    setting_out, arriving = tour.depart + tour.draft.board, tour.back - tour.draft.alight
    _drive(model, ~tour.used, tour.tour.origin, tour.tour.destination, setting_out, arriving)


def _drive(
    model: WalkModel,
    taken: cp_model.LiteralT,
    a: PlaceId,
    b: PlaceId,
    leave: cp_model.LinearExprT,
    arrive: cp_model.LinearExprT,
) -> None:
    """A drive that is taken lasts as long as the road does at the minute of departure."""
    cp, runs = model.cp, _runs(model.problem.graph, a, b)
    if len(runs) == 1:
        cp.add(arrive == leave + runs[0][2]).only_enforce_if(taken)
        return
    options = [cp.new_bool_var(f"{a} {b} from {first}") for first, _, _ in runs]
    cp.add(sum(options) == 1).only_enforce_if(taken)
    for option, (first, last, minutes) in zip(options, runs, strict=True):
        cp.add(leave >= first).only_enforce_if(option)
        cp.add(leave <= last).only_enforce_if(option)
        cp.add(arrive == leave + minutes).only_enforce_if(option)


def _runs(graph: CapacityGraph, a: PlaceId, b: PlaceId) -> list[tuple[int, int, int]]:
    """First and last minute of departure, and minutes of the drive, for each stretch of like minutes."""
    horizon = 2 * graph.meeting.days * MINUTES_A_DAY
    if not graph.meeting.slow_times:
        return [(0, horizon, graph.minutes(a, b))]
    runs = []
    for minutes, like in groupby(range(horizon + 1), key=lambda at: graph.minutes(a, b, at)):
        departures = list(like)
        runs.append((departures[0], departures[-1], minutes))
    return runs
