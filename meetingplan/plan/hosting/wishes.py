"""Wishes of a small model, each of whose values is a small number: all in one objective, which none can upset."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import Values, solve

EFFORT = 0.5
"""Deterministic time for an assignment; what is not proven best by then is taken as it is."""
Value = cp_model.LinearExpr | int
Wish = tuple[Value, int]
"""What is to be small, and a number that it cannot exceed."""


def solve_in_order(
    model: cp_model.CpModel, wishes: Sequence[Wish], budget: Budget, effort: float = EFFORT
) -> Values | None:
    """The values of a solution in which each wish is as small as those before it allow; None where there is none."""
    objective: Value = 0
    for value, most in wishes:
        objective = objective * (most + 1) + value
    model.minimize(objective)
    return solve(model, budget, effort, lambda values, value, bound: None).values
