"""Whole walks: how many groups of each class take each of the walks at hand, at least cost."""

from collections.abc import Iterable, Mapping

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import solve
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.walk import TimedWalk, cost

EFFORT = 3.0
"""Deterministic time for one choice."""


def choose(master: Master, latest: int, at_least: int, budget: Budget, deadline: float) -> tuple[TimedWalk, ...] | None:
    """A walk for every group, of those that the master knows and that are back by `latest`; None where none is found.

    Rows come in when a choice breaks them, as in the master.

    Args:
        at_least: a bound on the cost, at which the search may stop.
    """
    usable = [number for number, walk in enumerate(master.walks) if walk.back <= latest]
    cp = cp_model.CpModel()
    classes = master.stretch.classes
    taken = {n: cp.new_int_var(0, len(classes[master.walks[n].kind].tours), f"walk {n}") for n in usable}
    for kind, of in enumerate(classes):
        cp.add(sum(taken[n] for n in usable if master.walks[n].kind == kind) == len(of.tours))
    total = sum(cost(master.walks[n], classes[master.walks[n].kind]) * taken[n] for n in usable)
    cp.add(total >= at_least)
    cp.minimize(total)
    rows = set(master.active_rows())
    _limit(cp, master, taken, rows)
    while True:
        answer = solve(cp, budget, EFFORT, deadline, lambda values, value, bound: None)
        if answer.values is None:
            return None
        counts = {n: answer.values[var.index] for n, var in taken.items() if answer.values[var.index]}
        broken = set(master.broken(counts)) - rows
        if not broken:
            return tuple(master.walks[n] for n, count in counts.items() for _ in range(count))
        rows |= broken
        _limit(cp, master, taken, broken)


def _limit(cp: cp_model.CpModel, master: Master, taken: Mapping[int, cp_model.IntVar], rows: Iterable[int]) -> None:
    for row, users in master.users(rows).items():
        uses = [round(amount) * taken[n] for n, amount in users if n in taken]
        cp.add(sum(uses) <= round(master.rows.capacity[row]))
