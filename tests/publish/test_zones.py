"""Calendars in twelve zones, over midnight and changes of clocks, read alike by three readers and without fault."""

from dataclasses import replace
from datetime import date

import pytest

from meetingplan.audit import audit
from meetingplan.domain.clock import Clock
from meetingplan.publish.calendars.events import told
from meetingplan.publish.calendars.happenings import Happening
from meetingplan.publish.calendars.issue import Issuer
from meetingplan.publish.edition import edition
from tests.publish.readers import by_icalendar, by_icaljs, by_vobject, libical_faults

# The first day is the eve of a change of clocks, where the zone has any.
ZONES = {
    "Asia/Shanghai": date(2020, 6, 23),
    "Asia/Kathmandu": date(2020, 6, 23),  # UTC+5:45
    "Europe/Berlin": date(2020, 3, 28),
    "Europe/London": date(2020, 10, 24),
    "Europe/Dublin": date(2020, 10, 24),  # summer is standard time there, and winter the exception
    "America/New_York": date(2020, 3, 7),
    "America/St_Johns": date(2020, 10, 31),  # UTC-3:30
    "America/Santiago": date(2020, 9, 5),  # at midnight, which that night is not on the clock
    "Asia/Beirut": date(2020, 3, 28),  # likewise
    "Australia/Lord_Howe": date(2020, 10, 3),  # by half an hour
    "Pacific/Auckland": date(2020, 4, 4),
    "Africa/Casablanca": date(2020, 5, 30),
}
# From 22:00 on the first day, every half hour until 04:00 on the second, an hour each: over midnight and the change.
STARTS = range(22 * 60, 28 * 60 + 1, 30)


@pytest.fixture(params=ZONES)
def local(request, meeting, plan):
    clock = Clock(ZONES[request.param], request.param)
    return edition(audit(replace(meeting, clock=clock), plan), "zh_CN")


def test_every_reader_reads_the_times_that_are_meant(local):
    happenings = [Happening(f"at.{start}", start, start + 60, "夜", None) for start in STARTS]
    issuer = Issuer(local)
    content = issuer.calendar("夜", issuer.issue("x.ics", "night~", told(local, happenings)))
    assert libical_faults(content) == 0
    clock = local.meeting.clock
    meant = [(int(clock.at(start).timestamp()), int(clock.at(start).timestamp()) + 3600) for start in STARTS]
    for reader in (by_icalendar, by_vobject, by_icaljs):
        assert [(event["start"], event["end"]) for event in reader({"x": content})["x"]] == meant, reader


def test_a_day_is_a_day_everywhere(local):
    """Minute 1440 is on the second day, though the clock may not show 00:00 there."""
    clock = local.meeting.clock
    day = clock.day(1440)
    minute = clock.of_day(day, 0)
    issuer = Issuer(local)
    events = told(local, [Happening("due.1", minute, minute, "到期", None, all_day=True)])
    content = issuer.calendar("日", issuer.issue("x.ics", "", events))
    assert libical_faults(content) == 0
    for reader in (by_icalendar, by_vobject, by_icaljs):
        (event,) = reader({"x": content})["x"]
        assert event["start"] == day.isoformat()
