"""A meeting in lines has few routes: no more different orders of sites than allowed, or only those that are given."""

from collections.abc import Sequence
from itertools import combinations

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.walk_model import TourVars, WalkModel
from meetingplan.plan.wishes.routes import different


def post(model: WalkModel) -> None:
    """Counts the orders as the wish for few routes does, and leads every tour along a line where lines are given."""
    for window in model.problem.meeting.windows.values():
        if window.routes is not None:
            model.cp.add(sum(different(model, window.id)) <= window.routes)
        if window.lines:
            for tour in model.tours.values():
                if tour.tour.window == window.id and tour.visits:
                    _follow_one(model, tour, window.lines)


def _follow_one(model: WalkModel, tour: TourVars, lines: Sequence[Sequence[PlaceId]]) -> None:
    """What a tour sees it sees in the order of one of the lines."""
    follows = [model.cp.new_bool_var(f"line {number} {tour.tour.key}") for number in range(len(lines))]
    model.cp.add_exactly_one(follows)
    for line, follow in zip(lines, follows, strict=True):
        for site, visit in tour.visits.items():
            if site not in line:
                model.cp.add_implication(follow, ~visit.present)
        for one, other in combinations([tour.visits[site] for site in line if site in tour.visits], 2):
            model.cp.add(one.leave <= other.arrive).only_enforce_if(follow, one.present, other.present)
