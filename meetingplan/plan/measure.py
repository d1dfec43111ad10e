"""The wishes measured on finished tours, for plans that CP-SAT has not made."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.domain.plan import Tier
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.problem import Problem


def measure(problem: Problem, tours: Sequence[TimedTour], floors: Mapping[str, int]) -> tuple[Tier, ...]:
    """The tiers of a complete set of tours, each with its proven floor, by the tier's name, as bound."""
    tiers = problem.meeting.tiers
    values = {name: _VALUES[name](problem, tours) for tier in tiers for name in tier.weights}
    return tuple(Tier(tier.name, tier.unit, tier.value(values), float(floors.get(tier.name, 0))) for tier in tiers)


def _seen(tours: Sequence[TimedTour]) -> Mapping[GroupId, set[PlaceId]]:
    """What each group visits."""
    seen: dict[GroupId, set[PlaceId]] = defaultdict(set)
    for timed in tours:
        seen[timed.tour.group].update(visit.site for visit in timed.visits)
    return seen


def _missed(problem: Problem, tours: Sequence[TimedTour]) -> int:
    seen, drafts = _seen(tours), problem.drafts.values()
    return sum(wanted for draft in drafts for site, wanted in draft.wanted.items() if site not in seen[draft.id])


def _preferences(problem: Problem, tours: Sequence[TimedTour]) -> int:
    seen, drafts = _seen(tours), problem.drafts.values()
    return sum(liked for draft in drafts for site, liked in draft.liked.items() if site not in seen[draft.id])


def idle(problem: Problem, timed: TimedTour) -> int:
    """Minutes of travel and waiting of a tour; a bare ride lasts until the session that it leads to."""
    if timed.depart == timed.back:
        return 0
    inside = sum(problem.passages[timed.tour.group, visit.site].inside for visit in timed.visits)
    bare = timed.tour.bare
    end = timed.back if timed.visits or bare is None or bare.until is None else bare.until
    return end - timed.depart - inside


def _travel_and_waiting(problem: Problem, tours: Sequence[TimedTour]) -> int:
    return sum(problem.drafts[timed.tour.group].headcount.people * idle(problem, timed) for timed in tours)


def _latest_return(problem: Problem, tours: Sequence[TimedTour]) -> int:
    return sum(
        max((t.back - window.start for t in tours if t.tour.window == window.id and t.visits), default=0)
        for window in problem.meeting.windows.values()
    )


def _unevenness(problem: Problem, tours: Sequence[TimedTour]) -> int:
    minutes = dict.fromkeys(problem.drafts, 0)
    for timed in tours:
        minutes[timed.tour.group] += idle(problem, timed)
    return max(minutes.values(), default=0) - min(minutes.values(), default=0)


def _routes(problem: Problem, tours: Sequence[TimedTour]) -> int:
    return len({(t.tour.window, *(visit.site for visit in t.visits)) for t in tours if t.visits})


_VALUES: Mapping[str, Callable[[Problem, Sequence[TimedTour]], int]] = {
    "missed": _missed,
    "preferences": _preferences,
    "travel_and_waiting": _travel_and_waiting,
    "latest_return": _latest_return,
    "unevenness": _unevenness,
    "routes": _routes,
}
"""The value of each wish, by name."""
