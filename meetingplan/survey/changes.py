"""The changes to a site that are tried where it is not suitable."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Docent, Interior, Lift, Place
from meetingplan.domain.text import Message, say

T = TypeVar("T")
Change = tuple[Message, Meeting]
"""What is changed, and the meeting with it."""


def changes(meeting: Meeting, site: Place, interior: Interior, described: tuple[Lift, ...]) -> Iterator[Change]:
    """One more of everything that can be narrow, lifts that stand still, and all of it on the ground floor.

    Args:
        described: all lifts of the site, those that stand still as well.
    """
    if any(zone.floor > 1 for zone in interior.zones):
        ground = tuple(replace(zone, floor=1) for zone in interior.zones)
        yield say("show it on the ground floor"), _inside(meeting, site, replace(interior, zones=ground))
    for still in (lift for lift in described if lift not in interior.lifts):
        running = replace(interior, lifts=(*interior.lifts, replace(still, certificate=None)))
        yield say("have lift {id} inspected", id=still.id), _inside(meeting, site, running)
    for number, lift in enumerate(interior.lifts):
        lifts = _changed(interior.lifts, number, replace(lift, cars=lift.cars + 1))
        yield say("one more car beside {lift}", lift=lift.id), _inside(meeting, site, replace(interior, lifts=lifts))
    if interior.docents:
        docents = (*interior.docents, Docent(DocentId("one more"), "", ""))
        yield say("one more docent"), _inside(meeting, site, replace(interior, docents=docents))
    yield say("one more coach bay"), with_place(meeting, replace(site, bays=site.bays + 1))
    for number, zone in enumerate(interior.zones):
        wider = replace(zone, parties=zone.parties + 1, people=zone.people and 2 * zone.people)
        zones = _changed(interior.zones, number, wider)
        told = say("room for one more party in {zone}", zone=zone.name)
        yield told, _inside(meeting, site, replace(interior, zones=zones))
    if interior.gear:
        twice = replace(interior.gear, places=2 * interior.gear.places, sets=2 * interior.gear.sets)
        told = say("twice as many sets of gear and places to change")
        yield told, _inside(meeting, site, replace(interior, gear=twice))


def in_parties(meeting: Meeting, site: Place, interior: Interior, group: int) -> Iterator[Change]:
    """Groups of a size let in by halves and by thirds."""
    for number in (2, 3):
        party = -(-group // number)
        if party < min(group, interior.max_party):
            told = say("parties of {people} people, one after the other", people=party)
            yield told, _inside(meeting, site, replace(interior, max_party=party))


def without(meeting: Meeting, site: PlaceId) -> Meeting:
    """The meeting without visits to a site."""
    windows = {
        id: replace(
            window,
            sites=tuple(s for s in window.sites if s != site),
            optional=tuple(s for s in window.optional if s != site),
            first=None if window.first == site else window.first,
            last=None if window.last == site else window.last,
        )
        for id, window in meeting.windows.items()
    }
    # Who must see nothing must see everything, so whose only site it was keeps it.
    people = {
        id: replace(person, must_see=person.must_see - {site} or person.must_see)
        for id, person in meeting.delegates.items()
    }
    return replace(meeting, windows=windows, delegates=people)


def with_some(meeting: Meeting, site: PlaceId, most: int) -> Meeting | None:
    """The meeting in which so many of those who are to see a site do; None where the others would have nothing to see.

    Who need no lift are the first to see it.
    """
    seeing = [person for person in meeting.delegates.values() if site in meeting.must_see(person)]
    left = sorted(seeing, key=lambda person: bool(person.needs))[most:]
    if any(meeting.must_see(person) == {site} for person in left):
        return None
    others = {person.id: replace(person, must_see=meeting.must_see(person) - {site}) for person in left}
    return replace(meeting, delegates={**meeting.delegates, **others})


def with_place(meeting: Meeting, place: Place) -> Meeting:
    """The meeting with a place changed."""
    return replace(meeting, places={**meeting.places, place.id: place})


def _inside(meeting: Meeting, site: Place, interior: Interior) -> Meeting:
    return with_place(meeting, replace(site, interior=interior))


def _changed(items: Sequence[T], number: int, item: T) -> tuple[T, ...]:
    return (*items[:number], item, *items[number + 1 :])
