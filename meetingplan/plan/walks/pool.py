"""Every walk of a class that a good enough plan can have: those whose reduced cost is at most the gap.

A plan costs the bound, plus the reduced costs of its walks, plus the prices of what it leaves unused. None of these is
negative, so no plan within a gap of the bound has a walk whose reduced cost is larger than the gap. Where the gap is
small these walks are few, and the best choice among them is the best of all (Baldacci, Christofides and Mingozzi 2008).

Walks are traced back from their ends, all at once; a part goes on only while the shortest path to it leaves enough of
the gap.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.walks.bound import TINY
from meetingplan.plan.walks.drives import Bools, Ints
from meetingplan.plan.walks.prices import Floats
from meetingplan.plan.walks.pricing import Paths, State
from meetingplan.plan.walks.walk import TimedWalk

ORIGIN: State = (0, -1)
"""Before the first visit."""


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
    sites = list(of.passages)
    ends = np.flatnonzero(np.isfinite(paths.back) & (paths.back <= limit))
    home = ends - of.alight
    arrived = Tails(home, paths.back[ends] - paths.home[home], ends, np.empty((len(ends), 0, 4), np.int64))
    left: dict[State, list[Tails]] = defaultdict(list)
    _drive(paths, (1 << len(sites)) - 1, of.like.destination, arrived, limit, left)
    for _ in sites:
        seen, left = left, defaultdict(list)
        for (mask, last), tails in seen.items():
            for arrived in _visit(paths, (mask, last), _joined(tails), limit):
                _drive(paths, mask & ~(1 << last), sites[last], arrived, limit, left)
        if sum(len(tails.minute) for several in left.values() for tails in several) > most:
            return None
    return tuple(walk for tails in left[ORIGIN] for walk in _walks(paths, tails))


def _drive(paths: Paths, mask: int, to: PlaceId, arrived: Tails, limit: float, left: dict[State, list[Tails]]) -> None:
    """Notes from where, having seen these sites, coaches can have come in time and cheaply enough."""
    froms = [((mask, j), site, paths.leave[mask, j]) for j, site in enumerate(paths.of.passages) if mask >> j & 1]
    for state, place, costs in froms or [(ORIGIN, paths.of.like.origin, paths.depart)]:
        for there, minute in paths.stretch.drives.leaving(place, to, arrived.minute):
            those = there & (costs[minute] + arrived.cost <= limit)
            if those.any():
                left[state].append(arrived.at(minute, arrived.cost, those))


def _visit(paths: Paths, state: State, left: Tails, limit: float) -> Iterator[Tails]:
    """The visits that end with leaving in time, with every way to wait before and after."""
    stop, arrivals, begin = paths.stops[state[1]], paths.arrive[state], paths.stops[state[1]].core[0]
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
                site = np.full_like(arrive, state[1])
                visit = np.stack([site, arrive, arrive + early, left.minute], axis=1)[:, None]
                yield replace(left, visits=np.concatenate([visit, left.visits], axis=1)).at(arrive, cost, those)


def _joined(tails: Sequence[Tails]) -> Tails:
    return Tails(*(np.concatenate([getattr(t, field.name) for t in tails]) for field in fields(Tails)))


def _walks(paths: Paths, left: Tails) -> Iterator[TimedWalk]:
    """The tails that begin at the origin, in minutes of the meeting."""
    start, sites = paths.stretch.start, list(paths.of.passages)
    for minute, end, visits in zip(left.minute.tolist(), left.end.tolist(), left.visits.tolist(), strict=True):
        timed = tuple(TimedVisit(sites[site], *(start + at for at in minutes)) for site, *minutes in visits)
        yield TimedWalk(paths.kind, start + minute - paths.of.board, start + end, timed)
