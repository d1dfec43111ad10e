"""Plans that go with a bound: dives, with no polish but the earliest return that costs nothing."""

from dataclasses import replace

from meetingplan.domain.ids import WindowId
from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.domain.plan import Plan
from meetingplan.plan.assemble import assemble
from meetingplan.plan.budget import Budget
from meetingplan.plan.measure import measure
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import NoWalksError
from meetingplan.plan.quick.bounded import Bounded
from meetingplan.plan.rules import driver_hours
from meetingplan.plan.staffing import staffed
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.latest import return_early
from meetingplan.plan.walks.lines import in_lines
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.settle import Settled
from meetingplan.plan.walks.strategy import by_walks
from meetingplan.plan.walks.stretch import Latest
from meetingplan.plan.walks.weights import MINUTES


def outcome_of(problem: Problem, budget: Budget) -> Outcome:
    """The plan of a problem as far as its wishes go, however many visits it misses; or why there is none."""
    outcome = by_walks(problem, budget, lambda plan: None, lambda progress: None)
    if not isinstance(outcome, Planned):
        return outcome
    return replace(outcome, plan=staffed(problem.meeting, outcome.plan, budget, evenly=False))


def plan_of(of: Bounded, budget: Budget) -> Plan | None:
    """A plan that has everyone back as early as costs nothing; None where dives found none.

    Raises:
        NoWalksError: the simplex gave up.
    """
    try:
        settled = _dived(of, {}, budget)
        if settled is None:
            return None
        early, _ = return_early(of.problem, settled, budget)
        return _made(of.problem, early, budget)
    except MasterFailedError as error:
        raise NoWalksError from error
    finally:
        for master, _ in of.stretches:
            master.restrict({})


def plan_back_by(of: Bounded, ends: Latest, budget: Budget) -> Plan | None:
    """A plan that has everyone back from some windows in time; None where dives found none.

    Raises:
        NoWalksError: the simplex gave up.
    """
    try:
        settled = _dived(of, ends, budget)
    except MasterFailedError as error:
        raise NoWalksError from error
    return None if settled is None else _made(of.problem, settled, budget)


def _dived(of: Bounded, ends: Latest, budget: Budget) -> list[Settled] | None:
    """Walks for every stretch, or None."""
    found: list[Settled] = []
    for master, low in of.stretches:
        master.restrict(ends)
        walks = dive(of.problem, master, ends, budget, late=False)
        master.restrict({})
        settled = Settled(master.stretch, master, walks or (), low.whole, ())
        found.append(in_lines(of.problem, settled, budget))
        if not found[-1].walks:
            return None
    return found


def _made(problem: Problem, settled: list[Settled], budget: Budget) -> Plan | None:
    """The plan that walks make, its posts staffed, unless a driver would be on duty for too long."""
    tours = [timed for each in settled for timed in each.tours()]
    if not driver_hours.kept(problem, tours):
        return None
    plan = assemble(problem, tours, measure(problem, tours), budget)
    return staffed(problem.meeting, plan, budget, evenly=False)


def minutes_of(problem: Problem, plan: Plan) -> int:
    """People-minutes on tour of a plan: of travel and waiting, and inside."""
    idle = next(tier.value for tier in plan.tiers if tier.name == MINUTES)
    inside = 0
    for group in plan.groups:
        sites = {step.place for step in group.walk}
        passages = (p for (id, site), p in problem.passages.items() if id == group.id and site in sites)
        inside += group.size * sum(passage.inside for passage in passages)
    return idle + inside


def returns(problem: Problem, plan: Plan) -> dict[WindowId, int]:
    """The minute of the meeting at which the last group has got off after its visits, by window."""
    found: dict[WindowId, int] = {}
    walks = {group.id: group.walk for group in plan.groups}
    for tour in problem.tours:
        walk = [step for step in walks[tour.group] if tour.first <= step.start and step.end <= tour.last]
        if tour.window is not None and any(step.place in tour.sites for step in walk):
            found[tour.window] = max(found.get(tour.window, 0), walk[-1].end)
    return found
