"""Wishes in the organiser's words."""

from meetingplan.domain.plan import Plan, Tier
from meetingplan.domain.text import Message, say

_NAMES = {
    "unplaced": say("delegates without a seat"),
    "split_delegations": say("coaches that delegations are spread over, beyond one each"),
    "uneven_coaches": say("people by which coaches differ"),
    "missed": say("must-see visits missed"),
    "travel_and_waiting": say("travel and waiting"),
    "latest_return": say("latest return"),
    "unevenness": say("difference between groups"),
}
_UNITS = {
    "visits": say("visits"),
    "people-minutes": say("people-minutes"),
    "minutes": say("min"),
    "people": say("people"),
    "coaches": say("coaches"),
}


def wish_name(name: str) -> Message:
    """What a wish is called."""
    return _NAMES.get(name, Message(name))


def unit_name(unit: str) -> Message:
    """What its unit is called."""
    return _UNITS.get(unit, Message(unit))


def tier_sentence(tier: Tier) -> Message:
    """One tier: what was reached, and what is proven about it."""
    name, unit = wish_name(tier.name), unit_name(tier.unit)
    if tier.bound >= tier.value:
        return say("{name}: {value} {unit}, proven best", name=name, value=tier.value, unit=unit)
    return say(
        "{name}: {value} {unit}; no plan can be below {bound} (gap {gap} %)",
        name=name,
        value=tier.value,
        unit=unit,
        bound=f"{tier.bound:g}",
        gap=f"{100 * tier.gap:.2f}",
    )


def tier_rows(plan: Plan) -> list[dict[str, object]]:
    """The tiers as data."""
    return [
        {"name": t.name, "unit": t.unit, "value": t.value, "bound": t.bound, "gap": round(t.gap, 6)} for t in plan.tiers
    ]
