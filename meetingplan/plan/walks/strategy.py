"""Stretch by stretch: bound and dive; then the earliest return that costs nothing; CP-SAT for what then is open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from meetingplan.domain.ids import GroupId
from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.domain.plan import Plan
from meetingplan.plan.assemble import TimedTour, assemble
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.direct import Start, direct
from meetingplan.plan.measure import measure
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.evenness import even_out
from meetingplan.plan.walks.latest import return_early
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.settle import Settled, settle
from meetingplan.plan.walks.stretch import stretches


def by_walks(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """Plans all groups; where a stretch has no complete walks, CP-SAT works from what there is."""
    if not _each_site_once(problem):
        return direct(problem, budget, on_better, on_progress)
    try:
        settled = _settle_all(problem, budget, on_progress)
        tours = _tours(settled)
        if len(tours) < len(problem.tours):
            return direct(problem, budget, on_better, on_progress, Start(tours))
        on_better(_plan(problem, tours, _floors(problem, settled, 0, 0), budget))
        settled, latest = return_early(problem, settled, budget)
        on_better(_plan(problem, _tours(settled), _floors(problem, settled, latest, 0), budget))
        even = even_out(problem, settled, budget)
    except MasterFailedError:
        return direct(problem, budget, on_better, on_progress)
    if even is None:
        return _polish(problem, _tours(settled), _floors(problem, settled, latest, 0), budget, on_better, on_progress)
    return _polish(problem, even.tours, _floors(problem, settled, latest, even.bound), budget, on_better, on_progress)


def _tours(settled: Sequence[Settled]) -> list[TimedTour]:
    return [timed for s in settled if s.walks for timed in s.tours()]


def _plan(problem: Problem, tours: Sequence[TimedTour], floors: Mapping[str, int], budget: Budget) -> Plan:
    return assemble(problem, tours, measure(problem, tours, floors), budget.seed)


def _polish(
    problem: Problem,
    tours: Sequence[TimedTour],
    floors: Mapping[str, int],
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
) -> Outcome:
    """The plan that the tours make, polished by CP-SAT where a lower wish is not proven best and there is time."""
    plan = _plan(problem, tours, floors, budget)
    on_better(plan)
    upper, lower = plan.tiers[:2], plan.tiers[2:]
    if all(tier.value <= tier.bound for tier in lower) or budget.over():
        return Planned(plan, interrupted=budget.stop.is_set())
    held = {tier.name: tier.value for tier in upper}
    outcome = direct(problem, budget, on_better, on_progress, Start(tours, floors, held))
    return outcome if isinstance(outcome, Planned) else Planned(plan, interrupted=budget.stop.is_set())


def _settle_all(problem: Problem, budget: Budget, on_progress: OnProgress) -> list[Settled]:
    settled: list[Settled] = []
    for stretch in stretches(problem):
        settled.append(settle(problem, stretch, budget))
        value, bound = sum(s.value for s in settled), sum(s.bound for s in settled)
        on_progress(Progress("travel_and_waiting", "people-minutes", value, bound, budget.spent()))
    return settled


def _each_site_once(problem: Problem) -> bool:
    """Whether no group could see a site on two of its tours; a walk knows nothing of the group's other tours."""
    seen = [(tour.group, site) for tour in problem.tours for site in tour.sites]
    return len(seen) == len(set(seen))


def _floors(problem: Problem, settled: Sequence[Settled], latest: int, unevenness: int) -> dict[str, int]:
    """Proven bounds of the wishes, each with those above it held at their values."""
    return {
        "travel_and_waiting": sum(s.bound for s in settled),
        "latest_return": latest,
        "unevenness": max(unevenness, _least_unevenness(problem, settled)),
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
