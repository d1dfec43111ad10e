"""The most valuable sets of sites that a trip has time for, by dynamic programming over sets and last sites.

A label is a set of sites, the last of them, and the fewest minutes after which the stay there is over (Held and Karp
1962). It goes on only while what it has seen and what the rest of its time could bring at best are worth as much as
what is known (Righini and Salani 2009). The latter is the smaller of two bounds:

- a fractional knapsack of the sites not seen, each with its stay and its shortest drive from anywhere;
- the best walk of the rest of the time that may come back to a site, but not at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from meetingplan.plan.choosing.trip import Ints, Trip

NEVER = -(1 << 30)
"""What is worth nothing, as it cannot be."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of sets of one size; arrays of one shape. `last` is a site, or the number of sites at the origin."""

    mask: Ints
    last: Ints
    minutes: Ints

    def pick(self, which: Ints | np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> "Labels":
        """Some of them."""
        return Labels(self.mask[which], self.last[which], self.minutes[which])


@dataclass(frozen=True, slots=True)
class Found:
    """Sets that a trip has time for, with all that must be seen; `minutes` of the quickest way through each.

    Args:
        above: no set that was not looked at is worth more; `NEVER` where all were.
    """

    mask: Ints
    value: Ints
    minutes: Ints
    above: int


def best_sets(trip: Trip, least: int, width: int) -> Found:
    """All sets that are worth `least` or more; of each size at most `width` labels are followed, the most promising."""
    walks = _walks(trip)
    none = np.zeros(1, np.int64)
    labels = Labels(none, none + len(trip.sites), none)
    sets: list[tuple[Ints, Ints, Ints]] = []
    above = NEVER
    while labels.mask.size:
        sets.append(_complete(trip, labels, least))
        labels = _first_of_each(_extended(trip, labels))
        promise = _worth(trip, labels.mask) + _rest(trip, walks, labels)
        kept = np.flatnonzero(promise >= max(least, 0))
        if kept.size > width:
            kept = kept[np.argsort(-promise[kept], kind="stable")]
            above, kept = max(above, int(promise[kept[width]])), kept[:width]
        labels = labels.pick(kept)
    mask, value, minutes = (np.concatenate(parts) for parts in zip(*sets, strict=True))
    order = np.lexsort((minutes, -value))
    return Found(mask[order], value[order], minutes[order], above)


def _bits(trip: Trip, mask: Ints) -> Iterator[tuple[int, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]]:
    return ((site, (mask >> site & 1).astype(np.bool_)) for site in range(len(trip.sites)))


def _worth(trip: Trip, mask: Ints) -> Ints:
    return sum((seen * trip.value[site] for site, seen in _bits(trip, mask)), np.zeros_like(mask))


def _to_see(trip: Trip, mask: Ints) -> Ints:
    """Minutes of staying at what must be seen and was not."""
    return sum((~seen * trip.stay[s] for s, seen in _bits(trip, mask) if trip.must[s]), np.zeros_like(mask))


def _complete(trip: Trip, labels: Labels, least: int) -> tuple[Ints, Ints, Ints]:
    """The sets with all that must be seen, each once, with the minutes until the trip is over."""
    needed = sum(1 << site for site in range(len(trip.sites)) if trip.must[site])
    there = labels.last < len(trip.sites)
    whole = labels.pick(there & (labels.mask & needed == needed))
    minutes = whole.minutes + trip.back[whole.last]
    value = _worth(trip, whole.mask)
    order = np.lexsort((minutes, whole.mask))
    mask = whole.mask[order]
    fits = (np.diff(mask, prepend=-1) != 0) & (minutes[order] <= trip.limit) & (value[order] >= least)
    return mask[fits], value[order][fits], minutes[order][fits]


def _extended(trip: Trip, labels: Labels) -> Labels:
    """Every label with every site that it has not seen and has time for."""
    parts: list[Labels] = []
    for site, seen in _bits(trip, labels.mask):
        can = ~seen
        if site == trip.first:
            can &= labels.mask == 0
        elif trip.first >= 0 and trip.must[trip.first]:
            can &= labels.mask != 0
        if trip.last >= 0:
            can &= labels.last != trip.last
        some = labels.pick(can)
        minutes = some.minutes + trip.drive[some.last, site] + trip.stay[site]
        some = Labels(some.mask | 1 << site, np.full_like(some.mask, site), minutes)
        parts.append(some.pick(minutes + _to_see(trip, some.mask) + trip.back.min() <= trip.limit))
    return Labels(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("mask", "last", "minutes")))


def _first_of_each(labels: Labels) -> Labels:
    """Of the labels with one set and last site the quickest."""
    key = labels.mask << 6 | labels.last
    order = np.lexsort((labels.minutes, key))
    return labels.pick(order[np.diff(key[order], prepend=-1) != 0])


def _rest(trip: Trip, walks: Ints, labels: Labels) -> Ints:
    """What the rest of its time can add to each label, at most."""
    left = trip.limit - labels.minutes - _to_see(trip, labels.mask)
    by_walks: Ints = walks[labels.last, np.clip(left, 0, None)]
    return np.minimum(by_walks, _knapsack(trip, labels.mask, left - trip.back.min()))


def _knapsack(trip: Trip, mask: Ints, left: Ints) -> Ints:
    """The fractional knapsack of the sites not in a set, rounded down."""
    weight = trip.stay + trip.drive.min(axis=0, initial=trip.limit, where=~np.eye(*trip.drive.shape, dtype=np.bool_))
    rest, worth = left.astype(np.float64), np.zeros(mask.shape)
    for site in np.argsort(-trip.value / np.maximum(weight, 1), kind="stable"):
        share = np.clip(rest / max(1, int(weight[site])), 0.0, 1.0) * ~(mask >> site & 1).astype(np.bool_)
        rest, worth = rest - share * weight[site], worth + share * trip.value[site]
    return np.floor(worth + 1e-6).astype(np.int64)


def _walks(trip: Trip) -> Ints:
    """What a walk can bring that comes back to a site only after another one; by last site and minutes left.

    Of every site and time the best next site and the best way without it are kept, so that a walk need not turn back.
    Shape (n + 1, limit + 1), the last row from the origin.
    """
    n, limit = len(trip.sites), trip.limit
    cost = trip.drive + trip.stay
    np.fill_diagonal(cost, limit + 1)
    home = np.append(trip.back, 0)
    best = np.full((n + 1, limit + 1), NEVER, np.int64)
    other, then = best.copy(), np.full((n + 1, limit + 1), -1, np.int64)
    here, there = np.arange(n + 1)[:, None], np.arange(n)[None, :]
    for left in range(limit + 1):
        after = left - cost
        at = np.clip(after, 0, None)
        gain = np.where(then[there, at] == here, other[there, at], best[there, at]) + trip.value
        gain = np.column_stack((np.where(after >= 0, gain, NEVER), np.where(home <= left, 0, NEVER)))
        order = np.argsort(-gain, axis=1, kind="stable")
        best[:, left], other[:, left] = (np.take_along_axis(gain, order[:, k : k + 1], 1)[:, 0] for k in (0, 1))
        then[:, left] = np.where(order[:, 0] < n, order[:, 0], -1)
    return best
