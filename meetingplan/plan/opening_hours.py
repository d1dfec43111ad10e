"""Opening hours as minutes of the meeting."""

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting


def opening_hours(meeting: Meeting, place: PlaceId, minute: int) -> tuple[int, int]:
    """The minutes of the meeting between which a place is open on the day of a given minute.

    A place that closes at midnight is open into the next day: a tour may end there after it.
    """
    day, hours = meeting.clock.day(minute), meeting.places[place]
    opens = meeting.clock.of_day(day, hours.opens)
    if hours.closes >= MINUTES_A_DAY:
        return opens, 2 * meeting.days * MINUTES_A_DAY
    return opens, meeting.clock.of_day(day, hours.closes)
