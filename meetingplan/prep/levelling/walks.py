"""What the threads do with a classic project: one breeds timetables, others free a part of the best and solve it."""

from random import Random

from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import Status, solve
from meetingplan.prep.levelling.best import Best
from meetingplan.prep.levelling.genetic import Genetic
from meetingplan.prep.levelling.project import Project, Starts
from meetingplan.prep.levelling.serial import in_order, soonest
from meetingplan.prep.levelling.window import Goal, window

EFFORT = 0.05
"""Deterministic time for one window: about half a second."""
FIRST = 20.0
"""Jobs that are free at first."""
GROW, SHRINK = 1.05, 0.9
"""Factors of their number after a solve that ended, and after one that did not."""
BLUR = 3.0
"""Slots by which jobs further off may be free instead of nearer ones."""


def breed(project: Project, best: Best, budget: Budget, worker: int) -> None:
    """Generation after generation; better timetables of others are welcome."""
    herd = Genetic(project, budget.seed + worker)
    while True:
        if herd.value > best.value:
            herd.welcome(best.starts)
        best.offer(herd.timetable())
        if best.done.is_set() or budget.over():
            return
        herd.generation()


def walk(project: Project, best: Best, budget: Budget, worker: int) -> None:
    """Frees jobs about one moment after another; what is as good is taken as well, for it leads elsewhere."""
    random, size, starts = Random(f"{budget.seed}/{worker}"), FIRST, best.starts
    while not (best.done.is_set() or budget.over()):
        value = project.late(starts)
        if best.value < value:
            starts, value = best.starts, best.value
        model = window(project, starts, _around(project, starts, size, value, random), Goal(value - 1, value))
        turn = Budget(budget.left(), 1, random.getrandbits(30), best.done, mode="fastest")
        answer = solve(model.cp, turn, EFFORT, lambda values, value, bound: None, relax=False, presolve=False)
        size = min(size * (GROW if answer.status is Status.OPTIMAL else SHRINK), float(len(project.jobs)))
        if answer.values is not None:
            starts = _justified(project, model.timetable(answer.values))
            best.offer(starts)


def _around(project: Project, starts: Starts, size: float, value: int, random: Random) -> frozenset[int]:
    """About so many jobs that are under way near one moment."""
    at = random.uniform(0, value)
    off = {job: abs(start + project.jobs[job].days / 2 - at) + BLUR * random.random() for job, start in starts.items()}
    return frozenset(sorted(off, key=off.__getitem__)[: int(size)])


def _justified(project: Project, starts: Starts) -> Starts:
    """All as soon as can be, in the same order."""
    return soonest(project, in_order(project, dict(starts)))
