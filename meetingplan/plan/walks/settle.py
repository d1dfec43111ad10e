"""One stretch of the meeting: its bound, walks for all its groups, and the earliest end that costs no more."""

from dataclasses import dataclass, replace

from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import TINY, least_idle, lower_bound
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.stretch import Stretch
from meetingplan.plan.walks.walk import TimedWalk, total


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a stretch.

    Args:
        walks: one for each group; none at all where the dive did not find all.
        bound: on the people-minutes of all its tours.
        least: for each class, a bound on the minutes of travel and waiting of one group.
    """

    stretch: Stretch
    master: Master
    walks: tuple[TimedWalk, ...]
    bound: int
    least: tuple[int, ...]

    @property
    def value(self) -> int:
        """People-minutes of the walks."""
        return total(self.walks, self.stretch.classes)

    @property
    def last(self) -> int:
        """The minute of the meeting at which the last group is back."""
        return max(walk.back for walk in self.walks)


def settle(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Bounds and walks of one stretch.

    Raises:
        MasterFailedError: the simplex gave up.
    """
    master = Master(problem.graph, stretch)
    least = least_idle(problem, master)
    bound = lower_bound(problem, master, stretch.end, budget).whole
    return Settled(stretch, master, dive(problem, master, stretch.end, budget) or (), bound, least)


def earliest_end(problem: Problem, settled: Settled, people_minutes: int, budget: Budget) -> int:
    """A bound on the last return of walks that cost at most so many people-minutes.

    It lies close to the last return at hand as a rule: steps down from there double until one is too large.
    """
    master, most = settled.master, people_minutes + TINY
    first, last, step = settled.stretch.start, settled.last, 1
    while first < last and not budget.over():
        middle = max(last - step, (first + last) // 2)
        master.restrict(middle)
        if lower_bound(problem, master, middle, budget, most).value > most:
            first = middle + 1
        else:
            last, step = middle, 2 * step
    return first


def end_earlier(problem: Problem, settled: Settled, first: int, budget: Budget) -> Settled:
    """Walks that cost no more and are all back as early as dives find them, stepping down likewise to the bound."""
    master, value, step = settled.master, settled.value, 1
    while first < settled.last and not budget.over():
        middle = max(settled.last - step, (first + settled.last) // 2)
        master.restrict(middle)
        found = dive(problem, master, middle, budget, value)
        if found is not None and total(found, settled.stretch.classes) <= value:
            settled, step = replace(settled, walks=found), 2 * step
        else:
            first = middle + 1
    return settled
