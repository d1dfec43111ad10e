"""Stretch by stretch: bound, dive; then the earliest return that the bound allows; then CP-SAT for what is left."""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetingplan.domain.outcome import Outcome
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.direct import Start, direct
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import lower_bound
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.stretch import Stretch, stretches
from meetingplan.plan.walks.walk import TimedWalk, total

TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a stretch: walks for all its groups or none, and bounds on people-minutes and last return.

    Args:
        earliest_end: nobody can have everyone back before this minute of the meeting without more people-minutes.
    """

    stretch: Stretch
    walks: tuple[TimedWalk, ...] | None
    people_minutes: int
    earliest_end: int


def by_walks(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """Plans all groups; where a stretch has no complete walks, CP-SAT works from what there is."""
    began = time.monotonic()
    settled = []
    for stretch in stretches(problem):
        settled.append(_settle(problem, stretch, budget))
        value = sum(total(s.walks, s.stretch.classes) for s in settled if s.walks is not None)
        bound = sum(s.people_minutes for s in settled)
        on_progress(Progress("travel_and_waiting", "people-minutes", value, bound, time.monotonic() - began))
    start = Start([timed for s in settled for timed in _timed(s)], _floors(problem, settled))
    return direct(problem, budget, on_better, on_progress, start)


def _settle(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Bound and walks of one stretch."""
    master = Master(problem.graph, stretch)
    bound = _whole(lower_bound(problem, master, stretch.end, budget).value)
    walks = dive(problem, master, stretch.end, budget)
    if walks is None or not any(of.like.window for of in stretch.classes):
        return Settled(stretch, walks, bound, stretch.start)
    value = total(walks, stretch.classes)
    first, last = stretch.start, max(walk.back for walk in walks)
    while first < last and not budget.stop.is_set():
        middle = (first + last) // 2
        master.restrict(middle)
        if lower_bound(problem, master, middle, budget, value + TINY).value > value + TINY:
            first = middle + 1
        else:
            last = middle
    return Settled(stretch, _earlier(problem, master, first, walks, budget), bound, first)


def _earlier(
    problem: Problem, master: Master, first: int, walks: tuple[TimedWalk, ...], budget: Budget
) -> tuple[TimedWalk, ...]:
    """Walks that cost no more and are all back as early as dives find them, by bisection from the bound on."""
    value = total(walks, master.stretch.classes)
    last = max(walk.back for walk in walks)
    while first < last and not budget.stop.is_set():
        middle = (first + last) // 2
        master.restrict(middle)
        found = dive(problem, master, middle, budget)
        if found is not None and total(found, master.stretch.classes) <= value:
            walks, last = found, max(walk.back for walk in found)
        else:
            first = middle + 1
    return walks


def _timed(settled: Settled) -> Iterator[TimedTour]:
    """The walks given to the groups of their class, earliest departure first."""
    if settled.walks is None:
        return
    for kind, of in enumerate(settled.stretch.classes):
        mine = sorted((walk for walk in settled.walks if walk.kind == kind), key=lambda walk: (walk.depart, walk.back))
        for tour, walk in zip(of.tours, mine, strict=True):
            yield TimedTour(tour, walk.depart, walk.back, walk.visits)


def _floors(problem: Problem, settled: Sequence[Settled]) -> dict[str, int]:
    """Proven bounds of the wishes; that of the latest return needs all walks at hand to have cost their bound."""
    floors = {"travel_and_waiting": sum(s.people_minutes for s in settled)}
    windows = problem.meeting.windows.values()
    with_window = [s for s in settled if any(of.like.window for of in s.stretch.classes)]
    if len(windows) == 1 and len(with_window) == 1:
        floors["latest_return"] = max(0, with_window[0].earliest_end - next(iter(windows)).start)
    return floors


def _whole(bound: float) -> int:
    """Costs are whole, so a bound may be rounded up."""
    return math.ceil(bound - TINY) if math.isfinite(bound) else 0
