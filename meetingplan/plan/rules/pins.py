"""What is pinned stays as it is: the minutes of visits and of tours."""

from collections.abc import Iterator, Mapping, Sequence

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.plan.walk_model import WalkModel

Pinned = tuple[CoachId, PlaceId | None]
"""What can be loosened by itself: a visit of a coach, or all its tours."""


def post(model: WalkModel) -> None:
    """Everything that is pinned has its minutes."""
    for _, fixed in _fixed(model):
        for variable, value in fixed:
            model.cp.add(variable == value)


def loosen(model: WalkModel) -> Mapping[Pinned, cp_model.IntVar]:
    """The same, but for what is said to be loose."""
    loose: dict[Pinned, cp_model.IntVar] = {}
    for what, fixed in _fixed(model):
        if what not in loose:
            loose[what] = model.cp.new_bool_var(f"loose {what}")
        for variable, value in fixed:
            model.cp.add(variable == value).only_enforce_if(~loose[what])
    return loose


def _fixed(model: WalkModel) -> Iterator[tuple[Pinned, Sequence[tuple[cp_model.IntVar, int]]]]:
    """What is pinned, as variables and their values."""
    for tour in model.tours.values():
        for pin in tour.tour.pins:
            visit, begin = tour.visits[pin.site], pin.enter - tour.visits[pin.site].passage.alight
            minutes = ((visit.arrive, pin.arrive), (visit.begin, begin), (visit.leave, pin.leave))
            yield (tour.draft.coach, pin.site), ((visit.present, 1), *minutes)
        ride = tour.tour.pinned
        if ride is not None:
            yield (tour.draft.coach, None), ((tour.depart, ride.depart), (tour.back, ride.back))
