"""Stretch by stretch: bound, dive, the earliest return that costs nothing; CP-SAT for what then is still open."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import GroupId
from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.plan.assemble import TimedTour, assemble
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.direct import Start, direct
from meetingplan.plan.measure import measure
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import TINY, least_idle, lower_bound
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.master import Master, MasterFailedError
from meetingplan.plan.walks.stretch import Stretch, stretches
from meetingplan.plan.walks.walk import TimedWalk, total


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of a stretch.

    Args:
        walks: one for each group, or None where the dive found none.
        people_minutes: a bound on the people-minutes of all its tours.
        earliest_end: a bound on the last return among the walks that cost no more than these.
        least: for each class, a bound on the minutes of travel and waiting of one group.
    """

    stretch: Stretch
    walks: tuple[TimedWalk, ...] | None
    people_minutes: int
    earliest_end: int
    least: tuple[int, ...]


def by_walks(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """Plans all groups; where a stretch has no complete walks, CP-SAT works from what there is."""
    if not _each_site_once(problem):
        return direct(problem, budget, on_better, on_progress)
    began = time.monotonic()
    settled: list[Settled] = []
    for stretch in stretches(problem):
        try:
            settled.append(_settle(problem, stretch, budget))
        except MasterFailedError:
            return direct(problem, budget, on_better, on_progress)
        value = sum(total(s.walks, s.stretch.classes) for s in settled if s.walks is not None)
        bound = sum(s.people_minutes for s in settled)
        on_progress(Progress("travel_and_waiting", "people-minutes", value, bound, time.monotonic() - began))
    tours = [timed for s in settled for timed in _timed(s)]
    if len(tours) < len(problem.tours):
        return direct(problem, budget, on_better, on_progress, Start(tours, {}, {}))
    values = {tier.name: tier.value for tier in measure(problem, tours, {})}
    floors = _floors(problem, settled, values)
    plan = assemble(problem, tours, measure(problem, tours, floors), budget.seed)
    on_better(plan)
    if plan.status == "optimal" or budget.over():
        return Planned(plan, interrupted=budget.stop.is_set())
    held = {name: value for name, value in values.items() if name in ("missed", "travel_and_waiting")}
    outcome = direct(problem, budget, on_better, on_progress, Start(tours, floors, held))
    return outcome if isinstance(outcome, Planned) else Planned(plan, interrupted=budget.stop.is_set())


def _each_site_once(problem: Problem) -> bool:
    """Whether no group could see a site on two of its tours; a walk knows nothing of the group's other tours."""
    seen = [(tour.group, site) for tour in problem.tours for site in tour.sites]
    return len(seen) == len(set(seen))


def _settle(problem: Problem, stretch: Stretch, budget: Budget) -> Settled:
    """Bounds and walks of one stretch."""
    master = Master(problem.graph, stretch)
    least = least_idle(problem, master)
    bound = lower_bound(problem, master, stretch.end, budget).whole
    walks = dive(problem, master, stretch.end, budget)
    if walks is None or not any(of.like.window for of in stretch.classes):
        return Settled(stretch, walks, bound, stretch.start, least)
    first = _earliest_end(problem, master, walks, budget)
    return Settled(stretch, _earlier(problem, master, first, walks, budget), bound, first, least)


def _earliest_end(problem: Problem, master: Master, walks: tuple[TimedWalk, ...], budget: Budget) -> int:
    """The first minute by which the linear program can have everyone back at no more people-minutes than these walks.

    It lies close to their last return as a rule: steps down from there double until one is too large.
    """
    value = total(walks, master.stretch.classes) + TINY
    first, last = master.stretch.start, max(walk.back for walk in walks)
    step = 1
    while first < last and not budget.over():
        middle = max(last - step, (first + last) // 2)
        master.restrict(middle)
        if lower_bound(problem, master, middle, budget, value).value > value:
            first = middle + 1
        else:
            last, step = middle, 2 * step
    return first


def _earlier(
    problem: Problem, master: Master, first: int, walks: tuple[TimedWalk, ...], budget: Budget
) -> tuple[TimedWalk, ...]:
    """Walks that cost no more and are all back as early as dives find them, stepping down likewise."""
    value = total(walks, master.stretch.classes)
    last, step = max(walk.back for walk in walks), 1
    while first < last and not budget.over():
        middle = max(last - step, (first + last) // 2)
        master.restrict(middle)
        found = dive(problem, master, middle, budget, value)
        if found is not None and total(found, master.stretch.classes) <= value:
            walks, last, step = found, max(walk.back for walk in found), 2 * step
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


def _floors(problem: Problem, settled: Sequence[Settled], values: Mapping[str, int]) -> dict[str, int]:
    """Proven bounds of the wishes, each with those above it held at their values."""
    windows = problem.meeting.windows.values()
    ends = {of.like.window: s.earliest_end for s in settled for of in s.stretch.classes if of.like.window is not None}
    return {
        "travel_and_waiting": sum(s.people_minutes for s in settled),
        # With several windows people-minutes could move from one to another, which no single stretch sees.
        "latest_return": max(0, *(ends[w.id] - w.start for w in windows if w.id in ends)) if len(ends) == 1 else 0,
        "unevenness": _least_unevenness(problem, settled, values["travel_and_waiting"]),
    }


def _least_unevenness(problem: Problem, settled: Sequence[Settled], people_minutes: int) -> int:
    """The group that must idle longest, less the longest that any other can idle at so many people-minutes.

    No group has less than its least, so what the people-minutes exceed the sum of all least ones is all that there is
    to be spent on making the others idle longer.
    """
    least: dict[GroupId, int] = defaultdict(int)
    for s in settled:
        for of, minutes in zip(s.stretch.classes, s.least, strict=True):
            for tour in of.tours:
                least[tour.group] += minutes
    people = {group: draft.headcount.people for group, draft in problem.drafts.items()}
    spare = people_minutes - sum(people[group] * minutes for group, minutes in least.items())
    longest = min(least[group] + spare // people[group] for group in people)
    return max(0, max(least.values()) - longest)
