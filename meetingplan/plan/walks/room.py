"""What is left of every node at every minute while groups are given their walks one after the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from meetingplan.domain.ids import BAY, node_id
from meetingplan.plan.walks.limits import Limit
from meetingplan.plan.walks.prices import Floats, Prices, Unit, amounts
from meetingplan.plan.walks.rows import Rows, Usage
from meetingplan.plan.walks.stretch import TourClass

TINY = 1e-6


class Room:
    """The capacity rows of a stretch less what was taken."""

    def __init__(self, rows: Rows, classes: Sequence[TourClass]) -> None:
        self.rows = rows
        self._left = rows.capacity.copy()
        self._needs = [_needs(of) for of in classes]

    def fits(self, usage: Usage, groups: int) -> int:
        """How many of so many groups can take a walk besides those that have one."""
        if not len(usage.rows):
            return groups
        return min(groups, max(0, int(np.min((self._left[usage.rows] + TINY) // usage.amounts))))

    def take(self, usage: Usage, groups: int) -> None:
        """So many groups take a walk."""
        self._left[usage.rows] -= groups * usage.amounts

    def crowding(self, most: float) -> Prices:
        """Prices that grow with the square of how full a node is, `most` for a minute at one without room."""
        taken = 1 - self._left / np.maximum(self.rows.capacity, 1)
        return self.rows.prices(np.arange(len(taken)), -most * taken**2)

    def prices(self, kind: int, prices: Prices, full: float) -> Prices:
        """The same prices, but `full` more for every minute at which a node has no room for a group of a class."""
        summed: dict[Limit, Floats] = dict(prices.summed)
        for limit, amount in self._needs[kind].items():
            first = self.rows.limits.get(limit)
            if first is None:
                continue
            closed = self._left[first : first + self.rows.minutes] + TINY < amount
            if closed.any():
                more = np.concatenate([[0.0], np.cumsum(full * closed)])
                summed[limit] = summed[limit] + more if limit in summed else more
        return Prices(prices.start, prices.minutes, summed)


def _needs(of: TourClass) -> Mapping[Limit, int]:
    """What one party, or one stay, of a group takes of a node at most; coaches take one bay."""
    needs: dict[Limit, int] = defaultdict(int)
    for place in (of.like.origin, of.like.destination, *of.passages):
        needs[node_id(place, BAY), Unit.PARTIES] = 1
    for passage in of.passages.values():
        for hold in passage.holds():
            for unit, amount in amounts(hold).items():
                needs[hold.node, unit] = max(needs[hold.node, unit], amount)
    return needs
