"""Who is on tour over noon has a meal: a session in a canteen at that time, or sittings on the way."""

from collections.abc import Iterator
from datetime import date

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.places import RoomKind
from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict

NOON, AFTER_NOON = 11 * 60 + 30, 13 * 60
"""Minutes after midnight between which people in China eat lunch (assumed)."""
EARLY = 30
"""Minutes by which a meal may begin before that, or end after it (assumed)."""
MISSED = 60
"""Minutes of that time on tour that leave no lunch (assumed)."""


def findings(meeting: Meeting, window: Window) -> Iterator[Finding]:
    """Looks at every day of a window, hotel by hotel."""
    for day in dict.fromkeys((meeting.clock.day(window.start), meeting.clock.day(window.end))):
        noon, after = meeting.clock.of_day(day, NOON), meeting.clock.of_day(day, AFTER_NOON)
        if min(window.end, after) - max(window.start, noon) < MISSED or _sittings(meeting, window):
            continue
        for hotel in dict.fromkeys(person.hotel for person in meeting.delegates.values()):
            if not _meal(meeting, hotel, day):
                told = say(
                    "people from {hotel} are on tour over lunch, {day} {start} to {end}, and no meal is planned",
                    hotel=meeting.places[hotel].name,
                    start=meeting.clock.hhmm(max(window.start, noon)),
                    end=meeting.clock.hhmm(min(window.end, after)),
                    day=f"{day:%m-%d}",
                )
                yield Finding("lunch", Verdict.CONDITIONS, told)


def _sittings(meeting: Meeting, window: Window) -> bool:
    """Whether a site of the window lets people in at set times about noon."""
    interiors = (meeting.places[site].interior for site in window.offered)
    starts = (start for inside in interiors if inside for start in inside.starts)
    return any(NOON - EARLY <= start <= AFTER_NOON for start in starts)


def _meal(meeting: Meeting, hotel: PlaceId, day: date) -> bool:
    """Whether those of a hotel sit in a canteen about noon."""
    first, last = meeting.clock.of_day(day, NOON - EARLY), meeting.clock.of_day(day, AFTER_NOON + EARLY)
    mine = (session for session in meeting.sessions.values() if session.hotel in (None, hotel))
    meals = (s for s in mine if meeting.places[s.place].rooms[s.room].kind is RoomKind.CANTEEN)
    return any(session.start < last and session.end > first for session in meals)
