"""In which orders a class can see its sites: a graph of stages, each a site seen after certain others.

A stage is a set of sites and the last of them, as in the dynamic program of Held and Karp (1962); where coaches cannot
turn round at the last, also the roads by which they came; where roads are long, the minutes at the wheel. Only stages
come in that can be reached in time and from which a walk can end, so with optional sites there are few where time is
short.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from meetingplan.domain.ids import PlaceId
from meetingplan.network import Passage
from meetingplan.network.turning import Roads, differ
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.problem import Problem, Tour
from meetingplan.plan.walks.wheel import FRESH, Driven, Wheel, wheel

ORIGIN = -1
"""Before the first visit."""
Route = tuple[PlaceId, ...]
"""Sites in the order in which they are seen."""
MOST_STAGES = 40_000
"""With more, a round of pricing takes too long."""
Key = tuple[int, int, Route, Roads, Driven]
"""Sites seen, as a bit mask that includes the last; the number of the last; where routes are few, all in order; where
coaches cannot turn round at the last, the roads by which they can have come; where it matters, what was driven."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A visit in the course of a walk: to which site, and after which stages it can come, by their numbers.

    Args:
        seen: the sites that have been seen after it.
    """

    site: PlaceId
    froms: tuple[int, ...]
    seen: frozenset[PlaceId]


@dataclass(frozen=True, slots=True)
class Orders:
    """All orders of visits that a class can make.

    Args:
        stages: each after all those that it can come after.
        ends: the stages at which a walk can end, and what the sites cost that it then has not seen.
        none: what a walk without any visit costs for all that it has not seen; None where it must see something.
    """

    stages: tuple[Stage, ...]
    ends: Mapping[int, int]
    none: int | None


class TooManyOrdersError(Exception):
    """There are too many ways to choose and order the sites."""


def orders(
    problem: Problem,
    tour: Tour,
    passages: Mapping[PlaceId, Passage],
    skip: Mapping[PlaceId, int],
    routes: Sequence[Route] = (),
) -> Orders:
    """The orders of a tour.

    Args:
        skip: what it costs not to see a site; others must be seen.
        routes: the only orders that there may be; any, where there are none.

    Raises:
        TooManyOrdersError: there are more than `MOST_STAGES` stages.
    """
    sites, limits = list(passages), wheel(problem, tour)
    froms = _reached(limits, passages, routes)
    musts = sum(1 << number for number, site in enumerate(sites) if site not in skip)
    missing = {mask: _cost(mask, sites, skip) for mask in {key[0] for key in froms} if mask & musts == musts}
    ends = [key for key in froms if key[0] in missing and _ends_well(limits, sites, key)]
    if routes:
        ends = [key for key in ends if key[2] in routes]
    useful = _useful(froms, ends)
    number = {key: index for index, key in enumerate(key for key in froms if key in useful)}
    seen = {mask: frozenset(_seen(mask, sites)) for mask in {key[0] for key in number}}
    stages = tuple(
        Stage(sites[key[1]], tuple(number[before] if before[0] else ORIGIN for before in froms[key]), seen[key[0]])
        for key in number
    )
    none = None if musts else _cost(0, sites, skip)
    return Orders(stages, {number[key]: missing[key[0]] for key in ends}, none)


def on_lines(lines: Sequence[Route], tour: Tour, skip: Collection[PlaceId]) -> tuple[Route, ...]:
    """All orders in which a tour can see its sites along lines, whatever it leaves out that it may; none without lines.

    Raises:
        TooManyOrdersError: there are more than `MOST_STAGES`.
    """
    if len(lines) << len(skip) > MOST_STAGES:
        raise TooManyOrdersError(tour.window)

    def ways(line: Route) -> Iterator[Route]:
        mine = [site for site in line if site in tour.sites]
        free = [site for site in mine if site in skip]
        for count in range(len(free) + 1):
            for out in combinations(free, count):
                yield tuple(site for site in mine if site not in out)

    return tuple(dict.fromkeys(way for line in lines for way in ways(line)))


def _reached(limits: Wheel, passages: Mapping[PlaceId, Passage], routes: Sequence[Route]) -> dict[Key, list[Key]]:
    """The stages that can be reached in time, smaller sets first, and from which; drives are as quick as ever."""
    begun = {route[:length] for route in routes for length in range(len(route) + 1)}
    problem, tour = limits.problem, limits.tour
    sites, graph, minutes = list(passages), problem.graph, problem.graph.minutes
    begin = tour.earliest + problem.drafts[tour.group].board
    hours = [opening_hours(problem.meeting, site, tour.first) for site in sites]
    froms: dict[Key, list[Key]] = {}
    soonest: dict[Key, int] = {(0, ORIGIN, (), frozenset(), FRESH): begin}
    for _ in sites:
        then: dict[Key, int] = {}
        for before, left in soonest.items():
            mask, last, way, came, driven = before
            here = sites[last] if mask else tour.origin
            for number, site in enumerate(sites):
                on = (*way, site) if routes else ()
                if mask >> number & 1 or (mask and site == tour.see_first) or (routes and on not in begun):
                    continue
                leave = max(left + minutes(here, site), hours[number][0]) + passages[site].minutes
                if leave > hours[number][1] or leave + minutes(site, tour.destination) > tour.latest:
                    continue
                so_far = limits.on(driven, here, site)
                if so_far is None or not differ(came, graph.roads_at(here, site)):
                    continue
                rested = limits.after(so_far, passages[site])
                key = mask | 1 << number, number, on, graph.roads_at(site, here), rested
                froms.setdefault(key, []).append(before)
                then[key] = min(leave, then.get(key, leave))
        if len(froms) > MOST_STAGES:
            raise TooManyOrdersError(tour.window)
        soonest = then
    return froms


def _ends_well(limits: Wheel, sites: Sequence[PlaceId], key: Key) -> bool:
    """The site that is to be seen last, if it is seen, is the last, and coach and driver can go on from there."""
    mask, last, _, came, driven = key
    tour = limits.tour
    if not differ(came, limits.problem.graph.roads_at(sites[last], tour.destination)):
        return False
    if not limits.ends(driven, sites[last], _seen(mask, sites)):
        return False
    return tour.see_last not in sites or not mask >> sites.index(tour.see_last) & 1 or sites[last] == tour.see_last


def _seen(mask: int, sites: Sequence[PlaceId]) -> list[PlaceId]:
    return [site for number, site in enumerate(sites) if mask >> number & 1]


def _cost(mask: int, sites: Sequence[PlaceId], skip: Mapping[PlaceId, int]) -> int:
    return sum(skip[site] for number, site in enumerate(sites) if not mask >> number & 1)


def _useful(froms: Mapping[Key, Sequence[Key]], ends: Sequence[Key]) -> set[Key]:
    """The stages from which an end can be reached."""
    useful, waiting = set(ends), list(ends)
    while waiting:
        for before in froms.get(waiting.pop(), ()):
            if before not in useful:
                useful.add(before)
                waiting.append(before)
    return useful
