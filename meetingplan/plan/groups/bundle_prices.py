"""The dearest parties that a bundle of coaches can carry, at given prices of parties: an unbounded knapsack.

Gilmore and Gomory (1961) price the patterns of the cutting-stock problem in this way.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
NEVER = -1e18


class Shape(NamedTuple):
    """What tells one party of people from another when coaches are filled."""

    people: int
    wheelchairs: int


class Knapsack:
    """The best value of every head-count and number of wheelchairs, shape (people + 1, wheelchairs + 1)."""

    def __init__(self, shapes: Sequence[Shape], prices: Floats, people: int, wheelchairs: int) -> None:
        self._shapes = shapes
        fit = [n for n, shape in enumerate(shapes) if shape.people <= people and shape.wheelchairs <= wheelchairs]
        numbers, worth = np.array(fit, dtype=np.int64), prices[fit][:, None]
        sizes, taken = np.array([shapes[n] for n in fit], dtype=np.int64).reshape(-1, 2).T[:, :, None]
        # Rows and columns of NEVER before the first spare the question whether a party would fit.
        rows, columns = sizes.max(initial=0), taken.max(initial=0)
        width = columns + wheelchairs + 1
        padded = np.full((rows + people + 1, width), NEVER)
        padded[rows, columns] = 0.0
        flat, before = padded.reshape(-1), (rows - sizes) * width + columns - taken + np.arange(wheelchairs + 1)
        self._last = np.full((people + 1, wheelchairs + 1), -1, dtype=np.int64)
        across = np.arange(wheelchairs + 1)
        for aboard in range(1, people + 1) if fit else ():
            found = flat[before + aboard * width] + worth
            best = found.argmax(axis=0)
            padded[rows + aboard, columns:] = found[best, across]
            self._last[aboard] = numbers[best]
        self.value = padded[rows:, columns:]

    def parties(self, people: int, wheelchairs: int) -> Mapping[int, int]:
        """How many of each shape, by its number, make up the best value."""
        taken: dict[int, int] = defaultdict(int)
        while people:
            number = int(self._last[people, wheelchairs])
            taken[number] += 1
            people -= self._shapes[number].people
            wheelchairs -= self._shapes[number].wheelchairs
        return dict(taken)
