"""Choose, plan, and choose again where the walks find no room for what was chosen.

A choice is made by the quickest tours alone, which leave out that groups stand in each other's way; so no plan can show
more than the first choice does, and a set for which there are no walks is refused with all that contain it (logic-based
Benders decomposition, Hooker and Ottosson 2003).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meetingplan.domain.ids import DelegateId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned
from meetingplan.domain.plan import Plan, Tier
from meetingplan.domain.text import Message, say
from meetingplan.domain.wishes import UNITS
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget, OnBetter, OnProgress, Progress
from meetingplan.plan.choosing.choose import choose
from meetingplan.plan.choosing.kinds import Kind, kinds_of
from meetingplan.plan.drafts import Draft, redrafted
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import Problem, state

if TYPE_CHECKING:
    from meetingplan.plan import Strategy

ROUNDS = 5
"""Choices that are planned before the best plan so far has to do."""
UNSHOWN = "unshown"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown in each window, and what is proven about the points of what is not."""

    shown: Mapping[WindowId, tuple[PlaceId, ...]]
    tier: Tier

    def told(self, meeting: Meeting, plan: Plan) -> Plan:
        """A plan of what was chosen, as a plan of the meeting in which it was to be chosen."""
        found = {tier.name: tier for tier in (self.tier, *plan.tiers)}
        tiers = tuple(found[wish.name] for wish in meeting.tiers if wish.name in found)
        proven = all(tier.bound >= tier.value for tier in tiers)
        return replace(plan, shown=self.shown, tiers=tiers, status="optimal" if proven else "feasible")


def plan_chosen(
    graph: CapacityGraph,
    drafts: tuple[Draft, ...],
    unplaced: Mapping[DelegateId, str],
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
    strategy: "Strategy",
) -> Outcome:
    """Plans the meeting with the best choice of candidates for which there are walks that see all of it."""
    kinds = kinds_by_window(graph, drafts)
    refused: list[frozenset[PlaceId]] = []
    best: Outcome | None = None
    bound: float | None = None
    for _ in range(ROUNDS):
        chosen = choose_all(graph, kinds, refused, bound)
        if chosen is None:
            return best or Impossible((_nothing_fits(graph.meeting),))
        bound = chosen.tier.bound
        on_progress(Progress(UNSHOWN, UNITS[UNSHOWN], chosen.tier.value, bound, budget.spent()))
        problem = _showing(graph, drafts, unplaced, chosen)

        def better(plan: Plan, chosen: Chosen = chosen) -> None:
            on_better(chosen.told(graph.meeting, plan))

        if reasons := tuple(lost(problem)):
            return Impossible(reasons)
        outcome = strategy(problem, budget, better, on_progress)
        if isinstance(outcome, Planned):
            best = replace(outcome, plan=chosen.told(graph.meeting, outcome.plan))
            if _sees_all(problem, outcome.plan) or budget.over():
                break
        else:  # visits can always be missed, so what cannot be for one choice cannot be for any
            return best or outcome
        refused += (frozenset(sites) for sites in chosen.shown.values())
    return best or OutOfTime()


def kinds_by_window(graph: CapacityGraph, drafts: Sequence[Draft]) -> Mapping[Window, Sequence[Kind]]:
    """The kinds of groups of each window with belts, if all candidates were shown."""
    meeting = graph.meeting.showing({id: window.candidates for id, window in graph.meeting.windows.items()})
    widest = replace(graph, meeting=meeting)
    again = redrafted(meeting, drafts)
    return {window: kinds_of(widest, window, again) for window in meeting.windows.values() if window.belts}


def choose_all(
    graph: CapacityGraph,
    kinds: Mapping[Window, Sequence[Kind]],
    refused: Sequence[frozenset[PlaceId]],
    bound: float | None,
) -> Chosen | None:
    """The best choice for every window; what is pinned or must be seen by somebody is shown in any case."""
    meeting = graph.meeting
    pinned = {visit.site for pin in meeting.pins.values() for visit in pin.visits}
    asked = pinned.union(*(person.must_see for person in meeting.delegates.values()))
    shown: dict[WindowId, tuple[PlaceId, ...]] = {}
    value, least = 0, 0
    for window, of_window in kinds.items():
        choice = choose(graph, window, of_window, asked & window.candidates.keys(), refused)
        if choice is None:
            return None
        shown[window.id] = tuple(site for site in window.candidates if site in choice.shown)
        value, least = value + choice.unshown, least + choice.bound
    return Chosen(shown, Tier(UNSHOWN, UNITS[UNSHOWN], value, float(least) if bound is None else bound))


def _showing(
    graph: CapacityGraph, drafts: Sequence[Draft], unplaced: Mapping[DelegateId, str], chosen: Chosen
) -> Problem:
    """The problem that is left: everyone is to see what was chosen, and there is no choice any more."""
    meeting = graph.meeting.showing(chosen.shown)
    windows = {id: replace(window, belts=(), shown=()) for id, window in meeting.windows.items()}
    wishes = tuple(wish for wish in meeting.tiers if wish.name != UNSHOWN)
    meeting = replace(meeting, windows=windows, wishes=wishes)
    return state(replace(graph, meeting=meeting), redrafted(meeting, drafts), unplaced)


def _sees_all(problem: Problem, plan: Plan) -> bool:
    return all(
        {site for site, people in problem.drafts[group.id].wanted.items() if people} <= {s.place for s in group.walk}
        for group in plan.groups
    )


def _nothing_fits(meeting: Meeting) -> Message:
    """Why nothing could be chosen."""
    first = next(window for window in meeting.windows.values() if window.belts)
    return say(
        "whatever is chosen of the candidates of {window}, its quickest tour takes longer than the window less its "
        "reserve; ask for fewer of a belt, or give it more time",
        window=first.title,
    )
