"""The bound on what plans cost in which everyone sees what they must."""

from dataclasses import dataclass

from meetingplan.domain.plan import Plan
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import NoWalksError
from meetingplan.plan.walks.bound import LowerBound, alone, lower_bound
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.master import Master, MasterFailedError
from meetingplan.plan.walks.orders import TooManyOrdersError
from meetingplan.plan.walks.rows import RowName
from meetingplan.plan.walks.stretch import Stretch
from meetingplan.plan.walks.walk import TimedWalk
from meetingplan.plan.walks.weights import LIKED, Weights, weigh

MISSING = 1000
"""Times its dearest walk that a group without one costs here: a hundredth of a group too many is proof enough."""
ROUGHLY = 0.2
"""Minutes a person by which a bound may be lower than that of less room without being worked out."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a problem with less room, stretch by stretch.

    Args:
        bounds: on its cost.
        walks, rows: of its linear program.
    """

    bounds: tuple[float, ...]
    walks: tuple[tuple[TimedWalk, ...], ...]
    rows: tuple[tuple[RowName, ...], ...]


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

    @property
    def known(self) -> Known:
        """A start for problems with more room."""
        masters = [master for master, _ in self.stretches]
        rows = tuple(master.rows.names(master.active_rows()) for master in masters)
        bounds = tuple(low.value for _, low in self.stretches)
        return Known(bounds, tuple(tuple(master.walks) for master in masters), rows)

    def cost_of(self, plan: Plan) -> int:
        """What a plan costs in the weights of the bound."""
        values = {tier.name: tier.value for tier in plan.tiers}
        return sum(scale * values[name] for name, scale in zip(self.weights.names, self.weights.scales, strict=True))


def bounded(problem: Problem, budget: Budget, known: Known | None = None) -> Bounded:
    """The bound.

    Args:
        known: of a problem that has a plan, and differs by less room alone.

    Raises:
        NoWalksError: walks cannot tell.
    """
    weights = weigh(problem)
    if weights is None:
        raise NoWalksError
    found: list[tuple[Master, LowerBound]] = []
    try:
        for number, stretch in enumerate(stretches(problem, weights, musts=True)):
            master = started(problem, stretch)
            if known:
                found.append((master, _bounded_from(problem, master, weights, known, number, budget)))
            elif is_impossible(problem, master, budget):
                return Bounded(problem, weights, (), impossible=True, cost=0)
            else:
                found.append((master, lower_bound(problem, master, {}, budget)))
    except (MasterFailedError, TooManyOrdersError) as error:
        raise NoWalksError from error
    return Bounded(problem, weights, tuple(found), impossible=False, cost=sum(low.whole for _, low in found))


def _bounded_from(
    problem: Problem, master: Master, weights: Weights, known: Known, number: int, budget: Budget
) -> LowerBound:
    """The bound of a stretch that has more room than it is known with; not worked out where it is hardly lower."""
    people = sum(draft.headcount.people for draft in problem.drafts.values())
    enough = known.bounds[number] - ROUGHLY * people * weights.minute
    master.begin_with(master.rows.numbered(known.rows[number]))
    master.add(known.walks[number])
    low = lower_bound(problem, master, {}, budget, enough)
    return low if low.value > enough else lower_bound(problem, master, {}, budget)


def started(problem: Problem, stretch: Stretch) -> Master:
    """The linear program of a stretch with its first walks."""
    master = Master(problem.graph, stretch, missing=MISSING)
    alone(problem, master)
    return master


def is_impossible(problem: Problem, master: Master, budget: Budget) -> bool:
    """Whether a bound is above all that complete walks can cost."""
    dearest = float(master.stretch.dearest)
    return lower_bound(problem, master, {}, budget, threshold=dearest).value > dearest


def _inside(problem: Problem) -> int:
    """People-minutes inside the sites that somebody in a group must see."""
    drafts = problem.drafts
    visits = {(tour.group, site) for tour in problem.tours for site in tour.sites if drafts[tour.group].wanted[site]}
    return sum(drafts[group].headcount.people * problem.passages[group, site].inside for group, site in visits)
