"""The cheapest walks of a class under given prices: shortest paths over (stage, minute).

Every stage is an array over all minutes of the stretch, so a step is a few vector operations.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from meetingplan.domain.ids import BAY, PlaceId, node_id
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.drives import later
from meetingplan.plan.walks.orders import ORIGIN
from meetingplan.plan.walks.prices import Floats, Prices, Unit
from meetingplan.plan.walks.stops import Stop, stop
from meetingplan.plan.walks.stretch import Latest, Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk


@dataclass(frozen=True, slots=True)
class Ride:
    """The shortest path without visits: the least cost of leaving the origin, and of being back, at each minute."""

    depart: Floats
    back: Floats


@dataclass(frozen=True, slots=True)
class Paths:
    """All shortest paths of one class under one set of prices, in people-minutes plus prices.

    Args:
        depart: the least cost of leaving the origin at each minute, with visits to come.
        arrive, leave: by stage, the least cost of being in the bay at, or leaving it by, each minute.
        home: the least cost of arriving at the destination at each minute, after visits.
        back: the least cost of having got off there at each minute.
        bare: the tour without visits.
        none: the cost of no tour at all.
    """

    stretch: Stretch
    kind: int
    stops: Mapping[PlaceId, Stop]
    depart: Floats
    arrive: Sequence[Floats]
    leave: Sequence[Floats]
    home: Floats
    back: Floats
    bare: Ride
    none: float

    @property
    def of(self) -> TourClass:
        """The class whose walks these are."""
        return self.stretch.classes[self.kind]

    def best(self) -> float:
        """The least cost of any walk, infinite where there is none."""
        return float(min(self.back.min(), self.bare.back.min(), self.none))

    def walks(self, below: float, every: int) -> Iterator[TimedWalk]:
        """Of each span of `every` minutes of return, the cheapest walk, where it costs less than `below`."""
        if self.none < below:
            yield self.no_tour()
        for back, trace in ((self.back, self._trace), (self.bare.back, self.trace_bare)):
            spans = np.full((math.ceil(len(back) / every), every), np.inf)
            spans.flat[: len(back)] = back
            best = every * np.arange(len(spans)) + spans.argmin(axis=1)
            for index in best[spans.min(axis=1) < below].tolist():
                yield trace(index)

    def no_tour(self) -> TimedWalk:
        """The walk of a group that stays where it is."""
        return TimedWalk(self.kind, self.of.like.earliest, self.of.like.earliest, ())

    def trace_bare(self, end: int) -> TimedWalk:
        """The cheapest tour without visits that is back at a minute."""
        of, start = self.of, self.of.drives.start
        left = of.drives.before(self.bare.depart, of.like.origin, of.like.destination, end - of.alight)
        return TimedWalk(self.kind, start + left - of.board, start + end, ())

    def _trace(self, end: int) -> TimedWalk:
        """Follows the costs back from a minute of return; each step finds where its cost came from."""
        start, of, drives = self.of.drives.start, self.of, self.of.drives
        visits: list[TimedVisit] = []
        time, then = end - of.alight, of.like.destination
        froms: Mapping[int, float] = of.orders.ends
        while froms:
            leaving = {n: drives.before(self.leave[n], of.orders.stages[n].site, then, time) for n in froms}
            reached = min(froms, key=lambda n: _at(self.leave[n], leaving[n]) + froms[n])
            then = of.orders.stages[reached].site
            time, begin = self._wait(reached, leaving[reached])
            visits.append(TimedVisit(then, start + time, start + begin, start + leaving[reached]))
            froms = dict.fromkeys((n for n in of.orders.stages[reached].froms if n != ORIGIN), 0.0)
        depart = drives.before(self.depart, of.like.origin, then, time) - of.board
        return TimedWalk(self.kind, start + depart, start + end, tuple(reversed(visits)))

    def _wait(self, stage: int, leave: int) -> tuple[int, int]:
        """Arrival and beginning of the visit that ends with leaving at a minute."""
        here, arrivals = self.stops[self.of.orders.stages[stage].site], self.arrive[stage]
        spare = leave - here.minutes
        waits = range(min(len(here.core) - 1, spare) + 1)
        wait = min(waits, key=lambda w: arrivals[spare - w] - here.bay[spare - w] + here.core[w, spare - w])
        arrive = spare - wait
        reached = here.core[wait, arrive]
        early = next(w for w in range(wait + 1) if here.core[w, arrive] == reached)
        return arrive, arrive + early


@dataclass(frozen=True, slots=True)
class Course:
    """What shortest paths of classes have in common that differ only in which sites they see on another tour."""

    stops: Mapping[PlaceId, Stop]
    depart: Floats
    arrive: Sequence[Floats]
    leave: Sequence[Floats]


def all_paths(problem: Problem, stretch: Stretch, prices: Prices, latest: Latest) -> Iterator[Paths]:
    """The shortest paths of every class in turn, with everyone back in time; classes of a course stand together."""
    number = None
    for kind, of in enumerate(stretch.classes):
        if of.course != number:
            number, course = of.course, _course(problem, of, prices)
        yield _paths(problem, stretch, kind, course, prices, latest)


def shortest_paths(problem: Problem, stretch: Stretch, kind: int, prices: Prices, latest: Latest) -> Paths:
    """The shortest paths of a class with everyone back in time."""
    course = _course(problem, stretch.classes[kind], prices)
    return _paths(problem, stretch, kind, course, prices, latest)


def _course(problem: Problem, of: TourClass, prices: Prices) -> Course:
    prices = prices.part(of.drives.start, of.drives.size - 1)
    stops = {site: stop(problem, of, site, prices) for site in of.passages}
    depart = _departures(problem, of, of.like.earliest, prices)
    return Course(stops, depart, *_visit_all(problem, of, stops, depart))


def _paths(problem: Problem, stretch: Stretch, kind: int, course: Course, prices: Prices, latest: Latest) -> Paths:
    of = stretch.classes[kind]
    prices = prices.part(of.drives.start, of.drives.size - 1)
    home = _homeward(of, course.leave)
    back = _returns(problem, of, home, prices, of.back_by(latest))
    stays = of.like.pinned is None or of.like.pinned.depart == of.like.pinned.back
    none = of.orders.none if of.like.bare is None and stays else None
    bare = _bare(problem, of, prices)
    return Paths(
        stretch, kind, course.stops, course.depart, course.arrive, course.leave, home, back, bare,
        np.inf if none is None else none,
    )  # fmt: skip


def _departures(problem: Problem, of: TourClass, earliest: int, prices: Prices) -> Floats:
    """Cost of leaving the origin's bay at each minute: each minute of departure later saves one minute on tour."""
    size = prices.minutes + 1
    opens, closes = opening_hours(problem.meeting, of.like.origin, of.like.first)
    boarding = prices.stay(node_id(of.like.origin, BAY), of.board, {Unit.PARTIES: 1}) - of.minute * np.arange(size)
    boarding[: max(0, max(opens, earliest) - prices.start)] = np.inf
    boarding[max(0, closes - of.board - prices.start + 1) :] = np.inf
    if of.like.pinned is not None:
        boarding = _only(boarding, of.like.pinned.depart - prices.start)
    return later(boarding, of.board)


def _visit_all(
    problem: Problem, of: TourClass, stops: Mapping[PlaceId, Stop], depart: Floats
) -> tuple[list[Floats], list[Floats]]:
    """Costs of arriving at and leaving every stage."""
    arrive: list[Floats] = []
    leave: list[Floats] = []
    stages, drives = of.orders.stages, of.drives
    hours = {site: opening_hours(problem.meeting, site, of.like.first) for site in stops}
    pins = {pin.site: pin for pin in of.like.pins}
    for stage in stages:
        ways = [
            drives.after(depart, of.like.origin, stage.site)
            if before == ORIGIN
            else drives.after(leave[before], stages[before].site, stage.site)
            for before in stage.froms
        ]
        cost: Floats = np.minimum.reduce(ways)
        opens, closes = hours[stage.site]
        cost[: max(0, opens - drives.start)] = np.inf
        pin = pins.get(stage.site)
        if pin is not None:
            cost = _only(cost, pin.arrive - drives.start)
        arrive.append(cost)
        left = stops[stage.site].through(cost)
        left[max(0, closes - drives.start + 1) :] = np.inf
        leave.append(left if pin is None else _only(left, pin.leave - drives.start))
    return arrive, leave


def _homeward(of: TourClass, leave: Sequence[Floats]) -> Floats:
    """Cost of arriving at the destination at each minute, sites that were not seen included."""
    home = np.full(of.drives.size, np.inf)
    for number, missed in of.orders.ends.items():
        way = of.drives.after(leave[number], of.orders.stages[number].site, of.like.destination)
        np.minimum(home, way + missed, out=home)
    return home


def _returns(problem: Problem, of: TourClass, home: Floats, prices: Prices, latest: int) -> Floats:
    """Cost of having got off at the destination at each minute, when the minutes of the tour end."""
    size = prices.minutes + 1
    opens, closes = opening_hours(problem.meeting, of.like.destination, of.like.first)
    reached = np.where(np.arange(size) + prices.start >= opens, home, np.inf)
    off = later(reached + prices.stay(node_id(of.like.destination, BAY), of.alight, {Unit.PARTIES: 1}), of.alight)
    back: Floats = off + of.minute * np.arange(size)
    back[max(0, min(latest, closes) - prices.start + 1) :] = np.inf
    return back if of.like.pinned is None else _only(back, of.like.pinned.back - prices.start)


def _bare(problem: Problem, of: TourClass, prices: Prices) -> Ride:
    """The bare ride, which ends when the session begins that it leads to, where there is one."""
    bare = of.like.bare
    if bare is None or of.orders.none is None:
        nothing = np.full(prices.minutes + 1, np.inf)
        return Ride(nothing, nothing)
    depart = _departures(problem, of, bare.earliest, prices)
    home = of.drives.after(depart, of.like.origin, of.like.destination)
    back = _returns(problem, of, home, prices, bare.latest) + of.orders.none
    back[: max(0, bare.soonest - prices.start)] = np.inf
    if bare.until is not None:
        back += of.minute * (bare.until - prices.start - np.arange(len(back)))
    return Ride(depart, back)


def _at(cost: Floats, index: int) -> float:
    return float(cost[index]) if index >= 0 else np.inf


def _only(cost: Floats, index: int) -> Floats:
    """The same costs at one minute alone."""
    kept = np.full_like(cost, np.inf)
    if 0 <= index < len(cost):
        kept[index] = cost[index]
    return kept
