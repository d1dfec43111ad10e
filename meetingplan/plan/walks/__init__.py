"""The planner's way: a linear program over timed walks for the bound, a dive for whole walks, CP-SAT to polish."""

from meetingplan.plan.walks.strategy import by_walks

__all__ = ["by_walks"]
