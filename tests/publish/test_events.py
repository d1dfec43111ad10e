import pytest
from icalendar.parser import Contentline, Parameters

from meetingplan.publish.calendars.events import line


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
