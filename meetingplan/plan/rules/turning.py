"""Where a coach cannot turn round, it leaves by another road than it came by."""

from itertools import product

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.problem import Tour
from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """No tour drives to a site and on from it where all quickest ways before and after share their road there."""
    places = model.problem.meeting.places
    for tour in model.problem.tours:
        for site in tour.sites:
            if not places[site].turning:
                _keep_on(model, tour, site)


def _keep_on(model: WalkModel, tour: Tour, site: PlaceId) -> None:
    arcs, graph = model.arcs[tour.key], model.problem.graph
    others = (None, *(other for other in tour.sites if other != site))
    for a, b in product(others, repeat=2):
        before, after = tour.origin if a is None else a, tour.destination if b is None else b
        if (a is None or a != b) and not graph.may_pass(before, site, after):
            model.cp.add_bool_or(~arcs[a, site], ~arcs[site, b])
