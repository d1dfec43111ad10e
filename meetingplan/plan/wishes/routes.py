"""Routes stay simple: over the windows, how many different orders of sites there are."""

from collections.abc import Mapping
from itertools import combinations

from ortools.sat.python import cp_model

from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.plan.walk_model import TourVars, WalkModel

Order = Mapping[tuple[PlaceId, PlaceId], cp_model.IntVar]
"""For each site (a, a) whether it is visited, and for each pair (a, b) in order of id whether a is visited before b."""


def value(model: WalkModel) -> cp_model.IntVar:
    """Adds up the different orders over all windows."""
    total = model.cp.new_int_var(0, len(model.tours), "routes")
    model.cp.add(total == sum(sum(different(model, window)) for window in model.problem.meeting.windows))
    return total


def different(model: WalkModel, window: WindowId) -> list[cp_model.IntVar]:
    """For each tour of a window whether it makes visits, in an order that no tour before it in the list has."""
    tours = [tour for tour in model.tours.values() if tour.tour.window == window and tour.visits]
    orders = [_order(model.cp, tour) for tour in tours]
    fresh = []
    for number, (tour, order) in enumerate(zip(tours, orders, strict=True)):
        others = [_differ(model.cp, order, other) for other in orders[:number]]
        new = model.cp.new_bool_var(f"another order {tour.tour.key}")
        model.cp.add_min_equality(new, [tour.used, *others])
        fresh.append(new)
    return fresh


def _order(cp: cp_model.CpModel, tour: TourVars) -> Order:
    order = {(site, site): visit.present for site, visit in tour.visits.items()}
    for a, b in combinations(sorted(tour.visits), 2):
        one, other, before = tour.visits[a], tour.visits[b], cp.new_bool_var(f"{tour.tour.key} {a} before {b}")
        cp.add_implication(before, one.present)
        cp.add_implication(before, other.present)
        cp.add(one.leave <= other.arrive).only_enforce_if(before)
        cp.add(other.leave <= one.arrive).only_enforce_if(~before, one.present, other.present)
        order[a, b] = before
    return order


def _differ(cp: cp_model.CpModel, order: Order, other: Order) -> cp_model.IntVar:
    """Whether two orders differ anywhere; where only one of the two can have something, whether it has."""
    apart = [(order if pair in order else other)[pair] for pair in sorted(order.keys() ^ other.keys())]
    for pair in sorted(order.keys() & other.keys()):
        here = cp.new_bool_var(f"differ {pair}")
        cp.add_bool_xor(order[pair], other[pair], ~here)
        apart.append(here)
    differ = cp.new_bool_var("differ")
    cp.add_max_equality(differ, apart)
    return differ
