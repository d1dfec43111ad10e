"""The search for a levelled timetable: a start in one order, better ones by two kinds of search, a proof by CP-SAT."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import CLOCK, Values, solve
from meetingplan.prep.levelling.best import Best
from meetingplan.prep.levelling.bound import bound
from meetingplan.prep.levelling.many import fits
from meetingplan.prep.levelling.project import Project, Starts
from meetingplan.prep.levelling.serial import in_order, soonest
from meetingplan.prep.levelling.walks import breed, walk
from meetingplan.prep.levelling.window import Goal, window

SMALL, MEDIUM, SHARE = 35, 75, 0.12
"""Jobs up to which a classic project is solved as a whole only; up to which for this share of the seconds at first."""
MOST_SPANS = 1_000_000
"""Spans of all jobs that a model may hold; beyond that a preparation has its first timetable, and nothing is proven."""
WHOLE = 20.0
"""Deterministic time for the whole of a preparation, for each of its two goals."""
ENDLESS = 1e9
"""Deterministic time for the whole of a classic project, which the budget's seconds end."""
FLOAT = 1e-6
"""What the solver's bound of a whole number may be too high by, for it is reckoned in floating point."""


@dataclass(frozen=True, slots=True)
class Levelled:
    """A timetable, and for each of its two values the proven least."""

    starts: Starts
    late: int
    late_bound: int
    moved: int
    moved_bound: int


def level(project: Project, budget: Budget) -> Levelled:
    """Finds a timetable that is late as little as can be, and then moved as little as can be.

    Raises:
        NoRoomError: there is no timetable within the horizon.
    """
    keys = [job.end(job.begin) if job.wish is None else job.wish for job in project.jobs]
    keys = [-tail for tail in project.tails] if project.is_classic else keys
    best = Best(project.late, soonest(project, in_order(project, dict(enumerate(keys)))), bound(project))
    if project.is_classic:
        _classic(project, best, budget)
    elif not best.done.is_set():
        _whole(project, best, budget, WHOLE)
    late = best
    if any(job.wish is not None for job in project.jobs):
        best = Best(project.moved, late.starts, 0)
        _whole(project, best, budget, WHOLE, late.value)
    moved = project.moved(best.starts)
    return Levelled(best.starts, late.value, late.bound, moved, best.bound if best is not late else 0)


def _classic(project: Project, best: Best, budget: Budget) -> None:
    """The whole first, if it is not too large, for most are proven at once; what is left is bred and walked on."""
    size = len(project.jobs)
    if size <= MEDIUM and not best.done.is_set():
        _whole(project, best, budget, ENDLESS if size <= SMALL else SHARE * budget.seconds / CLOCK)
    if not (best.done.is_set() or budget.over()):
        _together(project, best, budget)


def _together(project: Project, best: Best, budget: Budget) -> None:
    """One thread breeds timetables, the others solve windows of the best."""
    with ThreadPoolExecutor(budget.threads) as threads:
        running = [
            threads.submit(breed if worker == 0 and fits(project) else walk, project, best, budget, worker)
            for worker in range(budget.threads)
        ]
        for ended in running:
            ended.result()


def _whole(project: Project, best: Best, budget: Budget, effort: float, late: int | None = None) -> None:
    """Solves the whole from the best timetable; with `late`, moves as little as can be while no more is late."""
    if not project.is_classic and len(project.jobs) * project.horizon > MOST_SPANS:
        return
    model = window(project, best.starts, range(len(project.jobs)), Goal(best.bound, best.value, late))
    model.hint(best.starts)

    def offer(values: Values, _value: int, _bound: float) -> None:
        best.offer(model.timetable(values))

    answer = solve(model.cp, budget, effort, offer, relax=not project.is_classic)
    if answer.values is not None:
        best.offer(model.timetable(answer.values))
        best.prove(math.ceil(answer.bound - FLOAT))
