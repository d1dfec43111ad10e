"""Why there can be no plan, without any program: a group that cannot make its tour, or a place that all cannot pass.

Both are proofs: whatever the order of visits, everyone who must see a site takes its nodes for as long as the passages
say, within the hours in which groups can be there.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from meetingplan.domain.ids import GroupId, NodeId, PlaceId
from meetingplan.network import Hold
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.problem import Problem, Tour
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.limits import limit_of
from meetingplan.plan.walks.prices import Prices, Unit, amounts
from meetingplan.plan.walks.pricing import all_paths
from meetingplan.plan.walks.weights import Weights


def is_overfull(problem: Problem) -> bool:
    """Whether some node would be taken for longer than there is time, by those who must see its site."""
    visits: dict[PlaceId, list[Tour]] = defaultdict(list)
    for tour in problem.tours:
        for site in tour.sites:
            if problem.drafts[tour.group].wanted[site]:
                visits[site].append(tour)
    return any(_is_overfull(problem, site, tours) for site, tours in visits.items())


def _is_overfull(problem: Problem, site: PlaceId, tours: Iterable[Tour]) -> bool:
    """A group takes what it needs once, on whichever of its tours."""
    taken: dict[tuple[NodeId, Unit], float] = defaultdict(float)
    groups: set[GroupId] = set()
    spans: dict[NodeId, tuple[float, float]] = {}
    for tour in tours:
        start, end = _stay(problem, tour, site)
        passage = problem.passages[tour.group, site]
        for hold in passage.holds():
            first, last = start + hold.start, end - (passage.minutes - hold.end)
            low, high = spans.get(hold.node, (math.inf, -math.inf))
            spans[hold.node] = min(low, first), max(high, last)
            for unit, amount in amounts(hold).items() if tour.group not in groups else ():
                taken[hold.node, unit] += amount * _minutes(hold)
        groups.add(tour.group)
    return any(_exceeds(problem, spans, key, amount) for key, amount in taken.items())


def _minutes(hold: Hold) -> int:
    return hold.end - hold.start


def _stay(problem: Problem, tour: Tour, site: PlaceId) -> tuple[int, int]:
    """From when and until when a coach can be in the bay of a site on a tour."""
    draft, minutes = problem.drafts[tour.group], problem.graph.minutes
    opens, closes = opening_hours(problem.meeting, site, tour.first)
    start = max(opens, tour.earliest + draft.board + minutes(tour.origin, site))
    return start, min(closes, tour.latest - draft.alight - minutes(site, tour.destination))


def _exceeds(
    problem: Problem, spans: Mapping[NodeId, tuple[float, float]], key: tuple[NodeId, Unit], amount: float
) -> bool:
    limit, (first, last) = limit_of(problem.graph, *key), spans[key[0]]
    return limit is not None and amount > limit * max(0.0, last - first)


def cannot_tour(problem: Problem, weights: Weights) -> bool:
    """Whether some group could not see what it must, even with all places to itself.

    Raises:
        TooManyOrdersError: there are too many ways to choose and order sites.
    """
    for stretch in stretches(problem, weights, musts=True):
        free = Prices(stretch.start, stretch.end - stretch.start, {})
        if not math.isfinite(stretch.least([paths.best() for paths in all_paths(problem, stretch, free, {})])):
            return True
    return False
