"""A meeting in lines has few routes: in a window no more different orders of sites than the organiser allows."""

from collections.abc import Sequence
from itertools import combinations

from ortools.sat.python import cp_model

from meetingplan.plan.walk_model import TourVars, WalkModel


def post(model: WalkModel) -> None:
    """Every tour with visits goes by one of the window's routes: its sites, each pair of them in one order."""
    for window in model.problem.meeting.windows.values():
        mine = [tour for tour in model.tours.values() if tour.tour.window == window.id and tour.visits]
        if window.routes is not None and len(mine) > window.routes:
            _lines(model.cp, mine, window.routes)


def _lines(cp: cp_model.CpModel, tours: Sequence[TourVars], count: int) -> None:
    sites = sorted({site for tour in tours for site in tour.visits})
    taken = {tour.tour.key: [cp.new_bool_var(f"line {tour.tour.key} {n}") for n in range(count)] for tour in tours}
    for tour in tours:
        cp.add(sum(taken[tour.tour.key]) == 1).only_enforce_if(tour.used)
    for number in range(count):
        seen = {site: cp.new_bool_var(f"line {number} {site}") for site in sites}
        ahead = {pair: cp.new_bool_var(f"line {number} {pair}") for pair in combinations(sites, 2)}
        for tour in tours:
            mine = taken[tour.tour.key][number]
            for site in sites:
                present = tour.visits[site].present if site in tour.visits else 0
                cp.add(seen[site] == present).only_enforce_if(mine)
            for (a, b), literal in ahead.items():
                if a in tour.visits and b in tour.visits:
                    one, other = tour.visits[a], tour.visits[b]
                    both = (mine, one.present, other.present)
                    cp.add(one.leave <= other.arrive).only_enforce_if(*both, literal)
                    cp.add(other.leave <= one.arrive).only_enforce_if(*both, ~literal)
