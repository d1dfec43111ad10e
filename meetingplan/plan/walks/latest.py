"""The earliest return that costs nothing: bounded by linear programs, then decided exactly or approached by dives."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from meetingplan.domain.ids import WindowId
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.solver import Status
from meetingplan.plan.walks.bound import TINY, lower_bound
from meetingplan.plan.walks.choice import Pool, choose, fill, solve_with_cuts
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.settle import Settled
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.walk import TimedWalk, total

EFFORT = 10.0
"""Deterministic time for one decision."""
AHEAD = 2
"""Minutes by which the linear program's bound falls short as a rule, where it falls short of the people-minutes too."""


def return_early(problem: Problem, settled: Sequence[Settled], budget: Budget) -> tuple[list[Settled], int]:
    """Ends every window as early as costs nothing; also a bound on the sum of their last returns from their starts.

    Whatever the other stretches could save at most is granted to each stretch in turn, so each bound holds for itself.
    """
    result, first = list(settled), dict.fromkeys(problem.meeting.windows, 0)
    spare = sum(s.value - s.bound for s in settled)
    for number, s in enumerate(settled):
        for window in s.windows:
            early, bound = _early(problem, result[number], window, s.bound + spare, budget)
            result[number] = early
            first[window] = max(first[window], bound if s.of_all is None else 0)
    starts = {window.id: window.start for window in problem.meeting.windows.values()}
    return result, sum(max(0, minute - starts[window]) for window, minute in first.items())


def _early(problem: Problem, settled: Settled, window: WindowId, most: int, budget: Budget) -> tuple[Settled, int]:
    """The earliest end of a window in a stretch, and the bound on it.

    Where the walks at hand cost no more than the linear program, its bound on the end is met as well, as a rule: it
    alone is asked for. Otherwise two ends are, at once.
    """
    first, open_ = _bound(problem, settled, window, most, budget), most > settled.bound
    ahead = AHEAD if open_ else 0
    while first < settled.last(window) and not budget.over():
        asked = (first + ahead, first + ahead + 1) if open_ else (first,)
        minutes = [m for m in asked if m < settled.last(window)] or [first]
        decisions = decide(problem, settled, [{window: minute} for minute in minutes], most, budget)
        for minute, decision in zip(minutes, decisions, strict=True):
            if decision.possible is False:
                first = minute + 1
            elif decision.possible and _no_worse(decision.walks, settled, window):
                settled = replace(settled, walks=decision.walks, pool=decision.pool)
                break
            elif not ahead:
                return _dive_early(problem, settled, window, first, budget), first
        ahead = 0
    return settled, first


def _no_worse(walks: tuple[TimedWalk, ...], settled: Settled, window: WindowId) -> bool:
    """Whether walks that end one window earlier cost no more and end no other window later."""
    new = replace(settled, walks=walks)
    return new.value <= settled.value and all(new.last(w) <= settled.last(w) for w in settled.windows)


def _bound(problem: Problem, settled: Settled, window: WindowId, most: int, budget: Budget) -> int:
    """The first minute by which the linear program can have all groups back for so many people-minutes.

    It lies close to the last return at hand as a rule: steps down from there double until one is too large.
    """
    master = settled.master
    first, last, step = problem.meeting.windows[window].start, settled.last(window), 1
    while first < last and not budget.over():
        middle = max(last - step, (first + last) // 2)
        master.restrict({window: middle})
        if lower_bound(problem, master, {window: middle}, budget, most + TINY).value > most + TINY:
            first = middle + 1
        else:
            last, step = middle, 2 * step
    return first


def _dive_early(problem: Problem, settled: Settled, window: WindowId, first: int, budget: Budget) -> Settled:
    """Walks that cost no more and are back as early as dives find them, stepping down likewise to the bound."""
    master, value, step = settled.master, settled.value, 1
    others = {other: settled.last(other) for other in settled.windows}
    while first < settled.last(window) and not budget.over():
        middle = max(settled.last(window) - step, (first + settled.last(window)) // 2)
        latest = {**others, window: middle}
        master.restrict(latest)
        found = dive(problem, master, latest, budget, value)
        if found is not None and total(found, settled.stretch) <= value:
            settled, step = replace(settled, walks=found), 2 * step
        else:
            first = middle + 1
    return settled


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether there are walks of a stretch that are back in time and cost little enough.

    Args:
        possible: None where it was left open.
        pool: all walks among which there may be such; None where they are too many.
        walks: one for each group, where it is possible.
    """

    possible: bool | None
    pool: Pool | None
    walks: tuple[TimedWalk, ...] = ()


def decide(
    problem: Problem, settled: Settled, ends: Sequence[Latest], most: int, budget: Budget
) -> tuple[Decision, ...]:
    """For ends, each later than those before, looks for walks that are back in time at so many people-minutes at most.

    All at once; what is back by the last end is listed once, and what is back by an earlier one is among it. Prices
    with which nothing was said of returns refuse some of it, where they leave a gap at all.
    """
    master = settled.master
    master.restrict(ends[-1])
    bound = lower_bound(problem, master, ends[-1], budget)
    pool = None if budget.over() else fill(problem, master, bound.duals, ends[-1], most)
    if pool is None:
        return tuple(Decision(None, None) for _ in ends)
    if most > settled.bound and settled.duals is not None:
        pool = pool.under(problem, settled.duals, ends[-1])
    pools = [pool.back_by(latest) for latest in ends]
    with ThreadPoolExecutor() as threads:
        return tuple(threads.map(lambda pool: _choose(pool, most, budget), pools))


def _choose(pool: Pool, most: int, budget: Budget) -> Decision:
    if not pool.walks:
        return Decision(False, pool)
    cp = cp_model.CpModel()
    chosen = choose(cp, pool)
    cp.add(chosen.cost <= most)
    answer = solve_with_cuts(cp, [chosen], budget, EFFORT)
    pool = replace(pool, met=tuple(sorted(chosen.posted)))
    if answer.values is None:
        return Decision(False if answer.status is Status.INFEASIBLE else None, pool)
    counts = [answer.values[count.index] for count in chosen.counts]
    return Decision(True, pool, tuple(walk for walk, n in zip(pool.walks, counts, strict=True) for _ in range(n)))
