"""Wishes in tiers: each is minimised in turn, with the values of those above it held."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.plan import Tier
from meetingplan.plan.budget import Budget, OnProgress, Progress
from meetingplan.plan.solver import Answer, Values, hint, solve


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish posted to a model: minimise `value`.

    Args:
        floor: a proven bound of the value.
        held: a value that is good enough: it is held without being worked on.
    """

    name: str
    unit: str
    value: cp_model.IntVar
    floor: int = 0
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Solved:
    """The answer to the last tier that was solved, or to the first one where that found nothing; and all tiers."""

    answer: Answer
    tiers: tuple[Tier, ...]


def solve_tiers(
    model: cp_model.CpModel,
    goals: Sequence[Goal],
    budget: Budget,
    effort: float,
    on_better: Callable[[Values, tuple[Tier, ...]], None],
    on_progress: OnProgress,
) -> Solved:
    """Minimises the goals in order, each with the given effort; one that runs out of it is held at its best value.

    The last goal is not held from the start.

    Every better solution is passed on with a tier for each goal, those not yet solved with their floors as bounds.
    """
    tiers: list[Tier] = []
    best: Answer | None = None
    for goal in goals:
        if best is not None and budget.over():
            break
        model.add(goal.value >= goal.floor)
        if goal.held is not None:
            model.add(goal.value <= goal.held)
            tiers.append(Tier(goal.name, goal.unit, goal.held, goal.floor))
            continue
        model.minimize(goal.value)

        def better(values: Values, value: int, bound: float, goal: Goal = goal) -> None:
            on_progress(Progress(goal.name, goal.unit, value, _whole(bound, goal), budget.spent()))
            on_better(values, _tiers(goals, tiers, values))

        answer = solve(model, budget, effort, better)
        if answer.values is not None:
            best = answer
        elif best is None:
            return Solved(answer, ())
        assert best.values is not None
        value = best.values[goal.value.index]
        tiers.append(Tier(goal.name, goal.unit, value, min(value, _whole(answer.bound, goal))))
        model.add(goal.value <= value)
        hint(model, best.values)
    assert best is not None
    assert best.values is not None
    return Solved(best, _tiers(goals, tiers, best.values))


def _whole(bound: float, goal: Goal) -> int:
    """Values are whole, so a bound may be rounded up."""
    return max(goal.floor, math.ceil(bound - 1e-6)) if math.isfinite(bound) else goal.floor


def _tiers(goals: Sequence[Goal], solved: Sequence[Tier], values: Values) -> tuple[Tier, ...]:
    """All tiers at the given values, which may have got better since; the floor is the bound of those not solved."""
    bounds = [tier.bound for tier in solved] + [float(goal.floor) for goal in goals[len(solved) :]]
    return tuple(
        Tier(goal.name, goal.unit, values[goal.value.index], bound) for goal, bound in zip(goals, bounds, strict=True)
    )
