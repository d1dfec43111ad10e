"""The wishes measured on finished tours, for plans that CP-SAT has not made."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.domain.plan import Tier
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.drafts import Makeup
from meetingplan.plan.problem import Problem

Asked = Callable[[Makeup], Mapping[PlaceId, int]]
"""How many of a group ask for each site."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A complete set of tours, and for each group the minutes of travel and waiting."""

    problem: Problem
    tours: Sequence[TimedTour]
    minutes: Mapping[GroupId, int]


def measure(problem: Problem, tours: Sequence[TimedTour]) -> tuple[Tier, ...]:
    """The tiers of a complete set of tours, with nothing proven of them yet."""
    minutes = dict.fromkeys(problem.drafts, 0)
    for timed in tours:
        minutes[timed.tour.group] += idle(problem, timed)
    finished, tiers = Finished(problem, tours, minutes), problem.meeting.tiers
    values = {name: _VALUES[name](finished) for tier in tiers for name in tier.weights}
    return tuple(Tier(tier.name, tier.unit, tier.value(values), 0.0) for tier in tiers)


def proven(tiers: Sequence[Tier], floors: Mapping[str, int]) -> tuple[Tier, ...]:
    """Tiers with what is proven of each, by its name, as bound."""
    return tuple(replace(tier, bound=float(floors.get(tier.name, 0))) for tier in tiers)


def idle(problem: Problem, timed: TimedTour) -> int:
    """Minutes of travel and waiting of a tour; a bare ride lasts until the session that it leads to."""
    if timed.depart == timed.back:
        return 0
    inside = sum([problem.passages[timed.tour.group, visit.site].inside for visit in timed.visits])
    bare = timed.tour.bare
    end = timed.back if timed.visits or bare is None or bare.until is None else bare.until
    return end - timed.depart - inside


def _unseen(of: Finished, asked: Asked) -> int:
    """How often people do not see what they ask for; groups that are alike and see the same are counted."""
    seen: dict[GroupId, list[PlaceId]] = defaultdict(list)
    for timed in of.tours:
        seen[timed.tour.group] += [visit.site for visit in timed.visits]
    alike = Counter((draft.makeup, frozenset(seen[id])) for id, draft in of.problem.drafts.items())
    return sum(
        groups * sum(people for site, people in asked(makeup).items() if site not in sites)
        for (makeup, sites), groups in alike.items()
    )


def _missed(of: Finished) -> int:
    return _unseen(of, lambda makeup: makeup.wanted)


def _preferences(of: Finished) -> int:
    return _unseen(of, lambda makeup: makeup.liked)


def _travel_and_waiting(of: Finished) -> int:
    drafts = of.problem.drafts
    return sum(drafts[group].headcount.people * minutes for group, minutes in of.minutes.items())


def _latest_return(of: Finished) -> int:
    return sum(
        max((t.back - window.start for t in of.tours if t.tour.window == window.id and t.visits), default=0)
        for window in of.problem.meeting.windows.values()
    )


def _unevenness(of: Finished) -> int:
    minutes = of.minutes.values()
    return max(minutes, default=0) - min(minutes, default=0)


def _routes(of: Finished) -> int:
    return len({(t.tour.window, *(visit.site for visit in t.visits)) for t in of.tours if t.visits})


_VALUES: Mapping[str, Callable[[Finished], int]] = {
    "missed": _missed,
    "preferences": _preferences,
    "travel_and_waiting": _travel_and_waiting,
    "latest_return": _latest_return,
    "unevenness": _unevenness,
    "routes": _routes,
}
"""The value of each wish, by name."""
