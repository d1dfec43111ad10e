"""Tours of a group that have sites in common, and the ways to divide these sites between them.

A site that is open in two windows is seen in one of them, never in both. What a group sees of such sites on each of
its tours together is a way; one program counts how many groups go which way and how many walks see what.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.problem import Tour
from meetingplan.plan.walks.orders import TooManyOrdersError

Way = tuple[int, ...]
"""The classes of a group's tours, by their numbers."""
Sites = frozenset[PlaceId]
MOST_TRIED = 300_000
"""Combinations of what is seen on several tours; with more, it takes too long to go through them."""
MOST_WAYS = 3000
"""With more, the program has too many columns."""


@dataclass(frozen=True, slots=True)
class Outing:
    """Like groups with those of their tours that have sites in common; most have one tour, and one way.

    Args:
        groups: how many they are.
        ways: to divide the sites in common between the tours.
        unseen: what it costs a group to see none of them; classes that see some cost so much less.
    """

    groups: int
    ways: tuple[Way, ...]
    unseen: int = 0

    @property
    def divided(self) -> bool:
        """Whether the program has to say how many groups are in which class."""
        return [len(way) for way in self.ways] != [1]

    def costs(self, each: Sequence[float]) -> list[float]:
        """What each way costs a group, from what each class costs."""
        return [self.unseen + sum(each[kind] for kind in way) for way in self.ways]

    def spare(self, each: Sequence[float]) -> list[float]:
        """By how much more than the cheapest each way costs; all infinitely much where there is none."""
        least = self.least(each)
        return [cost - least if math.isfinite(cost) else math.inf for cost in self.costs(each)]

    def least(self, each: Sequence[float]) -> float:
        """What the cheapest way costs a group; infinite where there is none."""
        return min(self.costs(each), default=math.inf)


def linked(tours: Iterable[Tour]) -> list[tuple[Tour, ...]]:
    """The tours of a group, those together that have sites in common, directly or by way of others."""
    parts: list[tuple[Tour, ...]] = []
    for tour in tours:
        sites = {*tour.sites}
        mine = [part for part in parts if any(not sites.isdisjoint(one.sites) for one in part)]
        parts = [part for part in parts if part not in mine]
        parts.append((*(one for part in mine for one in part), tour))
    return parts


def divisions(options: Sequence[Iterable[Sites]], musts: Sites) -> list[tuple[Sites, ...]]:
    """Every choice of what to see on each tour, with no site twice and all that must be seen on one of them.

    Raises:
        TooManyOrdersError: there are too many.
    """
    found: list[tuple[tuple[Sites, ...], Sites]] = [((), frozenset())]
    for sets in options:
        mine = list(sets)
        if len(found) * len(mine) > MOST_TRIED:
            raise TooManyOrdersError(options)
        found = [((*so_far, more), seen | more) for so_far, seen in found for more in mine if seen.isdisjoint(more)]
    complete = [chosen for chosen, seen in found if musts <= seen]
    if len(complete) > MOST_WAYS:
        raise TooManyOrdersError(options)
    return complete
