"""Stretch by stretch: bound and dive; then the earliest return that costs nothing; CP-SAT for what then is open."""

from collections.abc import Mapping, Sequence

from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.domain.plan import Plan
from meetingplan.domain.wishes import UNITS
from meetingplan.plan.assemble import TimedTour, assemble
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.direct import AGAIN, Least, Start, direct
from meetingplan.plan.measure import measure, proven
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import driver_hours
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.evenness import even_out, least_unevenness
from meetingplan.plan.walks.latest import return_early
from meetingplan.plan.walks.lines import in_lines
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.orders import TooManyOrdersError
from meetingplan.plan.walks.settle import MANY, Settled, settle
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.weights import MINUTES, MISSED, Weights, weigh


def by_walks(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """Plans all groups; where a stretch has no complete walks, CP-SAT works from what there is."""
    weights = weigh(problem)
    if weights is None:
        return direct(problem, budget, on_better, on_progress)
    try:
        settled = _settle_all(problem, weights, budget, on_progress)
        if not all(s.walks for s in settled):
            start = Start(_tours(settled), least=_least(weights, settled), effort=AGAIN)
            return direct(problem, budget, on_better, on_progress, start)
        return _finish(problem, weights, settled, budget, on_better, on_progress)
    except (MasterFailedError, TooManyOrdersError):
        return direct(problem, budget, on_better, on_progress)


def _settle_all(problem: Problem, weights: Weights, budget: Budget, on_progress: OnProgress) -> list[Settled]:
    """Walks for all stretches; where nothing matters more, what must be seen is left out only where need be."""
    for musts in (True, False) if weights.names[0] == MISSED else (False,):
        settled: list[Settled] = []
        for stretch in stretches(problem, weights, musts):
            settled.append(settle(problem, stretch, budget))
            on_progress(_progress(settled, weights, budget))
        settled = [in_lines(problem, s, budget) for s in settled]
        if all(s.walks for s in settled):
            break
    return settled


def _progress(settled: Sequence[Settled], weights: Weights, budget: Budget) -> Progress:
    """Where the minutes stand, with all that is seen held."""
    minutes = sum(s.people_minutes for s in settled)
    unseen = sum(s.value for s in settled) - weights.minute * minutes
    bound = max(0, sum(s.proven for s in settled) - unseen) // weights.minute
    return Progress(MINUTES, UNITS[MINUTES], minutes, bound, budget.spent())


def _finish(
    problem: Problem,
    weights: Weights,
    settled: list[Settled],
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
) -> Outcome:
    """The wishes that do not add up over walks, in turn: exactly where that can be, and polished by CP-SAT.

    Many groups are left as they are: all that follows grows with their number.
    """
    tours = _tours(settled)
    tiers = measure(problem, tours)
    values = [tier.value for tier in tiers[: len(weights.names)]]
    floors = weights.bounds(values, sum(s.proven for s in settled))
    plan = assemble(problem, tours, proven(tiers, floors), budget)
    on_better(plan)
    if len(problem.drafts) > MANY and driver_hours.kept(problem, tours):
        return Planned(plan, interrupted=budget.stop.is_set())
    lower = [wish.name for wish in problem.meeting.tiers[len(weights.names) :]]
    held: Latest = {}
    if lower[:1] == ["latest_return"]:
        settled, floors[lower.pop(0)] = return_early(problem, settled, budget)
        tours = _tours(settled)
        windows = dict.fromkeys(window for s in settled for window in s.windows)
        held = {window: max(s.last(window) for s in settled if window in s.windows) for window in windows}
        on_better(_plan(problem, tours, floors, budget))
    if lower[:1] == ["unevenness"]:
        floors["unevenness"] = least_unevenness(problem, weights, settled)
        even = even_out(problem, settled, held, budget)
        if even is not None:
            tours = list(even.tours)
            if _only_so(problem, held, floors):
                floors["unevenness"] = max(floors["unevenness"], even.bound)
    if not driver_hours.kept(problem, tours):  # of drivers walks know little, so more is allowed to them
        start = Start(tours, least=_least(weights, settled), effort=AGAIN)
        return direct(problem, budget, on_better, on_progress, start)
    return _polish(problem, tours, floors, len(weights.names), budget, on_better, on_progress)


def _only_so(problem: Problem, held: Latest, floors: Mapping[str, int]) -> bool:
    """Whether there is no other way to be back as early in all: one window later and another earlier."""
    windows = problem.meeting.windows
    returns = sum(max(0, minute - windows[window].start) for window, minute in held.items())
    return len(held) < 2 or floors["latest_return"] >= returns


def _least(weights: Weights, settled: Sequence[Settled]) -> Least:
    """What the linear programs prove of all wishes that add up over walks."""
    return Least(dict(zip(weights.names, weights.scales, strict=True)), sum(s.proven for s in settled))


def _tours(settled: Sequence[Settled]) -> list[TimedTour]:
    return [timed for s in settled if s.walks for timed in s.tours()]


def _plan(problem: Problem, tours: Sequence[TimedTour], floors: Mapping[str, int], budget: Budget) -> Plan:
    return assemble(problem, tours, proven(measure(problem, tours), floors), budget)


def _polish(
    problem: Problem,
    tours: Sequence[TimedTour],
    floors: Mapping[str, int],
    settled: int,
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
) -> Outcome:
    """The plan that the tours make, polished by CP-SAT where a tier is open and there is time.

    Minutes are as good as they get: what little is open of them CP-SAT could not close.
    """
    plan = _plan(problem, tours, floors, budget)
    on_better(plan)
    still = [
        number
        for number, tier in enumerate(plan.tiers)
        if tier.value > tier.bound and (number >= settled or MINUTES not in tier.name)
    ]
    if not still or budget.over():
        return Planned(plan, interrupted=budget.stop.is_set())
    held = {tier.name: tier.value for tier in plan.tiers[: still[0]]}
    outcome = direct(problem, budget, on_better, on_progress, Start(tours, floors, held))
    return outcome if isinstance(outcome, Planned) else Planned(plan, interrupted=budget.stop.is_set())
