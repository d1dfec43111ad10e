"""Wishes in the organiser's words."""

from meetingplan.domain.plan import Plan, Tier
from meetingplan.domain.text import Message, say
from meetingplan.language.wishes import unit_name, wish_name


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
