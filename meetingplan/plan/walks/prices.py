"""What a minute at a node costs: the duals of the master program, summed up so that a stay is a difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import NodeId
from meetingplan.network import Hold

Floats: TypeAlias = NDArray[np.float64]


class Unit(Enum):
    """What of a node is limited."""

    PARTIES = "parties"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of nodes over a stretch.

    Args:
        start: minute of the meeting of index 0.
        summed: for each node and unit, shape (minutes + 1,): the price of all minutes before an index.
    """

    start: int
    minutes: int
    summed: Mapping[tuple[NodeId, Unit], Floats]

    def part(self, start: int, minutes: int) -> "Prices":
        """The prices of so many minutes from a minute of the meeting on."""
        first = start - self.start
        if not first and minutes == self.minutes:
            return self
        return Prices(start, minutes, {key: of[first : first + minutes + 1] for key, of in self.summed.items()})

    def stay(self, node: NodeId, size: int, amount: Mapping[Unit, int]) -> Floats:
        """Price of staying `size` minutes from each index on, shape (minutes + 1,); what lies past the end is free."""
        price = np.zeros(self.minutes + 1)
        until = np.minimum(np.arange(self.minutes + 1) + size, self.minutes)
        for unit, units in amount.items():
            summed = self.summed.get((node, unit))
            if summed is not None and units:
                price += units * (summed[until] - summed)
        return price

    def before(self, node: NodeId) -> Floats:
        """Price of one party at the node in all minutes before each index, shape (minutes + 1,)."""
        return self.summed.get((node, Unit.PARTIES), np.zeros(self.minutes + 1))


def amounts(hold: Hold) -> dict[Unit, int]:
    """What a hold takes, by unit."""
    return {Unit.PARTIES: hold.parties, Unit.PEOPLE: hold.people}
