"""Stretch by stretch: bound and dive; then the earliest return that costs nothing; CP-SAT for what then is open."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from meetingplan.domain.ids import GroupId
from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.plan.assemble import TimedTour, assemble
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.direct import Start, direct
from meetingplan.plan.measure import measure
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.settle import Settled, earliest_end, end_earlier, settle
from meetingplan.plan.walks.stretch import stretches


def by_walks(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """Plans all groups; where a stretch has no complete walks, CP-SAT works from what there is."""
    if not _each_site_once(problem):
        return direct(problem, budget, on_better, on_progress)
    try:
        settled = _settle_all(problem, budget, on_progress)
        tours = [timed for s in settled for timed in _timed(s)]
        if len(tours) < len(problem.tours):
            return direct(problem, budget, on_better, on_progress, Start(tours))
        on_better(assemble(problem, tours, measure(problem, tours, _floors(problem, settled, 0)), budget.seed))
        settled, latest = _early(problem, settled, budget)
    except MasterFailedError:
        return direct(problem, budget, on_better, on_progress)
    return _finish(problem, settled, latest, budget, on_better, on_progress)


def _finish(
    problem: Problem,
    settled: Sequence[Settled],
    latest: int,
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
) -> Outcome:
    """The plan that the walks make, polished by CP-SAT where it is not proven best and there is time."""
    tours = [timed for s in settled for timed in _timed(s)]
    floors = _floors(problem, settled, latest)
    tiers = measure(problem, tours, floors)
    plan = assemble(problem, tours, tiers, budget.seed)
    on_better(plan)
    if plan.status == "optimal" or budget.over():
        return Planned(plan, interrupted=budget.stop.is_set())
    held = {tier.name: tier.value for tier in tiers if tier.name in ("missed", "travel_and_waiting")}
    outcome = direct(problem, budget, on_better, on_progress, Start(tours, floors, held))
    return outcome if isinstance(outcome, Planned) else Planned(plan, interrupted=budget.stop.is_set())


def _settle_all(problem: Problem, budget: Budget, on_progress: OnProgress) -> list[Settled]:
    settled: list[Settled] = []
    for stretch in stretches(problem):
        settled.append(settle(problem, stretch, budget))
        value, bound = sum(s.value for s in settled), sum(s.bound for s in settled)
        on_progress(Progress("travel_and_waiting", "people-minutes", value, bound, budget.spent()))
    return settled


def _early(problem: Problem, settled: Sequence[Settled], budget: Budget) -> tuple[list[Settled], int]:
    """Ends the window earlier where that costs nothing; also the bound on the latest return, from its window's start.

    The bound allows the window all people-minutes that the other stretches could save. With several windows that
    would be counted twice, so there is none then.
    """
    windows = {of.like.window for s in settled for of in s.stretch.classes if of.like.window is not None}
    spare = sum(s.value - s.bound for s in settled)
    result, latest = [], 0
    for s in settled:
        if not any(of.like.window for of in s.stretch.classes):
            result.append(s)
            continue
        first = earliest_end(problem, s, s.bound + spare, budget)
        result.append(end_earlier(problem, s, first, budget))
        if len(windows) == 1:
            (window,) = windows
            latest = max(0, first - problem.meeting.windows[window].start)
    return result, latest


def _each_site_once(problem: Problem) -> bool:
    """Whether no group could see a site on two of its tours; a walk knows nothing of the group's other tours."""
    seen = [(tour.group, site) for tour in problem.tours for site in tour.sites]
    return len(seen) == len(set(seen))


def _timed(settled: Settled) -> Iterator[TimedTour]:
    """The walks given to the groups of their class, earliest departure first."""
    if not settled.walks:
        return
    for kind, of in enumerate(settled.stretch.classes):
        mine = sorted((walk for walk in settled.walks if walk.kind == kind), key=lambda walk: (walk.depart, walk.back))
        for tour, walk in zip(of.tours, mine, strict=True):
            yield TimedTour(tour, walk.depart, walk.back, walk.visits)


def _floors(problem: Problem, settled: Sequence[Settled], latest: int) -> dict[str, int]:
    """Proven bounds of the wishes, each with those above it held at their values."""
    return {
        "travel_and_waiting": sum(s.bound for s in settled),
        "latest_return": latest,
        "unevenness": _least_unevenness(problem, settled),
    }


def _least_unevenness(problem: Problem, settled: Sequence[Settled]) -> int:
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
    if not people:
        return 0
    spare = sum(s.value for s in settled) - sum(people[group] * minutes for group, minutes in least.items())
    longest = min(least[group] + spare // people[group] for group in people)
    return max(0, max(least.values()) - longest)
