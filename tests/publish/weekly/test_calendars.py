"""Tasks as calendars of their owners, and the meetings of the preparation."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from tests.publish.readers import by_icalendar, by_vobject, libical_faults


def _calendar(files, name):
    return Calendar.from_ical(files[name])


def test_every_owner_has_a_calendar(chinese, check):
    owners = {one.task.owner for one in check.standings.values()}
    made = {name for name in chinese if name.endswith(".ics")}
    assert {f"calendars/owners/{owner}.ics" for owner in owners} | {"calendars/meetings.ics"} == made


def test_dispatch_and_coordination_stand_in_a_calendar(chinese):
    """The sixth coordination was on Thursday 7 May at 14:30 in China; Monday 6 April was a holiday: the 7th instead."""
    events = _calendar(chinese, "calendars/meetings.ics").walk("VEVENT")
    held = {str(event["uid"]).split("@")[0]: event.decoded("dtstart") for event in events}
    assert held["preparation~held.coordination.6"] == datetime(2020, 5, 7, 6, 30, tzinfo=UTC)
    assert datetime(2020, 4, 7, 1, tzinfo=UTC) in held.values()
    assert datetime(2020, 4, 6, 1, tzinfo=UTC) not in held.values()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_libical_finds_no_fault_and_all_readers_agree(chinese, english, language):
    files = chinese if language == "zh_CN" else english
    made = {name: content for name, content in files.items() if name.endswith(".ics")}
    assert {libical_faults(content) for content in made.values()} == {0}
    meetings = {"calendars/meetings.ics": made["calendars/meetings.ics"]}
    assert by_icalendar(meetings) == by_vobject(meetings)


def test_an_open_task_is_a_to_do_and_an_event_of_a_whole_day(chinese):
    """X25 takes 13 working days until Sunday, 31 May; 邬小曼 is away on the 15th: 12 to 14, 18 to 22, 25 to 29 May."""
    found = _calendar(chinese, "calendars/owners/邬小曼.ics")
    todo = next(item for item in found.walk("VTODO") if item["uid"] == "task.X25@feixi-2020.meetingplan")
    assert (todo.decoded("dtstart"), todo.decoded("due")) == (date(2020, 5, 12), date(2020, 5, 31))
    assert (todo["status"], todo["percent-complete"], todo["sequence"]) == ("NEEDS-ACTION", 0, 0)
    [event] = [item for item in found.walk("VEVENT") if item["uid"] == "due.X25@feixi-2020.meetingplan"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2020, 5, 31), date(2020, 6, 1))
    assert event.decoded("dtstamp") == datetime(2020, 5, 7, tzinfo=UTC)


def test_what_is_done_is_completed_and_no_event(chinese):
    """X12 was moved once and then done: two changes since it was first published."""
    found = _calendar(chinese, "calendars/owners/滕飞.ics")
    todo = next(item for item in found.walk("VTODO") if str(item["uid"]).startswith("task.X12@"))
    assert (todo["status"], todo["percent-complete"], todo["sequence"]) == ("COMPLETED", 100, 2)
    assert [item["uid"] for item in found.walk("VEVENT") if "X12" in item["uid"]] == []


def test_no_to_do_is_due_before_or_when_it_starts(chinese):
    todos = [item for name in chinese if name.endswith(".ics") for item in _calendar(chinese, name).walk("VTODO")]
    assert len(todos) == 97
    assert all(item.decoded("dtstart") < item.decoded("due") for item in todos if "dtstart" in item)
    assert len({item["uid"] for item in todos}) == 97
