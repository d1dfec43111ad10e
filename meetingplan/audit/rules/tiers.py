"""What the plan claims of its wishes is so."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.tiers import values
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.plan import Tier
from meetingplan.domain.text import say

NAME = "tiers"
TOLERANCE = 1e-6
"""What a bound, a floating-point number, may be off."""


def check(facts: Facts) -> Iterator[Violation]:
    """They are those that the meeting asks for; their values are those of the walks; what is proven can be so.

    That is, no bound is above its value, and an optimal plan has all tiers without gap.
    """
    tiers = facts.plan.tiers
    asked = [wish.name for wish in facts.meeting.tiers]
    for name, times in Counter(tier.name for tier in tiers).items():
        if name not in asked:
            yield of_plan(NAME, say("there is no tier called {tier}", tier=name), 1)
        elif times > 1:
            yield of_plan(NAME, say("tier {tier} is told {times} times", tier=name, times=times), times - 1)
    order = [asked.index(tier.name) for tier in tiers if tier.name in asked]
    if order != sorted(order):
        yield of_plan(NAME, say("the tiers do not stand in their order, the most important first"), 1)
    for tier in tiers:
        yield from _bound(tier)
    yield from _status(facts)
    if not facts.faults:
        yield from _values(facts)


def _values(facts: Facts) -> Iterator[Violation]:
    recomputed = values(facts)
    units = {wish.name: wish.unit for wish in facts.meeting.tiers}
    for tier in facts.plan.tiers:
        value, unit = recomputed.get(tier.name, tier.value), units.get(tier.name, tier.unit)
        if tier.value != value:
            text = say("the plan claims {claimed} {unit} for tier {tier}; its walks give {value}",
                       claimed=tier.value, unit=tier.unit, tier=tier.name, value=value)  # fmt: skip
            yield of_plan(NAME, text, abs(tier.value - value))
        if tier.unit != unit:
            text = say("tier {tier} counts {right}, not {unit}", tier=tier.name, right=unit, unit=tier.unit)
            yield of_plan(NAME, text, 1)


def _bound(tier: Tier) -> Iterator[Violation]:
    if not tier.bound <= tier.value + TOLERANCE:
        text = say("the bound {bound} of tier {tier} is above its value {value}",
                   bound=f"{tier.bound:g}", tier=tier.name, value=tier.value)  # fmt: skip
        yield of_plan(NAME, text, 1)


def _status(facts: Facts) -> Iterator[Violation]:
    if facts.plan.status != "optimal":
        return
    proven = {tier.name for tier in facts.plan.tiers if abs(tier.value - tier.bound) <= TOLERANCE}
    for wish in facts.meeting.tiers:
        if wish.name not in proven:
            text = say("the plan is called optimal, but tier {tier} is not proven so", tier=wish.name)
            yield of_plan(NAME, text, 1)


RULE = Rule(NAME, say("What the plan claims of its wishes is so."), check)
