"""The cheapest walks of a class under given prices: shortest paths over (sites seen, place, minute).

Every state is an array over all minutes of the stretch, so a step is a few vector operations. With k sites there are
k 2^(k-1) states; beyond a dozen sites that all must be seen this is not the way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from meetingplan.domain.ids import BAY, PlaceId, node_id
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.drives import later
from meetingplan.plan.walks.prices import Floats, Prices, Unit, amounts
from meetingplan.plan.walks.stretch import Latest, Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk

State = tuple[int, int]
"""Sites seen, as a bit mask that includes the last of them; and the number of the last of them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Prices of one site for one class, by the index of the minute.

    Args:
        minutes: of the passage.
        bay: price of the bay in all minutes before an index.
        core: `core[w, a]`, the cheapest passage that begins at most w minutes after an arrival at a.
    """

    minutes: int
    bay: Floats
    core: Floats


@dataclass(frozen=True, slots=True)
class Paths:
    """All shortest paths of one class under one set of prices, in people-minutes plus prices.

    Args:
        arrive, leave: by state, the least cost of being in the bay at, or leaving it by, each minute.
        home: the least cost of arriving at the destination at each minute.
        back: the least cost of having got off there at each minute.
    """

    problem: Problem
    stretch: Stretch
    kind: int
    stops: tuple[Stop, ...]
    depart: Floats
    arrive: Mapping[State, Floats] = field(default_factory=dict)
    leave: Mapping[State, Floats] = field(default_factory=dict)
    home: Floats = field(default_factory=lambda: np.empty(0))
    back: Floats = field(default_factory=lambda: np.empty(0))

    @property
    def of(self) -> TourClass:
        """The class whose walks these are."""
        return self.stretch.classes[self.kind]

    def best(self) -> float:
        """The least cost of any walk, infinite where there is none."""
        return float(self.back.min())

    def walks(self, below: float, every: int) -> Iterator[TimedWalk]:
        """Of each span of `every` minutes of return, the cheapest walk, where it costs less than `below`."""
        for first in range(0, len(self.back), every):
            index = first + int(np.argmin(self.back[first : first + every]))
            if self.back[index] < below:
                yield self._trace(index)

    def _trace(self, end: int) -> TimedWalk:
        """Follows the costs back from a minute of return; each step finds where its cost came from."""
        start, of, drives = self.stretch.start, self.of, self.stretch.drives
        sites = list(of.passages)
        visits: list[TimedVisit] = []
        mask = (1 << len(sites)) - 1
        time, then = end - of.alight, of.like.destination
        while mask:
            seen = [j for j in range(len(sites)) if mask >> j & 1]
            leaving = {j: drives.before(self.leave[mask, j], sites[j], then, time) for j in seen}
            last = min(seen, key=lambda j: _at(self.leave[mask, j], leaving[j]))
            arrive, begin = self._wait(mask, last, leaving[last])
            visits.append(TimedVisit(sites[last], start + arrive, start + begin, start + leaving[last]))
            mask, time, then = mask & ~(1 << last), arrive, sites[last]
        depart = drives.before(self.depart, of.like.origin, then, time) - of.board
        return TimedWalk(self.kind, start + depart, start + end, tuple(reversed(visits)))

    def _wait(self, mask: int, site: int, leave: int) -> tuple[int, int]:
        """Arrival and beginning of the visit that ends with leaving at a minute."""
        stop, arrivals = self.stops[site], self.arrive[mask, site]
        spare = leave - stop.minutes
        waits = range(min(len(stop.core) - 1, spare) + 1)
        wait = min(waits, key=lambda w: arrivals[spare - w] - stop.bay[spare - w] + stop.core[w, spare - w])
        arrive = spare - wait
        reached = stop.core[wait, arrive]
        early = next(w for w in range(wait + 1) if stop.core[w, arrive] == reached)
        return arrive, arrive + early


def shortest_paths(problem: Problem, stretch: Stretch, kind: int, prices: Prices, latest: Latest) -> Paths:
    """The shortest paths of a class with everyone back in time."""
    of = stretch.classes[kind]
    longest = min(problem.meeting.limits.max_wait, prices.minutes)
    stops = tuple(_stop(problem, of, site, prices, longest) for site in of.passages)
    paths = Paths(problem, stretch, kind, stops, _departures(problem, of, prices))
    arrive, leave = _visit_all(paths, _openings(problem, stretch, of))
    home = _homeward(paths, leave, prices)
    back = _returns(paths, home, prices, of.back_by(latest))
    return Paths(problem, stretch, kind, stops, paths.depart, arrive, leave, home, back)


def _stop(problem: Problem, of: TourClass, site: PlaceId, prices: Prices, longest: int) -> Stop:
    passage = of.passages[site]
    size = prices.minutes + 1
    begin = np.zeros(size)
    begin[max(0, size - passage.minutes) :] = np.inf
    for hold in passage.holds():
        if hold.node != node_id(site, BAY) and hold.start < size:
            stay = prices.stay(hold.node, hold.end - hold.start, amounts(hold))
            begin[: size - hold.start] += stay[hold.start :]
    core = np.empty((longest + 1, size))
    core[0] = begin
    for wait in range(1, longest + 1):
        core[wait] = core[wait - 1]
        np.minimum(core[wait, : size - wait], begin[wait:], out=core[wait, : size - wait])
    return Stop(passage.minutes, prices.before(node_id(site, BAY)), core)


def _departures(problem: Problem, of: TourClass, prices: Prices) -> Floats:
    """Cost of leaving the origin's bay at each minute: each minute of departure later saves one minute on tour."""
    size = prices.minutes + 1
    opens, closes = opening_hours(problem.meeting, of.like.origin, of.like.first)
    boarding = prices.stay(node_id(of.like.origin, BAY), of.board, {Unit.PARTIES: 1}) - of.people * np.arange(size)
    boarding[: max(0, max(opens, of.like.earliest) - prices.start)] = np.inf
    boarding[max(0, closes - of.board - prices.start + 1) :] = np.inf
    return later(boarding, of.board)


def _openings(problem: Problem, stretch: Stretch, of: TourClass) -> list[tuple[int, int]]:
    """First and last index at which the coach may be in the bay of each site."""
    hours = (opening_hours(problem.meeting, site, of.like.first) for site in of.passages)
    return [(opens - stretch.start, closes - stretch.start) for opens, closes in hours]


def _visit_all(paths: Paths, openings: list[tuple[int, int]]) -> tuple[dict[State, Floats], dict[State, Floats]]:
    """Costs of arriving at and leaving every state, smaller sets of sites first."""
    sites, drives = list(paths.of.passages), paths.stretch.drives
    origin = paths.of.like.origin
    arrive: dict[State, Floats] = {}
    leave: dict[State, Floats] = {}
    for mask in range(1, 1 << len(sites)):
        for i, site in enumerate(sites):
            if not mask >> i & 1:
                continue
            before = mask & ~(1 << i)
            if before:
                seen = (j for j in range(len(sites)) if before >> j & 1)
                ways = [drives.after(leave[before, j], sites[j], site) for j in seen]
                cost = np.minimum.reduce(ways)
            else:
                cost = drives.after(paths.depart, origin, site)
            first, last = openings[i]
            cost[: max(0, first)] = np.inf
            arrive[mask, i] = cost
            leave[mask, i] = _through(paths.stops[i], cost)
            leave[mask, i][max(0, last + 1) :] = np.inf
    return arrive, leave


def _through(stop: Stop, arrive: Floats) -> Floats:
    """Cost of leaving by each minute: arrival, waiting before and after, and the passage between."""
    size = len(arrive)
    leave = np.full(size, np.inf)
    ready = arrive - stop.bay
    for wait, core in enumerate(stop.core):
        stay = stop.minutes + wait
        if stay < size:
            np.minimum(leave[stay:], (ready + core)[: size - stay], out=leave[stay:])
    return leave + stop.bay


def _homeward(paths: Paths, leave: Mapping[State, Floats], prices: Prices) -> Floats:
    """Cost of arriving at the destination at each minute, with everything seen."""
    of, drives = paths.of, paths.stretch.drives
    full = (1 << len(paths.stops)) - 1
    if full:
        ways = [drives.after(leave[full, j], site, of.like.destination) for j, site in enumerate(of.passages)]
        home: Floats = np.minimum.reduce(ways)
    else:
        home = drives.after(paths.depart, of.like.origin, of.like.destination)
    opens, _ = opening_hours(paths.problem.meeting, of.like.destination, of.like.first)
    home[: max(0, opens - prices.start)] = np.inf
    return home


def _returns(paths: Paths, home: Floats, prices: Prices, latest: int) -> Floats:
    """Cost of having got off at the destination at each minute."""
    of = paths.of
    _, closes = opening_hours(paths.problem.meeting, of.like.destination, of.like.first)
    off = later(home + prices.stay(node_id(of.like.destination, BAY), of.alight, {Unit.PARTIES: 1}), of.alight)
    size = prices.minutes + 1
    end = np.arange(size) if of.like.until is None else np.full(size, of.like.until - prices.start)
    back: Floats = off + of.people * (end - of.inside)
    back[max(0, min(latest, closes) - prices.start + 1) :] = np.inf
    if not of.like.sites and of.like.bare is not None:
        back[: max(0, of.like.bare.soonest - prices.start)] = np.inf
    return back


def _at(cost: Floats, index: int) -> float:
    return float(cost[index]) if index >= 0 else np.inf
