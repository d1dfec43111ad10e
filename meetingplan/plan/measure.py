"""The wishes measured on finished tours, for plans that CP-SAT has not made."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.domain.plan import Tier
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.problem import Problem


def measure(problem: Problem, tours: Sequence[TimedTour], floors: Mapping[str, int]) -> tuple[Tier, ...]:
    """The tiers of a complete set of tours, in the order of the wishes, each with its proven floor as bound."""
    found = (
        ("missed", "visits", _missed(problem, tours)),
        ("travel_and_waiting", "people-minutes", _travel_and_waiting(problem, tours)),
        ("latest_return", "minutes", _latest_return(problem, tours)),
        ("unevenness", "minutes", _unevenness(problem, tours)),
    )
    return tuple(Tier(name, unit, value, float(floors.get(name, 0))) for name, unit, value in found)


def _missed(problem: Problem, tours: Sequence[TimedTour]) -> int:
    seen: dict[GroupId, set[PlaceId]] = defaultdict(set)
    for timed in tours:
        seen[timed.tour.group].update(visit.site for visit in timed.visits)
    drafts = problem.drafts.values()
    return sum(wanted for draft in drafts for site, wanted in draft.wanted.items() if site not in seen[draft.id])


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
