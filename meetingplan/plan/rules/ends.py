"""A belt begins and ends where it should: the site to be seen first comes before all others, the last after them."""

from meetingplan.plan.walk_model import VisitVars, WalkModel


def post(model: WalkModel) -> None:
    """Orders the visits of every tour that has such a site."""

    def before(one: VisitVars, other: VisitVars) -> None:
        model.cp.add(one.leave <= other.arrive).only_enforce_if(one.present, other.present)

    for tour in model.tours.values():
        first, last = tour.tour.see_first, tour.tour.see_last
        for site, visit in tour.visits.items():
            if first is not None and first in tour.visits and site != first:
                before(tour.visits[first], visit)
            if last is not None and last in tour.visits and site != last:
                before(visit, tour.visits[last])
