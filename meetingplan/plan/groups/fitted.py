"""What the size of a group costs its sites: the docent parties that it visits in, and the lift loads that it needs."""

from collections.abc import Iterable

from meetingplan.domain.ids import PlaceId
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from meetingplan.network.laws import OutOfRange


def loads(graph: CapacityGraph, sites: Iterable[PlaceId], most: int) -> tuple[int, ...]:
    """Parties and lift loads of a group of 0, 1, .. `most` people at all sites together, nobody having to ride.

    Sizes whose passage the laws of movement do not allow are left to the planner of walks and cost as if one party.
    """
    visited = sorted(sites)
    return (0, *(sum(_at(graph, site, people) for site in visited) for people in range(1, most + 1)))


def _at(graph: CapacityGraph, site: PlaceId, people: int) -> int:
    try:
        visit = passage(graph, site, Headcount(people))
    except OutOfRange:
        return 1
    return len(visit.guided()) + _trips(visit)


def _trips(visit: Passage) -> int:
    inputs = (dict(step.needs.inputs) for step in visit.steps if step.needs is not None)
    return round(sum(given.get("trips", 0.0) for given in inputs))
