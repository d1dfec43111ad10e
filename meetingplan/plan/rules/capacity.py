"""No node ever holds more than it can, neither parties nor people."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import BAY, NodeId, node_id, part_of
from meetingplan.plan.walk_model import TourVars, VisitVars, WalkModel


@dataclass(frozen=True, slots=True)
class Use:
    """An interval during which parties and people are at a node."""

    interval: cp_model.IntervalVar
    parties: int
    people: int


def post(model: WalkModel) -> None:
    """One cumulative constraint for each node and kind of limit that its users could exceed together."""
    uses: dict[NodeId, list[Use]] = defaultdict(list)
    for tour in model.tours.values():
        for node, use in _ends(model, tour):
            uses[node].append(use)
        for visit in tour.visits.values():
            for node, use in _visit(model, visit):
                uses[node].append(use)
    for node, users in uses.items():
        limits = model.problem.graph.nodes[node]
        _limit(model, users, [use.parties for use in users], limits.parties)
        _limit(model, users, [use.people for use in users], limits.people)


def _limit(model: WalkModel, users: list[Use], demands: list[int], capacity: int | None) -> None:
    if capacity is None or sum(demands) <= capacity:
        return
    model.cp.add_cumulative([use.interval for use in users], demands, capacity)


def _ends(model: WalkModel, tour: TourVars) -> Iterator[tuple[NodeId, Use]]:
    """The bays at both ends of a tour, while people board and get off."""
    board, alight = tour.draft.board, tour.draft.alight
    name = f"{tour.tour.key}"
    boarding = _stay(model, tour, tour.depart, board, f"board {name}")
    yield node_id(tour.tour.origin, BAY), Use(boarding, 1, 0)
    leaving = _stay(model, tour, tour.back - alight, alight, f"alight {name}")
    yield node_id(tour.tour.destination, BAY), Use(leaving, 1, 0)


def _stay(
    model: WalkModel, tour: TourVars, start: cp_model.LinearExprT, minutes: int, name: str
) -> cp_model.IntervalVar:
    """An interval that is there if the tour takes place at all."""
    if tour.tour.bare is None:
        return model.cp.new_optional_fixed_size_interval_var(start, minutes, tour.used, name)
    return model.cp.new_fixed_size_interval_var(start, minutes, name)


def _visit(model: WalkModel, visit: VisitVars) -> Iterator[tuple[NodeId, Use]]:
    """Everything that a visit takes of its site: the bay from arrival to departure, the rest as its passage says."""
    cp = model.cp
    for hold in visit.passage.holds():
        if part_of(hold.node) == BAY:
            stay = cp.new_int_var(0, model.problem.meeting.days * MINUTES_A_DAY, f"stay {hold.node}")
            interval = cp.new_optional_interval_var(visit.arrive, stay, visit.leave, visit.present, f"{hold.node}")
        else:
            size = hold.end - hold.start
            interval = cp.new_optional_fixed_size_interval_var(
                visit.begin + hold.start, size, visit.present, f"{hold.node}"
            )
        yield hold.node, Use(interval, hold.parties, hold.people)
