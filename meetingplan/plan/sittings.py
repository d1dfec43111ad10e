"""When a visit can begin at a site that lets people in at set times only."""

from datetime import timedelta

from meetingplan.domain.meeting import Meeting
from meetingplan.network import Passage


def begins(meeting: Meeting, passage: Passage) -> tuple[int, ...] | None:
    """The minutes of the meeting at which people can get off, so that the first stop begins in time; None for any."""
    interior = meeting.places[passage.place].interior
    if interior is None or not interior.starts:
        return None
    before = min(start for start, _ in passage.guided().values())
    days = (meeting.clock.first_day + timedelta(days=number) for number in range(meeting.days))
    return tuple(meeting.clock.of_day(day, start) - before for day in days for start in interior.starts)
