"""Why there is no plan in which everyone sees what they must: a smallest set of rules that cannot all be kept.

That rules cannot be kept together is proven by the linear program over timed walks, never by a solver that says no. A
set is smallest when any of its rules could be waived: for each of them a plan that keeps the others is found, and
audited. Rules are halved rather than tried one by one (QuickXplain, Junker 2004).
"""

from collections.abc import Sequence

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, Planned, SolverFailed
from meetingplan.domain.text import say
from meetingplan.explain.answer import Answer, Explanation
from meetingplan.explain.rules import Rule, rules
from meetingplan.explain.ways_out import has_plan, proof_of, ways_out
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import Groups
from meetingplan.plan.quick.impossible import By


def conflict(meeting: Meeting, groups: Groups, by: By, budget: Budget) -> Explanation:
    """The rules in conflict, as it is proven that there is one, and ways out of it."""
    everything = tuple(rules(meeting))
    smallest = _smallest(meeting, groups, everything, by, budget)
    in_time = not budget.over()
    heading = say("There is no plan in which everyone sees what they must. These rules cannot all be kept (bound):")
    told = [_told(meeting, groups, rule, smallest, everything, budget) for rule in smallest]

    def mends(changed: Meeting) -> bool:
        kept = [rule for rule in rules(changed) if rule.key in {each.key for each in smallest}]
        return proof_of(_keeping(changed, kept, tuple(rules(changed))), groups, (by,), budget) is None

    if not in_time:
        told.append(Answer(say("time ran out: fewer of them may be in conflict"), "open"))
    return Explanation(
        "conflict", heading, (*told, *ways_out(meeting, groups, smallest, mends, budget)), possible=False
    )


def _keeping(meeting: Meeting, kept: Sequence[Rule], everything: Sequence[Rule]) -> Meeting:
    for rule in everything:
        if rule not in kept:
            meeting = rule.waived(meeting)
    return meeting


def _smallest(meeting: Meeting, groups: Groups, everything: Sequence[Rule], by: By, budget: Budget) -> list[Rule]:
    """A set of rules that cannot be kept, and no part of which is proven to be so; not smallest where time runs out."""

    def search(kept: list[Rule], new: bool, candidates: list[Rule]) -> list[Rule]:
        if new and proof_of(_keeping(meeting, kept, everything), groups, (by,), budget) is not None:
            return []
        if len(candidates) == 1 or budget.over():
            return candidates
        half = len(candidates) // 2
        first, second = candidates[:half], candidates[half:]
        needed = search(kept + first, bool(first), second)
        return search(kept + needed, bool(needed), first) + needed

    return search([], False, list(everything))


def _told(
    meeting: Meeting, groups: Groups, rule: Rule, smallest: Sequence[Rule], everything: Sequence[Rule], budget: Budget
) -> Answer:
    """The rule; and whether a plan was found that keeps the others of the set, and all windows and sessions too."""
    others = [other for other in everything if other is not rule and (other in smallest or other.is_time)]
    if not budget.over() and has_plan(_keeping(meeting, others, everything), groups, budget):
        return Answer(say("{rule}; without it the others can be kept", rule=rule.told), "solved")
    return Answer(rule.told, "bound")


def undecided(outcome: Outcome) -> Explanation:
    """What the planner itself says, where no bound proves that there is no plan."""
    if isinstance(outcome, Impossible):
        heading = say("There is no such plan (solved twice, with and without the rules):")
        return Explanation(
            "undecided", heading, tuple(Answer(reason, "solved") for reason in outcome.reasons), possible=False
        )
    if isinstance(outcome, Planned):
        missed = outcome.plan.tiers[0]
        told = say(
            "the best plan that was found misses {value} visits, and no plan is proven to miss fewer than {bound}",
            value=missed.value,
            bound=f"{missed.bound:g}",
        )
        heading = say("No plan was found in which everyone sees what they must; whether there is one was left open.")
        return Explanation("undecided", heading, (Answer(told, "solved"),), possible=None)
    heading = say("No plan was found in time, and none is proven to be impossible.")
    if isinstance(outcome, SolverFailed):
        heading = say("No plan was found that passes the audit; whether there is one was left open.")
    return Explanation("undecided", heading, (), possible=None)
