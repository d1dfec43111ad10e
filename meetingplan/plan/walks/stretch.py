"""The meeting cut into stretches of time that share no tour, and in each the classes of like tours.

Groups that make the same tour with as many people, and need the same at every site, are interchangeable: the
programs below count how many groups of a class take a walk, so their size does not grow with the number of groups.
Tours of a group that have sites in common are in one stretch, in a class for each part of these sites.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.network import Passage
from meetingplan.plan.problem import Tour
from meetingplan.plan.walks.drives import Drives
from meetingplan.plan.walks.orders import Orders
from meetingplan.plan.walks.outings import Outing

Latest = Mapping[WindowId, int]
"""Of some windows, the minute of the meeting by which every group must be back."""


@dataclass(frozen=True, slots=True)
class TourClass:
    """Like tours of several groups, who see the same of the sites that they could see on other tours.

    Args:
        tours: one a group, in the order of the groups; which of them are in the class is open where there are ways.
        course: a number that classes share which differ in nothing but what they see of such sites.
        people: in each of the groups.
        minute: what a minute of travel or waiting costs for one group.
        passages: what a visit to each site consists of.
        skip: what it costs that a group does not see a site; the others must be seen.
        common: of the sites that the groups could see on other tours, whether this class sees them.
        spares: what seeing these spares a group.
        orders: in which the sites can be seen.
        drives: in the minutes that tours of the class share with others.
    """

    tours: tuple[Tour, ...]
    course: int
    people: int
    minute: int
    board: int
    alight: int
    passages: Mapping[PlaceId, Passage]
    skip: Mapping[PlaceId, int]
    common: Mapping[PlaceId, bool]
    spares: int
    orders: Orders
    drives: Drives

    @property
    def like(self) -> Tour:
        """A tour that stands for all."""
        return self.tours[0]

    def back_by(self, latest: Latest) -> int:
        """The minute by which everyone must be back; a bare ride returns from no visits."""
        window = self.like.window if self.like.sites else None
        return self.like.latest if window is None else min(self.like.latest, latest.get(window, self.like.latest))

    @property
    def longest(self) -> int:
        """What a walk can cost at most."""
        return self.minute * (self.like.last - self.like.first) + sum(self.skip.values())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes of the meeting, and tours in them that share nothing with those of any other stretch.

    Args:
        outings: whose tours they are; every class belongs to one.
    """

    start: int
    end: int
    classes: tuple[TourClass, ...]
    outings: tuple[Outing, ...]

    @property
    def walks(self) -> int:
        """How many walks all groups have together."""
        return sum(outing.groups * len(outing.ways[0]) for outing in self.outings if outing.ways)

    @property
    def unseen(self) -> int:
        """What it costs to see none of the sites that groups could see on several tours."""
        return sum(outing.groups * outing.unseen for outing in self.outings)

    @property
    def dearest(self) -> int:
        """What the walks of all groups can cost at most."""
        return sum(outing.groups * self.dearest_of(outing) for outing in self.outings)

    def dearest_of(self, outing: Outing) -> int:
        """What the walks of one group can cost at most."""
        return round(max(outing.costs([of.longest for of in self.classes]), default=0))

    def spare(self, each: Sequence[float]) -> list[float]:
        """By how much more than the cheapest the cheapest way costs of which a class is a part, shape (classes,)."""
        spare = [math.inf] * len(self.classes)
        for outing in self.outings:
            for way, more in zip(outing.ways, outing.spare(each), strict=True):
                for kind in way:
                    spare[kind] = min(spare[kind], more)
        return spare

    def least(self, each: Sequence[float]) -> float:
        """What all walks cost at least, if one of each class costs so much."""
        return sum(outing.groups * outing.least(each) for outing in self.outings)
