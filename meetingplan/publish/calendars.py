"""Calendars to subscribe to or to import: one a delegate, a coach and a site, and one of the meeting.

A calendar client recognises an event by its UID, which therefore names the person and the stop, never the solve.
DTSTAMP must not come from a clock, or every run would look like a change: it is the meeting's first midnight, less a
year so that it lies before any use, plus a minute a revision so that a later plan counts as newer.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta

from icalendar import Calendar, Event, Timezone, vDuration

from meetingplan.domain.meeting import Meeting
from meetingplan.publish.edition import Edition
from meetingplan.publish.happenings import Happening, of_coach, of_delegate, of_meeting, of_preparation, of_site

REFRESH = timedelta(hours=1)
"""How often a client that subscribes should look again."""


def calendars(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """All calendars."""
    meeting, say = edition.meeting, edition.say
    binder = _Binder(edition)
    title = meeting.title.to(edition.language)
    yield "calendars/meeting.ics", binder.bind(title, "meeting", of_meeting(edition))
    if meeting.preparation.meetings:
        name = say("Meetings of the preparation")
        yield "calendars/preparation.ics", binder.bind(f"{name} · {title}", "preparation", of_preparation(edition))
    for delegate in meeting.delegates.values():
        events = of_delegate(edition, delegate)
        yield f"calendars/delegates/{delegate.id}.ics", binder.bind(f"{delegate.name} · {title}", delegate.id, events)
    for coach in meeting.coaches.values():
        name = say("Coach {coach}", coach=coach.id)
        events = of_coach(edition, coach)
        yield f"calendars/coaches/{coach.id}.ics", binder.bind(f"{name} · {title}", f"coach-{coach.id}", events)
    for site in edition.sites:
        name, events = edition.name(site.id), of_site(edition, site)
        yield f"calendars/sites/{site.id}.ics", binder.bind(f"{name} · {title}", f"site-{site.id}", events)


class _Binder:
    """Binds happenings into calendar files; what all files of an edition share is made once."""

    def __init__(self, edition: Edition) -> None:
        self._meeting = edition.meeting
        self._language = edition.language
        self._zone = _zone(edition.meeting)
        midnight = edition.meeting.clock.at(0).astimezone(UTC)
        self._stamp = midnight - timedelta(days=365) + timedelta(minutes=edition.plan.revision)
        self._sequence = max(0, edition.plan.revision - 1)

    def bind(self, name: str, owner: str, happenings: Iterable[Happening]) -> bytes:
        """The bytes of a calendar whose events belong to `owner`."""
        calendar = blank_calendar(name)
        calendar.add_component(self._zone)
        used: set[str] = set()
        for happening in happenings:
            calendar.add_component(self._event(_unused(f"{owner}.{happening.what}", used), happening))
        return bytes(calendar.to_ical())

    def _event(self, key: str, happening: Happening) -> Event:
        clock = self._meeting.clock
        event = Event()
        event.add("uid", f"{key}@{self._meeting.id}.meetingplan")
        event.add("dtstamp", self._stamp)
        event.add("sequence", self._sequence)
        event.add("dtstart", clock.at(happening.start))
        event.add("dtend", clock.at(happening.end))
        event.add("summary", happening.summary)
        if happening.description:
            event.add("description", happening.description)
        self._locate(event, happening)
        return event

    def _locate(self, event: Event, happening: Happening) -> None:
        """LOCATION, and GEO where the coordinates are in the datum that GEO means; others would be off by 500 m."""
        place = happening.place
        if place is None:
            return
        address = place.address.to(self._language)
        event.add("location", ", ".join(filter(None, (happening.spot or place.name.to(self._language), address))))
        if place.point and place.point.datum == "WGS-84":
            event.add("geo", (place.point.latitude, place.point.longitude))


def blank_calendar(name: str) -> Calendar:
    """A calendar of that name without anything in it."""
    calendar = Calendar()
    calendar.add("prodid", "-//meetingplan//meetingplan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for field in ("name", "x-wr-calname"):
        calendar.add(field, name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def _unused(key: str, used: set[str]) -> str:
    """The key, numbered from its second use on."""
    count, found = 1, key
    while found in used:
        count += 1
        found = f"{key}.{count}"
    used.add(found)
    return found


def _zone(meeting: Meeting) -> Timezone:
    """The rules of the meeting's zone round its days and those of what goes before, without the comment that strict
    readers refuse."""
    first = meeting.clock.first_day
    week = timedelta(days=7)
    last = first + timedelta(days=meeting.days)
    begun = min([first, *(held.first for held in meeting.preparation.meetings.values())])
    zone = Timezone.from_tzid(meeting.clock.zone, first_date=begun - week, last_date=last + week)
    zone.pop("COMMENT", None)
    return zone
