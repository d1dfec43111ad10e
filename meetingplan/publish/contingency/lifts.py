"""What a visit becomes when a lift stands still: who climbs, who stays below, and how long it takes then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Need
from meetingplan.domain.places import Interior, Lift, Place
from meetingplan.domain.plan import Group
from meetingplan.network.graph import build_graph
from meetingplan.network.laws.errors import OutOfRange
from meetingplan.network.passage import passage
from meetingplan.network.vertical import Headcount
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind


@dataclass(frozen=True, slots=True)
class Outage:
    """A lift bank without one of its cars, or without all.

    Args:
        cars: that still run.
        stay_below: people who need a lift, of all who see the site, where none runs any more.
        group: the largest that visits the site.
        usual, minutes: that its visit takes with all lifts and then, None where nobody gets up any more.
    """

    place: Place
    lift: Lift
    cars: int
    stay_below: int
    group: Group
    usual: int
    minutes: int | None


def outages(edition: Edition) -> Iterator[Outage]:
    """Of each lift at each visited site: one car less, then none."""
    for place in edition.sites:
        visitors = [
            group
            for group in edition.plan.groups
            if any(entry.kind is Kind.VISIT and entry.place == place.id for entry in edition.journeys[group.id])
        ]
        if not (visitors and place.interior):
            continue
        group = max(visitors, key=lambda visitor: visitor.size)
        carrying = (lift for lift in place.interior.lifts if lift.carries(edition.meeting.last_day))
        inside = replace(place.interior, lifts=tuple(carrying))
        usual = _minutes(edition.meeting, place, inside, group)
        if usual is None:
            continue
        riders = sum(_riders(edition.meeting, visitor)[0] for visitor in visitors)
        for lift in inside.lifts:
            for cars in sorted({lift.cars - 1, 0}, reverse=True):
                without = _without(inside, lift, cars)
                minutes = _minutes(edition.meeting, place, without, group)
                yield Outage(place, lift, cars, 0 if without.lifts else riders, group, usual, minutes)


def _without(interior: Interior, lift: Lift, cars: int) -> Interior:
    left = (replace(one, cars=cars) if one is lift else one for one in interior.lifts)
    return replace(interior, lifts=tuple(one for one in left if one.cars))


def _minutes(meeting: Meeting, place: Place, interior: Interior, group: Group) -> int | None:
    """Of the whole visit, by the laws of movement; those who need a lift go along only where one runs."""
    changed = replace(meeting, places={**meeting.places, place.id: replace(place, interior=interior)})
    riders, wheelchairs = _riders(meeting, group) if interior.lifts else (0, 0)
    below = 0 if interior.lifts else _riders(meeting, group)[0]
    if below == group.size:
        return None
    try:
        return passage(build_graph(changed), place.id, Headcount(group.size - below, riders, wheelchairs)).minutes
    except OutOfRange:
        return None


def _riders(meeting: Meeting, group: Group) -> tuple[int, int]:
    """People of a group who need a lift, and the wheelchair users among them."""
    needs = [meeting.delegates[id].needs for id in group.delegates]
    return sum(map(bool, needs)), sum(Need.WHEELCHAIR in need for need in needs)
