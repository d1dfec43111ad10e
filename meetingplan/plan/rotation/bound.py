"""How early the last group can be done at best: the longest day of a group alone, and the busiest site's work."""

import math
from functools import cache

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.rotation.problem import Rotation
from meetingplan.plan.solver import solve

FLOAT = 1e-6
"""What the solver's bound of a whole number may be too high by, for it is reckoned in floating point."""
EFFORT = 2.0
"""Deterministic time for one shortest path; twenty sites take a hundredth of it."""


def bound(rotation: Rotation, budget: Budget) -> int:
    """A proven lower bound of the value, in minutes.

    A group needs its visits and a shortest path through its sites; a site needs its visits, shared by its places.
    """

    @cache
    def path(sites: tuple[int, ...]) -> int:
        return shortest_path(rotation.travel, sites, budget)

    days = [sum(row) + path(tuple(s for s, minutes in enumerate(row) if minutes)) for row in rotation.minutes]
    work: list[int] = [sum(column) for column in zip(*rotation.minutes, strict=True)]
    loads = [math.ceil(minutes / places) for minutes, places in zip(work, rotation.capacity, strict=True)]
    return max(0, *days, *loads)


def shortest_path(travel: tuple[tuple[int, ...], ...], sites: tuple[int, ...], budget: Budget) -> int:
    """Minutes of the shortest Hamiltonian path through the sites with free ends, or what is proven of it.

    As a circuit through one more node that is next to all sites.
    """
    if len(sites) < 2:
        return 0
    cp = cp_model.CpModel()
    arcs, minutes = [], []
    for i, here in enumerate(sites, 1):
        arcs += [(0, i, cp.new_bool_var("")), (i, 0, cp.new_bool_var(""))]
        for j, there in enumerate(sites, 1):
            if i != j:
                taken = cp.new_bool_var("")
                arcs.append((i, j, taken))
                minutes.append(travel[here][there] * taken)
    cp.add_circuit(arcs)
    cp.minimize(sum(minutes))
    answer = solve(cp, budget, EFFORT, lambda values, value, bound: None)
    return math.ceil(answer.bound - FLOAT) if answer.values is not None else 0
