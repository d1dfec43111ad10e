"""How early the last group can be done at best: the longest day of a group alone, and the busiest site's work."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.rotation.problem import Rotation
from meetingplan.plan.solver import solve

FLOAT = 1e-6
"""What the solver's bound of a whole number may be too high by, for it is reckoned in floating point."""
EFFORT = 2.0
"""Deterministic time for one shortest path; twenty sites take a hundredth of it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A group's day when it is alone: proven least minutes, and its sites in an order that takes hardly more."""

    minutes: int
    order: tuple[int, ...]


def days(rotation: Rotation, budget: Budget) -> list[Day]:
    """The day of every group: its visits and a shortest path through its sites."""

    @cache
    def path(sites: tuple[int, ...]) -> Day:
        return shortest_path(rotation.travel, sites, budget)

    alone = [path(tuple(site for site, minutes in enumerate(row) if minutes)) for row in rotation.minutes]
    return [Day(sum(row) + day.minutes, day.order) for row, day in zip(rotation.minutes, alone, strict=True)]


def bound(rotation: Rotation, days: Sequence[Day]) -> int:
    """A proven lower bound of the value, in minutes: the longest day, or a site's visits shared by its places."""
    work: list[int] = [sum(column) for column in zip(*rotation.minutes, strict=True)]
    loads = [math.ceil(minutes / places) for minutes, places in zip(work, rotation.capacity, strict=True)]
    return max(0, *(day.minutes for day in days), *loads)


def shortest_path(travel: tuple[tuple[int, ...], ...], sites: tuple[int, ...], budget: Budget) -> Day:
    """The shortest Hamiltonian path through the sites with free ends, or what is proven of it; no visits.

    As a circuit through one more node that is next to all sites.
    """
    if len(sites) < 2:
        return Day(0, sites)
    cp = cp_model.CpModel()
    arcs = {(i, j): cp.new_bool_var("") for i, j in permutations(range(len(sites) + 1), 2)}
    cp.add_circuit([(i, j, taken) for (i, j), taken in arcs.items()])
    cp.minimize(sum(travel[sites[i - 1]][sites[j - 1]] * taken for (i, j), taken in arcs.items() if i and j))
    answer = solve(cp, budget, EFFORT, lambda values, value, bound: None)
    if answer.values is None:
        return Day(0, sites)
    after = {i: j for (i, j), taken in arcs.items() if answer.values[taken.index]}
    order = [after[0]]
    while after[order[-1]]:
        order.append(after[order[-1]])
    return Day(math.ceil(answer.bound - FLOAT), tuple(sites[i - 1] for i in order))
