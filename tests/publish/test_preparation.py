"""What the preparation shows in what is published of a plan: meetings that come again, sites that are late."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from meetingplan.audit import audit
from meetingplan.domain.gates import Gate
from meetingplan.domain.recurring import Recurring
from meetingplan.domain.text import Text
from meetingplan.publish import render
from tests.publish.readers import libical_faults

DISPATCH = Recurring("dispatch", "调度会", None, "monday", 540, 60, "三楼会议室", date(2020, 6, 8), date(2020, 6, 26))
FALLBACK = Text("只看序厅", "The hall only")


@pytest.fixture
def files(meeting, plan):
    """Task 1 was due on 7 May and is open; alpha waits for it. 25 June, a Thursday, is a holiday."""
    gate = Gate("alpha", ("1",), 7, FALLBACK)
    changed = replace(
        meeting.preparation, meetings={"dispatch": DISPATCH}, gates={"alpha": gate}, as_of=date(2020, 6, 1)
    )
    return dict(render(audit(replace(meeting, preparation=changed), plan), "en"))


def test_meetings_of_the_preparation_are_a_calendar(files):
    events = Calendar.from_ical(files["calendars/preparation.ics"]).walk("VEVENT")
    assert [event.decoded("dtstart").isoformat() for event in events] == [
        "2020-06-08T09:00:00+08:00",
        "2020-06-15T09:00:00+08:00",
        "2020-06-22T09:00:00+08:00",
    ]
    assert str(events[0]["uid"]) == "preparation~held.dispatch.1@tiny.meetingplan"
    assert b"calendars/preparation.ics" in files["index.html"]
    assert libical_faults(files["calendars/preparation.ics"]) == 0


def test_visits_of_a_site_that_is_late_tell_the_fallback(files):
    told = "If the site is not ready: The hall only"
    assert files["itineraries/delegates/D1.html"].decode().count(told) == 1
    assert told in files["itineraries/sites/alpha.html"].decode()
    assert told not in files["itineraries/sites/beta.html"].decode()


def test_without_gates_and_meetings_nothing_is_told(audited):
    made = dict(render(audited, "en"))
    assert "calendars/preparation.ics" not in made
    assert b"If the site is not ready" not in made["itineraries/delegates/D1.html"]
