"""Wishes in tiers."""

import threading

import pytest
from ortools.sat.python import cp_model

from meetingplan.domain.plan import Tier
from meetingplan.plan import Budget
from meetingplan.plan.solver import Status, Values
from meetingplan.plan.tiers import Goal, Solved, solve_tiers

Told = list[tuple[Values, tuple[Tier, ...]]]


def solved(cp: cp_model.CpModel, *goals: Goal, budget: Budget | None = None, told: Told | None = None) -> Solved:
    into: Told = [] if told is None else told
    return solve_tiers(cp, goals, budget or Budget(), 5.0, lambda *found: into.append(found), lambda progress: None)


def xyz() -> tuple[cp_model.CpModel, cp_model.IntVar, cp_model.IntVar, cp_model.IntVar]:
    """x + y >= 6 and y + z >= 7, each from 0 to 9."""
    cp = cp_model.CpModel()
    x, y, z = (cp.new_int_var(0, 9, name) for name in "xyz")
    cp.add(x + y >= 6)
    cp.add(y + z >= 7)
    return cp, x, y, z


def brief(result: Solved) -> list[tuple[str, int, float]]:
    return [(tier.name, tier.value, tier.bound) for tier in result.tiers]


def test_each_wish_holds_those_above_it() -> None:
    """x can be 0 with y at least 6, and then z at least 7 - 6 where y is no more than that."""
    cp, x, y, z = xyz()
    result = solved(cp, Goal("x", "", x), Goal("y", "", y), Goal("z", "", z))
    assert brief(result) == [("x", 0, 0), ("y", 6, 6), ("z", 1, 1)]
    assert result.answer.status is Status.OPTIMAL


def test_the_order_of_wishes_decides() -> None:
    """z first: 0 with y at least 7, which is its second wish; x is then 0 for nothing."""
    cp, x, y, z = xyz()
    result = solved(cp, Goal("z", "", z), Goal("y", "", y), Goal("x", "", x))
    assert brief(result) == [("z", 0, 0), ("y", 7, 7), ("x", 0, 0)]


@pytest.mark.parametrize(
    ("value", "bound", "gap"),
    [(200, 150.0, 0.25), (0, 0.0, 0.0), (1, 0.0, 1.0), (0, -3.0, 3.0), (-10, -15.0, 0.5), (50, 50.0, 0.0)],
)
def test_gap(value: int, bound: float, gap: float) -> None:
    """(value - bound) / max(1, |value|)."""
    assert Tier("missed", "visits", value, bound).gap == gap


def test_an_impossible_model_has_no_tiers() -> None:
    cp, x, y, _ = xyz()
    cp.add(x + y <= 5)
    result = solved(cp, Goal("x", "", x), Goal("y", "", y))
    assert (result.answer.status, result.answer.values, result.tiers) == (Status.INFEASIBLE, None, ())


def test_every_better_solution_comes_with_all_tiers_at_its_values() -> None:
    cp, x, y, z = xyz()
    told: Told = []
    result = solved(cp, Goal("x", "", x), Goal("y", "", y), Goal("z", "", z), told=told)
    assert told
    for values, tiers in told:
        assert [tier.value for tier in tiers] == [values[variable.index] for variable in (x, y, z)]
        assert all(tier.bound <= tier.value for tier in tiers)
    assert [tier.value for tier in told[-1][1]] == [tier.value for tier in result.tiers] == [0, 6, 1]


def test_a_floor_counts_as_proven() -> None:
    """The model alone allows x = 0; from elsewhere it is known that x is at least 2."""
    cp, x, y, _ = xyz()
    assert brief(solved(cp, Goal("x", "", x, floor=2), Goal("y", "", y))) == [("x", 2, 2), ("y", 4, 4)]


def test_a_stop_after_the_first_wish_leaves_the_others_unproven() -> None:
    """Stopped while the first better solution is told: y and z have values, but only their floors as bounds."""
    cp, x, y, z = xyz()
    stop = threading.Event()
    result = solve_tiers(cp, [Goal("x", "", x), Goal("y", "", y, floor=1), Goal("z", "", z)], Budget(stop=stop), 5.0,
                         lambda values, tiers: stop.set(), lambda progress: None)  # fmt: skip
    assert result.answer.values is not None
    assert [tier.name for tier in result.tiers] == ["x", "y", "z"]
    assert [tier.bound for tier in result.tiers[1:]] == [1, 0]
