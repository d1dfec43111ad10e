"""Places: they open, and what is inside can be reached and holds someone."""

from collections.abc import Iterator

from meetingplan.domain.movement import Movement
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft


def opens_before_it_closes(draft: Draft) -> Iterator[Problem]:
    """A place opens before it closes."""
    for i, place in enumerate(draft.form.places):
        if place.opens >= place.closes:
            what = say("{id} closes before it has opened", id=place.id)
            yield draft.problem("bad-hours", ("places", i, "closes"), what, say("write a time after opens:"))


def passages_are_wide_enough(draft: Draft) -> Iterator[Problem]:
    """Doors and stairs are wider than the margins along their walls, or nobody would ever get through."""
    given = draft.form.movement.model_dump(exclude_none=True)
    door = given.get("door_margin_m", Movement().door_margin_m)
    stair = given.get("stair_margin_m", Movement().stair_margin_m)
    mend = say("measure it again in metres, from wall to wall")
    for i, site in draft.sites():
        if site.interior is None:
            continue
        path = ("places", i, "interior")
        if site.interior.door_width_m <= door:
            what = say("the door is narrower than the margins along its sides, {margin} m", margin=door)
            yield draft.problem("too-narrow", (*path, "door_width_m"), what, mend)
        for k, flight in enumerate(site.interior.stairs):
            if flight.width_m <= stair:
                what = say("{id} is narrower than the margins along its walls, {margin} m", id=flight.id, margin=stair)
                yield draft.problem("too-narrow", (*path, "stairs", k, "width_m"), what, mend)


def every_floor_is_reached(draft: Draft) -> Iterator[Problem]:
    """Upper floors have a lift or stairs."""
    for i, site in draft.sites():
        inside = site.interior
        if inside is None or inside.lifts or inside.stairs:
            continue
        for k, zone in enumerate(inside.zones):
            if zone.floor > 1:
                what = say("floor {floor} of {id} has neither lift nor stairs", floor=zone.floor, id=site.id)
                mend = say("describe the lift or the stairs of {id}", id=site.id)
                yield draft.problem("no-way-up", ("places", i, "interior", "zones", k, "floor"), what, mend)


def nobody_climbs_too_far(draft: Draft) -> Iterator[Problem]:
    """Without a lift, no zone is higher than people may be asked to climb."""
    for i, site in draft.sites():
        inside = site.interior
        if inside is None or inside.lifts or not inside.stairs:
            continue
        for k, zone in enumerate(inside.zones):
            if zone.floor - 1 > inside.max_storeys:
                what = say(
                    "{zone} is {storeys} storeys up without a lift, and at most {limit} may be climbed",
                    zone=zone.id,
                    storeys=zone.floor - 1,
                    limit=inside.max_storeys,
                )
                mend = say("move the stop to a lower floor, choose a site with a lift, or raise max_storeys")
                yield draft.problem("too-high", ("places", i, "interior", "zones", k, "floor"), what, mend)


def zones_hold_someone(draft: Draft) -> Iterator[Problem]:
    """The spacing leaves room for at least one person in every zone."""
    for i, site in draft.sites():
        for k, zone in enumerate(site.interior.zones if site.interior else ()):
            if zone.people is not None and draft.usable(zone.people) < 1:
                what = say(
                    "with spacing {share} nobody may enter {zone}", share=draft.form.limits.spacing, zone=zone.id
                )
                mend = say("leave the zone out, or choose a larger one")
                yield draft.problem("zone-too-small", ("places", i, "interior", "zones", k, "people"), what, mend)
