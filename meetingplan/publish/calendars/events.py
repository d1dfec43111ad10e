"""Happenings as iCalendar text (RFC 5545, 7986), made by icalendar: whatever folds, escapes or knows zones is its own.

An event is rendered once, however many calendars it stands in: UID, DTSTAMP and SEQUENCE, which differ from calendar to
calendar, are put before it by `publish/calendars/issue.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from icalendar import Alarm, Calendar, Event, Timezone, vDuration
from icalendar.parser import Contentline, Parameters

from meetingplan.domain.meeting import Meeting
from meetingplan.publish.calendars.happenings import Happening
from meetingplan.publish.edition import Edition

REFRESH = timedelta(hours=1)
"""How often a client that subscribes should look again."""
BEGIN = b"BEGIN:VEVENT\r\n"
END = b"END:VCALENDAR\r\n"
_END_EVENT = b"END:VEVENT\r\n"
_ALARM = b"\r\nBEGIN:VALARM\r\n"
_PLAIN = re.compile(r"[\w.~@-]+", re.ASCII)
_QUOTED = {"CN": " '\\"}
"""What names are quoted for beside what must be: as icalendar does, and a backslash, which it reads as an escape."""
_FOLDED = 74
"""Octets with which a line, its colon with them, is folded."""


@dataclass(frozen=True, slots=True)
class Told:
    """A happening in iCalendar.

    Args:
        what: its lasting name, unique with its owner's.
        text: what stands in it beside UID, DTSTAMP and SEQUENCE, without the first line of the event.
    """

    what: str
    text: bytes


def told(edition: Edition, happenings: Iterable[Happening]) -> Iterator[Told]:
    """Happenings of one owner; a name that comes again is numbered from its second use on."""
    used: dict[str, int] = {}
    for happening in happenings:
        used[happening.what] = count = used.get(happening.what, 0) + 1
        what = happening.what if count == 1 else f"{happening.what}~{count}"
        yield Told(what, event_text(edition, happening))


def event_text(edition: Edition, happening: Happening) -> bytes:
    """What stands in an event beside UID, DTSTAMP and SEQUENCE, without its first line."""
    return described(bare_text(edition, happening), happening.description)


def bare_text(edition: Edition, happening: Happening) -> bytes:
    """The same without a description, in which alone the events of those who travel together differ."""
    return bytes(_event(edition, happening).to_ical()).removeprefix(BEGIN)


def described(bare: bytes, description: str) -> bytes:
    """The text of an event that has no description yet, with one."""
    if not description:
        return bare
    at = bare.find(_ALARM)  # what is folded begins with a space, so that no text can look like it
    at = at + 2 if at >= 0 else len(bare) - len(_END_EVENT)
    return bare[:at] + line("DESCRIPTION", description) + bare[at:]


def _event(edition: Edition, happening: Happening) -> Event:
    clock = edition.meeting.clock
    event = Event()
    if happening.all_day:
        event.add("dtstart", clock.day(happening.start))
        event.add("dtend", clock.day(happening.start) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it leaves the day free
    else:
        event.add("dtstart", _told_time(clock.at(happening.start)))
        event.add("dtend", _told_time(clock.at(happening.end)))
    event.add("summary", happening.summary)
    if happening.place:
        _locate(edition, event, happening)
    if happening.alarm:
        event.add_component(_alarm(happening))
    return event


def _told_time(when: datetime) -> datetime:
    """In the meeting's zone, or in UTC where the clocks show the time twice, which some readers take for the other."""
    other = when.replace(fold=1 - when.fold)
    return when if other.utcoffset() == when.utcoffset() else when.astimezone(UTC)


def _locate(edition: Edition, event: Event, happening: Happening) -> None:
    """LOCATION, and GEO where the coordinates are in the datum that GEO means; others would be off by 500 m."""
    place = happening.place
    assert place is not None  # the caller has looked
    address = place.address.to(edition.language)
    event.add("location", ", ".join(filter(None, (happening.spot or edition.name(place.id), address))))
    if place.point and place.point.datum == "WGS-84":
        event.add("geo", (place.point.latitude, place.point.longitude))


def _alarm(happening: Happening) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -timedelta(minutes=happening.alarm))
    alarm.add("description", happening.summary)
    return alarm


def line(name: str, value: str, **parameters: str) -> bytes:
    """A content line, folded and escaped where it needs it; names of events, the most frequent lines, do not."""
    if not parameters and len(name) + len(value) < _FOLDED and _PLAIN.fullmatch(value):
        return f"{name}:{value}\r\n".encode()
    its = Parameters(parameters)
    its.quote_also = _QUOTED
    return bytes(Contentline.from_parts(name, its, value).to_ical()) + b"\r\n"


def blank_calendar(name: str) -> Calendar:
    """A calendar of that name without anything in it."""
    calendar = nameless_calendar()
    for field in ("name", "x-wr-calname"):
        calendar.add(field, name)
    return calendar


def nameless_calendar() -> Calendar:
    """What all calendars to subscribe to begin with."""
    calendar = Calendar()
    calendar.add("prodid", "-//meetingplan//meetingplan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def zone(meeting: Meeting) -> bytes:
    """The rules of the meeting's zone round its days and those of what goes before."""
    first = meeting.clock.first_day
    week = timedelta(days=7)
    begun = min([first, *(held.first for held in meeting.preparation.meetings.values())])
    return _rules(meeting.clock.zone, begun - week, meeting.last_day + week)


@cache
def _rules(tzid: str, first: date, last: date) -> bytes:
    """Two things are mended of what icalendar makes: the comment, which strict readers refuse, and where clocks go
    forward the onset, which RFC 5545 gives in the clock of before the change, and icalendar in that of after it.
    """
    made = Timezone.from_tzid(tzid, first_date=first, last_date=last)
    made.pop("COMMENT", None)
    for observance in made.subcomponents:
        onset = observance.DTSTART - max(timedelta(), observance.TZOFFSETTO - observance.TZOFFSETFROM)
        observance.pop("DTSTART")
        observance.add("dtstart", onset)
    return bytes(made.to_ical())
