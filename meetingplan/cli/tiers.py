"""Wishes in the organiser's words, and what is shown of candidates."""

from collections.abc import Iterator

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan, Tier
from meetingplan.domain.text import Language, Message, say
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


def shown_sentences(meeting: Meeting, plan: Plan, language: Language) -> Iterator[Message]:
    """What is shown of the candidates of each belt."""
    for id, sites in plan.shown.items():
        for belt in meeting.windows[id].belts:
            names = (meeting.places[site].name.to(language) for site in sites if site in belt.values)
            yield say("shown of {belt}: {sites}", belt=belt.name, sites=", ".join(names) or "-")


def tier_rows(plan: Plan) -> list[dict[str, object]]:
    """The tiers as data."""
    return [
        {"name": t.name, "unit": t.unit, "value": t.value, "bound": t.bound, "gap": round(t.gap, 6)} for t in plan.tiers
    ]
