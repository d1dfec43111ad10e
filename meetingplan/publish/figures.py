"""What the plan achieves, in the organiser's words: each wish with its value, its proven bound and the room between."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from babel.numbers import format_decimal, format_percent

from meetingplan.domain.plan import Tier
from meetingplan.domain.text import say
from meetingplan.language import translate
from meetingplan.language.wishes import unit_name, wish_name
from meetingplan.publish.edition import Edition

PROVEN = 5e-5
"""A gap that is shown as 0.0 %."""

_MEANINGS = {
    "unshown": say("what candidates are worth that the meeting does not show"),
    "missed": say("visits that delegates should make and their group does not"),
    "preferences": say("visits that delegates could make and their group does not"),
    "unevenness": say("between the group that travels and waits longest and the one that does least"),
    "routes": say("orders in which groups see the sites"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One wish: what it is called, the value with its unit, what the value means, and how good it is proven to be."""

    name: str
    value: str
    unit: str
    meaning: str
    verdict: str
    proven: bool


def figures(edition: Edition) -> Iterator[Figure]:
    """The tiers of the plan, most important first."""
    for tier in edition.plan.tiers:
        name = translate(wish_name(tier.name), edition.language)
        unit = translate(unit_name(tier.unit), edition.language)
        value = format_decimal(tier.value, locale=edition.language)
        yield Figure(name, value, unit, _meaning(edition, tier), _verdict(edition, tier), tier.gap < PROVEN)


def _meaning(edition: Edition, tier: Tier) -> str:
    """What a value means to somebody who comes to the meeting."""
    meeting, say = edition.meeting, edition.say
    placed = sum(group.size for group in edition.plan.groups)
    weights = next((wish.weights for wish in meeting.tiers if wish.name == tier.name), {})
    if len(weights) > 1:
        shares = (say("{weight} × {wish}", weight=weight, wish=wish_name(name)) for name, weight in weights.items())
        return " + ".join(shares)
    if tier.name == "travel_and_waiting":
        return say("{minutes} minutes a delegate", minutes=round(tier.value / max(1, placed)))
    if tier.name == "latest_return" and len(meeting.windows) == 1:
        (window,) = meeting.windows.values()
        return say("the last group is back at {time}", time=meeting.clock.hhmm(window.start + tier.value))
    return translate(_MEANINGS[tier.name], edition.language) if tier.name in _MEANINGS else ""


def _verdict(edition: Edition, tier: Tier) -> str:
    """How good a value is. Values are whole numbers, so the bound is rounded up."""
    if tier.gap < PROVEN:
        return edition.say("proven: no plan does better")
    if tier.bound <= 0:
        return edition.say("not proven best")
    bound = format_decimal(ceil(tier.bound - 1e-6), locale=edition.language)
    gap = format_percent(tier.gap, "0.0%", locale=edition.language)
    return edition.say("no plan is below {bound}; at most {gap} better", bound=bound, gap=gap)
