"""Shop problems as rotations: jobs are groups, machines are sites."""

import math
from dataclasses import dataclass

from meetingplan.bench.files import Minutes, Points
from meetingplan.plan.budget import Budget
from meetingplan.plan.rotation import Rotation, rotate


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one instance: its value, a proven lower bound, and the seconds that it took."""

    instance: str
    value: int
    bound: int
    seconds: float


def open_shop(minutes: Minutes) -> Rotation:
    """One job at a machine at once, and no way between machines."""
    machines = len(minutes[0])
    return Rotation(minutes, ((0,) * machines,) * machines, (1,) * machines)


def rotation(minutes: Minutes, points: Points, capacity: int) -> Rotation:
    """Machines lie at the first points, travel is the Euclidean distance to the nearest minute."""
    sites = points[: len(minutes[0])]
    travel = tuple(tuple(math.floor(math.dist(here, there) + 0.5) for there in sites) for here in sites)
    return Rotation(minutes, travel, (capacity,) * len(sites))


def row(instance: str, problem: Rotation, budget: Budget) -> Row:
    """Solves an instance; what the search believes to have found is checked visit by visit."""
    found = rotate(problem, budget, lambda better: None)
    assert problem.allows(found.starts)
    return Row(instance, problem.value(found.starts), found.bound, round(budget.spent(), 2))
