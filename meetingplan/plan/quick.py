"""Whether everyone can see what they must, and what it costs at least: for many questions, each within a second or two.

The linear program over timed walks gives bounds; the prices behind a bound also tell what a little more room anywhere
could change at most, without solving anything again.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from meetingplan.domain.ids import DelegateId, NodeId, WindowId
from meetingplan.domain.outcome import Outcome
from meetingplan.domain.plan import Plan
from meetingplan.domain.wishes import Wish
from meetingplan.network import CapacityGraph
from meetingplan.plan.assemble import TimedTour, assemble
from meetingplan.plan.budget import Budget
from meetingplan.plan.groups import form_groups
from meetingplan.plan.measure import measure
from meetingplan.plan.overfull import cannot_tour, is_overfull
from meetingplan.plan.problem import Draft, Problem, draft, state
from meetingplan.plan.rules import driver_hours
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks.bound import TINY, LowerBound, least_idle, lower_bound
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.limits import limit_of
from meetingplan.plan.walks.lines import in_lines
from meetingplan.plan.walks.master import Master, MasterFailedError
from meetingplan.plan.walks.orders import TooManyOrdersError
from meetingplan.plan.walks.prices import Unit
from meetingplan.plan.walks.settle import Settled
from meetingplan.plan.walks.strategy import by_walks
from meetingplan.plan.walks.stretch import Latest, Stretch, stretches
from meetingplan.plan.walks.weights import LIKED, MINUTES, MISSED, Weights, weigh

MISSING = 1000
"""Times its dearest walk that a group without one costs here: a hundredth of a group too many is proof enough."""
Groups = tuple[tuple[Draft, ...], Mapping[DelegateId, str]]
"""The groups, and who has no seat."""


RETURN = "latest_return"


class NoWalksError(Exception):
    """The question cannot be asked of walks: a group could see a site twice, or in too many orders."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """What the linear program says of plans in which everyone sees what they must.

    Args:
        impossible: there are none; proven.
        cost: that no such plan is below, in the weights of its wishes; 0 where it was cut short.
    """

    problem: Problem
    weights: Weights
    stretches: tuple[tuple[Master, LowerBound], ...]
    impossible: bool
    cost: int

    @property
    def minutes(self) -> int:
        """People-minutes on tour that no plan is below which sees as many options as any can."""
        options = self.weights.of.get(LIKED, 0)
        return (self.cost % options if options else self.cost) + _inside(self.problem)

    def lowered(self, changed: Problem) -> float:
        """By how much the bound is lower, at its own prices, for a problem that differs by room alone."""
        proofs = (proof(low, 0.0) for _, low in self.stretches)
        return sum(each.rents[key] * _more(self.problem, changed, *key) for each in proofs for key in each.rents)


@dataclass(frozen=True, slots=True)
class Proof:
    """Prices under which no plan is cheap enough.

    Args:
        margin: by which the bound exceeds what plans may cost.
        rents: by node and unit, how much one more there would lower the bound.
    """

    margin: float
    rents: Mapping[tuple[NodeId, Unit], float]

    def holds_for(self, before: Problem, after: Problem) -> bool:
        """Whether it also proves it for a problem that differs by what nodes can hold alone."""
        if not same_but_for_room(before, after):
            return False
        return sum(rent * _more(before, after, *key) for key, rent in self.rents.items()) < self.margin


def same_but_for_room(before: Problem, after: Problem) -> bool:
    """Whether walks are the same, so that problems differ by what nodes can hold alone."""
    return _walks_of(before) == _walks_of(after)


def _walks_of(problem: Problem) -> object:
    meeting = problem.meeting
    hours = {
        place.id: (place.opens, place.closes, place.standing, place.interior and place.interior.starts)
        for place in meeting.places.values()
    }
    graph = problem.graph
    roads = graph.legs, graph.first_roads, meeting.slow_times
    return problem.drafts, problem.tours, problem.passages, roads, hours, meeting.limits, meeting.windows, meeting.pins


def _more(before: Problem, after: Problem, node: NodeId, unit: Unit) -> float:
    old, new = limit_of(before.graph, node, unit), limit_of(after.graph, node, unit)
    return math.inf if new is None or old is None else float(new - old)


def proof(low: LowerBound, most: float) -> Proof:
    """What the prices of a bound prove of plans that cost no more than so much."""
    rents = {key: float(price[-1]) for key, price in low.duals.prices.summed.items()}
    return Proof(low.value - most, rents)


def groups_of(graph: CapacityGraph, budget: Budget) -> Groups | None:
    """The groups that a plan would have; None where the solver did not form any."""
    formed = form_groups(graph, budget, lambda progress: None)
    return None if isinstance(formed, Answer) else formed


def problem_of(graph: CapacityGraph, groups: Groups) -> Problem:
    """The problem of these groups, who see what this meeting asks of them, with the usual wishes but for evenness."""
    optional = any(window.optional for window in graph.meeting.windows.values())
    names = (MISSED, LIKED, MINUTES, RETURN) if optional else (MISSED, MINUTES, RETURN)
    meeting = replace(graph.meeting, wishes=tuple(Wish({name: 1}) for name in names))
    drafts, unplaced = groups
    people = meeting.delegates
    again = tuple(draft(meeting, d.id, d.coach, tuple(people[id] for id in d.delegates)) for d in drafts)
    return state(replace(graph, meeting=meeting), again, unplaced)


def bounded(problem: Problem, budget: Budget, like: Bounded | None = None) -> Bounded:
    """The bound.

    Args:
        like: a bound whose walks are a start, where the problem differs by what nodes can hold alone.

    Raises:
        NoWalksError: walks cannot tell.
    """
    weights = weigh(problem)
    if weights is None or not problem.each_site_once:
        raise NoWalksError
    known = like.stretches if like and same_but_for_room(like.problem, problem) else ()
    found: list[tuple[Master, LowerBound]] = []
    try:
        for number, stretch in enumerate(stretches(problem, weights, musts=True)):
            master = _started(problem, stretch, known[number][0] if known else None)
            if _is_impossible(problem, master, budget):
                return Bounded(problem, weights, (), impossible=True, cost=0)
            found.append((master, lower_bound(problem, master, {}, budget)))
    except (MasterFailedError, TooManyOrdersError) as error:
        raise NoWalksError from error
    return Bounded(problem, weights, tuple(found), impossible=False, cost=sum(low.whole for _, low in found))


class By(IntEnum):
    """How it is proven that there is no plan, the quickest way first."""

    ROOM = 0
    TOUR = 1
    PROGRAM = 2


def proven_by(problem: Problem, budget: Budget, ways: Collection[By] = tuple(By)) -> By | None:
    """How it is proven that not everyone can see what they must; None where it is not, in any of these ways.

    Raises:
        NoWalksError: walks cannot tell.
    """
    weights = weigh(problem)
    if weights is None or not problem.each_site_once:
        raise NoWalksError
    if By.ROOM in ways and is_overfull(problem):
        return By.ROOM
    try:
        if By.TOUR in ways and cannot_tour(problem, weights):
            return By.TOUR
        if By.PROGRAM in ways and not budget.over():
            masters = (_started(problem, stretch) for stretch in stretches(problem, weights, musts=True))
            return By.PROGRAM if any(_is_impossible(problem, master, budget) for master in masters) else None
    except (MasterFailedError, TooManyOrdersError) as error:
        raise NoWalksError from error
    return None


def _started(problem: Problem, stretch: Stretch, like: Master | None = None) -> Master:
    """The linear program of a stretch with its first walks."""
    master = Master(problem.graph, stretch, missing=MISSING)
    least_idle(problem, master)
    if like is not None:
        master.add(like.walks)
    return master


def _is_impossible(problem: Problem, master: Master, budget: Budget) -> bool:
    """Whether a bound is above all that complete walks can cost."""
    dearest = float(sum(len(of.tours) * of.longest for of in master.stretch.classes))
    return lower_bound(problem, master, {}, budget, threshold=dearest).value > dearest


def outcome_of(problem: Problem, budget: Budget) -> Outcome:
    """The plan of a problem as far as its wishes go, however many visits it misses; or why there is none."""
    return by_walks(problem, budget, lambda plan: None, lambda progress: None)


def _inside(problem: Problem) -> int:
    """People-minutes inside the sites that somebody in a group must see."""
    drafts = problem.drafts
    return sum(
        drafts[tour.group].headcount.people * problem.passages[tour.group, site].inside
        for tour in problem.tours
        for site in tour.sites
        if drafts[tour.group].wanted[site]
    )


def back_by(of: Bounded, window: WindowId, minute: int, most: int, budget: Budget) -> Proof | None:
    """A proof that no plan has everyone back from a window by a minute of the meeting, and costs so much at most.

    Raises:
        NoWalksError: the simplex gave up.
    """
    number = _stretch_of(of, window)
    if number is None or budget.over():
        return None
    master, low = of.stretches[number]
    left, latest = max(0, most - of.cost) + low.whole + TINY, {window: minute}
    try:
        master.restrict(latest)
        found = lower_bound(of.problem, master, latest, budget, left)
    except MasterFailedError as error:
        raise NoWalksError from error
    finally:
        master.restrict({})
    return proof(found, left) if found.value > left else None


def plan_back_by(of: Bounded, ends: Latest, budget: Budget) -> Plan | None:
    """A plan that has everyone back from some windows in time; None where dives found none.

    Raises:
        NoWalksError: the simplex gave up.
    """
    tours: list[TimedTour] = []
    try:
        for master, low in of.stretches:
            master.restrict(ends)
            walks = dive(of.problem, master, ends, budget)
            master.restrict({})
            settled = in_lines(of.problem, Settled(master.stretch, master, walks or (), low.whole, ()), budget)
            if not settled.walks:
                return None
            tours += settled.tours()
    except MasterFailedError as error:
        raise NoWalksError from error
    if not driver_hours.kept(of.problem, tours):
        return None
    return assemble(of.problem, tours, measure(of.problem, tours, {}), budget)


def _stretch_of(of: Bounded, window: WindowId) -> int | None:
    """The number of the stretch in which visits of a window are made."""
    for number, (master, _) in enumerate(of.stretches):
        if any(each.like.window == window and each.like.sites for each in master.stretch.classes):
            return number
    return None


def minutes_of(problem: Problem, plan: Plan) -> int:
    """People-minutes on tour of a plan: of travel and waiting, and inside."""
    idle = next(tier.value for tier in plan.tiers if tier.name == MINUTES)
    inside = 0
    for group in plan.groups:
        sites = {step.place for step in group.walk}
        passages = (p for (id, site), p in problem.passages.items() if id == group.id and site in sites)
        inside += group.size * sum(passage.inside for passage in passages)
    return idle + inside


def cost_of(of: Bounded, plan: Plan) -> int:
    """What a plan costs in the weights of a bound."""
    values = {tier.name: tier.value for tier in plan.tiers}
    return sum(scale * values[name] for name, scale in zip(of.weights.names, of.weights.scales, strict=True))


def returns(problem: Problem, plan: Plan) -> dict[WindowId, int]:
    """The minute of the meeting at which the last group has got off after its visits, by window."""
    found: dict[WindowId, int] = {}
    walks = {group.id: group.walk for group in plan.groups}
    for tour in problem.tours:
        walk = [step for step in walks[tour.group] if tour.first <= step.start and step.end <= tour.last]
        if tour.window is not None and any(step.place in tour.sites for step in walk):
            found[tour.window] = max(found.get(tour.window, 0), walk[-1].end)
    return found
