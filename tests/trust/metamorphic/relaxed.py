"""The same meeting with one more of something; nothing that could be done before is forbidden then."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from meetingplan.domain.ids import CoachId, DocentId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Place

Change = Callable[[Meeting, random.Random], Meeting | None]
"""The meeting changed, at random; None where it has nothing of the kind."""


def seat(of: Meeting, dice: random.Random) -> Meeting:
    chosen = dice.choice(list(of.coaches.values()))
    return replace(of, coaches={**of.coaches, chosen.id: replace(chosen, seats=chosen.seats + 1)})


def coach(of: Meeting, dice: random.Random) -> Meeting:
    more = replace(dice.choice(list(of.coaches.values())), id=CoachId("C9"))
    return replace(of, coaches={**of.coaches, more.id: more})


def bay(of: Meeting, dice: random.Random) -> Meeting | None:
    return _place(of, dice, lambda place: replace(place, bays=place.bays + 1))


def opening(of: Meeting, dice: random.Random) -> Meeting | None:
    def longer(place: Place) -> Place | None:
        changes = [replace(place, opens=place.opens - 1)] if place.opens else []
        changes += [replace(place, closes=place.closes + 1)] if place.closes < 1440 else []
        return dice.choice(changes) if changes else None

    return _place(of, dice, longer)


def window(of: Meeting, dice: random.Random) -> Meeting | None:
    """A minute more at its end; returns are counted from its beginning."""
    ends = [w.id for w in of.windows.values() if all(v.start != w.end for v in of.windows.values())]
    if not ends:
        return None
    chosen = of.windows[dice.choice(ends)]
    return replace(of, windows={**of.windows, chosen.id: replace(chosen, end=chosen.end + 1)})


def docent(of: Meeting, dice: random.Random) -> Meeting | None:
    def more(inside: Interior) -> Interior | None:
        docents = (*inside.docents, replace(inside.docents[0], id=DocentId("one-more"))) if inside.docents else ()
        return replace(inside, docents=docents) if docents else None

    return _inside(of, dice, more)


def lift(of: Meeting, dice: random.Random) -> Meeting | None:
    """A lift more of the same kind, or a car more in it."""

    def more(inside: Interior) -> Interior | None:
        if not inside.lifts:
            return None
        first, *others = inside.lifts
        if dice.random() < 0.5:
            return replace(inside, lifts=(replace(first, cars=first.cars + 1), *others))
        return replace(inside, lifts=(first, *others, replace(first, id="one-more")))

    return _inside(of, dice, more)


def zone_place(of: Meeting, dice: random.Random) -> Meeting | None:
    """Place for one person more, or for one party more."""

    def more(inside: Interior) -> Interior:
        zones = list(inside.zones)
        number = dice.randrange(len(zones))
        zone = zones[number]
        wider = zone.people is not None and dice.random() < 0.5
        zones[number] = (
            replace(zone, people=zone.people + 1)
            if wider and zone.people is not None
            else replace(zone, parties=zone.parties + 1)
        )
        return replace(inside, zones=tuple(zones))

    return _inside(of, dice, more)


RELAXED: Mapping[str, Change] = {
    "seat": seat, "coach": coach, "bay": bay, "minute of opening": opening, "minute of a window": window,
    "docent": docent, "lift": lift, "place in a zone": zone_place,
}  # fmt: skip


def _place(of: Meeting, dice: random.Random, change: Callable[[Place], Place | None]) -> Meeting | None:
    """The meeting with one place changed, of those that can be."""
    changed: dict[PlaceId, Place] = {}
    for id, place in of.places.items():
        other = change(place)
        if other is not None:
            changed[id] = other
    if not changed:
        return None
    chosen = dice.choice(list(changed))
    return replace(of, places={**of.places, chosen: changed[chosen]})


def _inside(of: Meeting, dice: random.Random, change: Callable[[Interior], Interior | None]) -> Meeting | None:
    """The meeting with one site changed inside, of those that can be."""

    def changed(place: Place) -> Place | None:
        inside = change(place.interior) if place.interior else None
        return None if inside is None else replace(place, interior=inside)

    return _place(of, dice, changed)
