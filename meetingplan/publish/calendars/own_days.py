"""What a calendar tells one delegate alone: where they sit and what they do on stage, and where they sleep."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.people import Delegate
from meetingplan.publish.calendars.happenings import Happening
from meetingplan.publish.edition import Edition
from meetingplan.publish.seats import plain_seat
from meetingplan.publish.speeches import own_parts


def own_lines(edition: Edition, delegate: DelegateId) -> Mapping[str, list[str]]:
    """By the name of the happening: table or seat, then what the delegate does on stage.

    Needs at table are left out: calendars are kept by others, and invitations go by mail.
    """
    made: dict[str, list[str]] = {}
    own = edition.own(delegate)
    for session in (*own.tables, *own.seats):
        if place := plain_seat(edition, delegate, session):
            made[f"session.{session}"] = [edition.say("{told}", told=place)]
    for part in own_parts(edition.meeting, edition.plan.hosted.awards, delegate):
        made.setdefault(f"session.{part.session.id}", []).append(edition.say("{told}", told=part.told))
    return made


def nights(edition: Edition, delegate: Delegate) -> Iterator[Happening]:
    """Every night between two days of the meeting, on the day on which it begins, for those who have a room."""
    lodged, meeting = edition.own(delegate.id).lodged, edition.meeting
    if lodged:
        hotel = meeting.places[lodged.hotel]
        summary = edition.say("Overnight at {hotel}", hotel=hotel.name)
        room = edition.say("room {room}", room=lodged.room)
        for day in range(meeting.days - 1):
            start = meeting.clock.of_day(meeting.clock.first_day + timedelta(days=day), 0)
            yield Happening("night", start, start, summary, hotel, description=room, all_day=True)
