"""Every walk of a class that a good enough plan can have: those whose reduced cost is at most the gap.

A plan costs the bound, plus the reduced costs of its walks, plus the prices of what it leaves unused. None of these is
negative, so no plan within a gap of the bound has a walk whose reduced cost is larger than the gap. Where the gap is
small these walks are few, and the best choice among them is the best of all (Baldacci, Christofides and Mingozzi 2008).

Walks are traced back from their ends, all at once; a part goes on only while the shortest path to it leaves enough of
the gap.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.walks.bound import TINY
from meetingplan.plan.walks.drives import Bools, Ints
from meetingplan.plan.walks.orders import ORIGIN
from meetingplan.plan.walks.prices import Floats
from meetingplan.plan.walks.pricing import Paths
from meetingplan.plan.walks.walk import TimedWalk


@dataclass(frozen=True, slots=True)
class Tails:
    """Ends of walks, n of them.

    Args:
        minute: that the coach arrives at or leaves a place, shape (n,).
        cost: from there to the end, shape (n,).
        end: minute of return, shape (n,).
        visits: site, arrival, beginning and leaving of the visits that follow, shape (n, visits, 4).
    """

    minute: Ints
    cost: Floats
    end: Ints
    visits: Ints

    def at(self, minute: Ints, cost: Floats, those: Bools) -> "Tails":
        """Those of the tails that may begin earlier, at a minute each."""
        return Tails(minute[those], cost[those], self.end[those], self.visits[those])


def walks_within(paths: Paths, gap: float, most: int) -> tuple[TimedWalk, ...] | None:
    """The walks of a class whose reduced cost is at most the gap; None where there are more than `most`."""
    limit, of = paths.best() + gap + TINY, paths.of
    if not math.isfinite(limit):
        return ()
    found = [paths.no_tour()] if paths.none <= limit else []
    found += [paths.trace_bare(end) for end in np.flatnonzero(paths.bare.back <= limit).tolist()]
    ends = np.flatnonzero(paths.back <= limit)
    home = ends - of.alight
    arrived = Tails(home, paths.back[ends] - paths.home[home], ends, np.empty((len(ends), 0, 4), np.int64))
    left: dict[int, list[Tails]] = defaultdict(list)
    for stage, missed in of.orders.ends.items():
        _drive(paths, stage, of.like.destination, replace(arrived, cost=arrived.cost + missed), limit, left)
    for stage in reversed(range(len(of.orders.stages))):
        if stage in left:
            for tails in _joined(left.pop(stage)):
                for longer in _visit(paths, stage, tails, limit):
                    for before in of.orders.stages[stage].froms:
                        _drive(paths, before, of.orders.stages[stage].site, longer, limit, left)
        if sum(len(tails.minute) for several in left.values() for tails in several) > most:
            return None
    return (*found, *(walk for tails in left[ORIGIN] for walk in _walks(paths, tails)))


def _drive(paths: Paths, stage: int, to: PlaceId, arrived: Tails, limit: float, left: dict[int, list[Tails]]) -> None:
    """Notes the minutes of leaving a stage with which coaches arrive in time and cheaply enough."""
    of = paths.of
    place = of.like.origin if stage == ORIGIN else of.orders.stages[stage].site
    costs = paths.depart if stage == ORIGIN else paths.leave[stage]
    for there, minute in paths.of.drives.leaving(place, to, arrived.minute):
        those = there & (costs[minute] + arrived.cost <= limit)
        if those.any():
            left[stage].append(arrived.at(minute, arrived.cost, those))


def _visit(paths: Paths, stage: int, left: Tails, limit: float) -> Iterator[Tails]:
    """The visits that end with leaving in time, with every way to wait before and after."""
    site = paths.of.orders.stages[stage].site
    number = list(paths.of.passages).index(site)
    stop, arrivals, begin = paths.stops[site], paths.arrive[stage], paths.stops[site].core[0]
    for wait, core in enumerate(stop.core):
        arrive = left.minute - stop.minutes - wait
        index = np.maximum(arrive, 0)
        so_far = left.cost + stop.bay[left.minute] - stop.bay[index]
        if not ((arrive >= 0) & (arrivals[index] + so_far + core[index] <= limit)).any():
            continue
        for early in range(wait + 1):
            cost = so_far + begin[index + early]
            those = (arrive >= 0) & (arrivals[index] + cost <= limit)
            if those.any():
                visit = np.stack([np.full_like(arrive, number), arrive, arrive + early, left.minute], axis=1)[:, None]
                yield replace(left, visits=np.concatenate([visit, left.visits], axis=1)).at(arrive, cost, those)


def _joined(tails: Sequence[Tails]) -> Iterator[Tails]:
    """The tails together, those with as many visits."""
    for visits in sorted({t.visits.shape[1] for t in tails}):
        like = [t for t in tails if t.visits.shape[1] == visits]
        yield Tails(*(np.concatenate([getattr(t, field.name) for t in like]) for field in fields(Tails)))


def _walks(paths: Paths, left: Tails) -> Iterator[TimedWalk]:
    """The tails that begin at the origin, in minutes of the meeting."""
    start, sites = paths.of.drives.start, list(paths.of.passages)
    for minute, end, visits in zip(left.minute.tolist(), left.end.tolist(), left.visits.tolist(), strict=True):
        timed = tuple(TimedVisit(sites[site], *(start + at for at in minutes)) for site, *minutes in visits)
        yield TimedWalk(paths.kind, start + minute - paths.of.board, start + end, timed)
