"""One verification test: what the standard asks, what was measured, and in what sense it applies to a node's law."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt
from random import Random

from tests.simulation.people import file_past, leave_by

FULLY = "as it stands"
"""The test applies to this model without reservation."""


@dataclass(frozen=True, slots=True)
class Check:
    """A test of RiMEA or NIST; `sense` says how far it applies where a place has no plan, only a law."""

    name: str
    title: str
    demand: str
    measured: str
    passed: bool
    sense: str = FULLY


def crossing(people: int, flow: float, arrive: Sequence[float] | None = None) -> list[float]:
    """When people who arrive at these times (all at once by default) are through an opening of a flow in persons/s."""
    return file_past(arrive or [0.0] * people, 1 / flow)


def longest_queue(arrive: Sequence[float], through: Sequence[float]) -> int:
    """The most people who were waiting at any moment."""
    moments = sorted([(at, 1) for at in arrive] + [(at, -1) for at in through])
    waiting = longest = 0
    for _, change in moments:
        waiting += change
        longest = max(longest, waiting)
    return longest


def leave_by_allocation() -> tuple[bool, dict[str, int]]:
    """Whether all 23 people of twelve rooms left by the exit given to their room, and how many used each exit.

    Rooms 5, 6, 11 and 12 are given the secondary exit, the others the main one; room 3 has one person, the others two.
    """
    rooms = [room for room in range(1, 13) for _ in range(1 if room == 3 else 2)]
    given = ["secondary" if room in {5, 6, 11, 12} else "main" for room in rooms]
    left = leave_by(given, takes=1 / (1.33 * 0.7))
    return left == dict(enumerate(given)), {way: list(left.values()).count(way) for way in ("main", "secondary")}


def normal(rng: Random, people: int, mean: float, deviation: float) -> tuple[list[float], float]:
    """Speeds drawn for so many people, and half the width of the interval that holds their mean in 95 of 100 cases."""
    return [rng.gauss(mean, deviation) for _ in range(people)], 1.96 * deviation / sqrt(people)


def normal_below(value: float) -> float:
    """The share of a standard normal distribution below a value."""
    return (1 + erf(value / sqrt(2))) / 2
