"""Which groups go which way, once it is known how many walks of each class there are."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import solve
from meetingplan.plan.walks.outings import Outing, Way

EFFORT = 10.0
"""Deterministic time of the solver, which needs next to none of it."""


def divided(outing: Outing, walks: Mapping[int, int]) -> tuple[Way, ...]:
    """The way of each group, so that of every class there are as many as it has walks; there must be such a choice."""
    if len(outing.ways) == 1:
        return outing.ways * outing.groups
    cp = cp_model.CpModel()
    going = {way: cp.new_int_var(0, outing.groups, "") for way in outing.ways}
    for kind in dict.fromkeys(kind for way in outing.ways for kind in way):
        cp.add(sum(count for way, count in going.items() if kind in way) == walks[kind])
    answer = solve(cp, Budget(), EFFORT, lambda values, value, bound: None)
    assert answer.values is not None
    return tuple(way for way, count in going.items() for _ in range(answer.values[count.index]))
