"""What is told to every delegate before the meeting, in one short message."""

from collections.abc import Iterator

from meetingplan.domain.people import Delegate
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind
from meetingplan.publish.messages.parts import SPARE, Part, fitted
from meetingplan.publish.messages.personal import (
    contact,
    gathering,
    gatherings,
    greeting,
    no_coach,
    own_page,
    registration,
    room,
    seats,
    tables,
)


def told(edition: Edition, person: Delegate) -> str:
    """Registration, coach and first gathering, whom to call, room, seat, table; later gatherings and the own page where
    they fit.
    """
    return fitted(greeting(edition, person), list(_parts(edition, person)), edition.say("; "))


def _parts(edition: Edition, person: Delegate) -> Iterator[Part]:
    group, own = edition.group_of.get(person.id), edition.own(person.id)
    if group is None:
        yield no_coach(edition)
    else:
        entries, coach = edition.journeys[group.id], edition.meeting.coaches[group.coach]
        stops = [entry for entry in entries if entry.kind is Kind.GATHER]
        yield from registration(edition, entries)
        yield gathering(edition, coach, stops)
        yield from gatherings(edition, stops[1:], SPARE)
        yield from contact(edition, coach)
    yield from room(edition, own.lodged)
    yield from seats(edition, own.seats.values())
    yield from tables(edition, own.tables.values())
    yield from own_page(edition, person)
