"""What the plans of two meetings say of each other.

Groups come before walks, and which of equally good groups a planner forms may depend on names. So groups are held
against groups, by the wishes that there are of them; and walks against walks of the very same groups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import CoachId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned
from meetingplan.domain.plan import Plan, Tier
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.drafts import Draft, redrafted
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.groups.fleet import divide_fleet
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks import by_walks

MINUTES = "travel_and_waiting"


@dataclass(frozen=True, slots=True)
class Walked:
    """A meeting with its groups, and what became of them."""

    problem: Problem
    outcome: Outcome

    @property
    def plan(self) -> Plan | None:
        """The plan, if there is one."""
        return self.outcome.plan if isinstance(self.outcome, Planned) else None


def grouped(of: Meeting) -> tuple[Draft, ...]:
    """The groups that the planner forms."""
    formed = form_groups(build_graph(of), Budget(), lambda progress: None)
    assert not isinstance(formed, Answer), f"no groups: {formed.status}"
    return formed[0]


def walked(of: Meeting, groups: Sequence[Draft]) -> Walked:
    """Plans a meeting with groups of which only the ids count: whatever else they are follows from the meeting."""
    drafts = redrafted(of, groups)
    placed = {person for d in drafts for person in d.delegates}
    problem = state(build_graph(of), drafts, dict.fromkeys(of.delegates.keys() - placed, "no seat is left"))
    reasons = tuple(lost(problem))
    if reasons:
        return Walked(problem, Impossible(reasons))
    return Walked(problem, by_walks(problem, Budget(seconds=60), lambda plan: None, lambda progress: None))


def group_values(of: Meeting, drafts: Sequence[Draft]) -> tuple[int, ...]:
    """How good groups are: people without a seat, camps (fewer than could be), the largest average of a camp.

    With all in one camp also how often a delegation is divided, and the fullest coach less the emptiest. Beyond
    that the wishes are those of each camp, and camps of other sizes are not comparable.
    """
    fleet = divide_fleet(of, Budget())
    assert not isinstance(fleet, Answer)
    placed = sum(len(d.delegates) for d in drafts)
    sizes = [-(-camp.size // len(coaches)) for camp, coaches in fleet if coaches]
    values = [len(of.delegates) - placed, -len(fleet), max(sizes, default=0)]
    if len(fleet) == 1:
        aboard = {(of.delegates[person].delegation, d.coach) for d in drafts for person in d.delegates}
        values.append(len(aboard) - len({delegation for delegation, _ in aboard}))
        counts: dict[CoachId, int] = dict.fromkeys(fleet[0][1], 0) | {d.coach: len(d.delegates) for d in drafts}
        values.append(max(counts.values()) - min(counts.values()))
    return tuple(values)


def more_inside(old: Walked, new: Walked) -> int:
    """People-minutes inside sites of which the groups of a plan, if there is one, have less in another meeting.

    Travel and waiting is what a tour takes beyond the minutes that a visit needs by the laws. Where these get fewer
    and the tour does not, as it can be where parties keep to each other, more of it counts as waiting.
    """
    less = 0
    for group in old.plan.groups if old.plan else ():
        for site in {step.place for step in group.walk if (group.id, step.place) in old.problem.passages}:
            was, is_now = (each.problem.passages[group.id, site].inside for each in (old, new))
            less += group.size * max(0, was - is_now)
    return less


def unsound(of: Walked) -> Iterator[str]:
    """What the audit has against a plan, and bounds above values."""
    match of.outcome:
        case Planned(plan):
            checked = audit(of.problem.meeting, plan)
            if not isinstance(checked, AuditedPlan):
                yield from (f"audit: {v.rule}: {v.message.template} {dict(v.message.values)}" for v in checked)
            yield from (f"{tier} has a bound above its value" for tier in plan.tiers if tier.bound > tier.value)
        case Impossible() | OutOfTime():
            return
        case other:
            yield f"{other}"


def worse(old: Walked, new: Walked, more: int = 0) -> Iterator[str]:
    """The first tier of the old plan that is proven to be out of reach in the new meeting.

    Args:
        more: people-minutes of travel and waiting that are counted in the new meeting where they were not before.

    A bound speaks of plans that hold the tiers above at their values, so that tiers are compared while these are alike.
    """
    if old.plan is None:
        return
    if new.plan is None:
        if isinstance(new.outcome, Impossible):
            yield f"{_values(old.plan)} before, and now said to be impossible"
        return
    for was, now in zip(old.plan.tiers, new.plan.tiers, strict=True):
        if now.bound > was.value + (more if was.name == MINUTES else 0):
            yield f"{_values(old.plan)} before, now {_values(new.plan)}"
        if now.value != was.value or (more and was.name == MINUTES):
            return


def different(old: Walked, new: Walked) -> Iterator[str]:
    """The first tier whose values cannot both be right."""
    if type(old.outcome) is not type(new.outcome) and OutOfTime not in (type(old.outcome), type(new.outcome)):
        yield f"{type(old.outcome).__name__} before, now {type(new.outcome).__name__}"
    yield from worse(old, new)
    yield from worse(new, old)


def _values(plan: Plan) -> str:
    def told(tier: Tier) -> str:
        return f"{tier.name} {tier.value}" + (f" (at least {tier.bound:g})" if tier.bound < tier.value else "")

    return ", ".join(map(told, plan.tiers))
