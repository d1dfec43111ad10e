from datetime import timedelta

import icalendar
import pytest
from icalendar.parser import Contentline, Parameters

from meetingplan.publish.calendars.events import described, line


@pytest.mark.parametrize(
    "value",
    [
        "delegate~D001~gather@tiny.meetingplan",
        *("x" * long for long in (69, 70, 71, 72, 75, 150)),  # a line of 74 octets stays whole: "UID:" and 70
        "delegate~张三~gather@tiny.meetingplan",
        "a,b;c\\d",
        "",
    ],
)
def test_plain_names_are_lines_as_icalendar_makes_them(value):
    assert line("UID", value) == bytes(Contentline.from_parts("UID", Parameters({}), value).to_ical()) + b"\r\n"


@pytest.mark.parametrize("alarm", [True, False])
@pytest.mark.parametrize("words", ["Room 301", "table 5\nBEGIN:VALARM\nEND:VEVENT", "座位" * 60 + "; , \\"])
def test_a_description_put_in_afterwards_is_the_events_own(alarm, words):
    event = icalendar.Event()
    event.add("summary", "x\r\nBEGIN:VALARM\r\ny" + "z" * 80)
    if alarm:
        inner = icalendar.Alarm()
        inner.add("action", "DISPLAY")
        inner.add("trigger", timedelta(minutes=-10))
        inner.add("description", "soon")
        event.add_component(inner)
    bare = event.to_ical()
    read = icalendar.Event.from_ical(described(bare, words))
    assert read["DESCRIPTION"] == words
    assert [part["DESCRIPTION"] for part in read.subcomponents] == ["soon"] * alarm
    read.pop("DESCRIPTION")
    assert read.to_ical() == bare
    assert described(bare, "") == bare


@pytest.mark.parametrize("name", ["x\\", "x\\;ROLE=CHAIR", 'a"b', "O'Brien", "王 小", "a:b;c,d", "^n"])
def test_a_name_ends_where_it_ends(name):
    event = (
        b"BEGIN:VEVENT\r\n" + line("ATTENDEE", "mailto:a@b.org", CN=name, ROLE="REQ-PARTICIPANT") + b"END:VEVENT\r\n"
    )
    read = icalendar.Event.from_ical(event)["ATTENDEE"]
    assert (read, set(read.params), read.params["ROLE"]) == ("mailto:a@b.org", {"CN", "ROLE"}, "REQ-PARTICIPANT")
