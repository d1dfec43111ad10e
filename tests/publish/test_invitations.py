"""Invitations as other programs read them: the standard library's mail parser, icalendar, ical.js and libical."""

from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

import icalendar
import pytest

from meetingplan.audit import audit
from meetingplan.domain.meeting import Organiser
from meetingplan.domain.text import Text
from meetingplan.publish import render
from meetingplan.store.files import write_all
from tests.publish.readers import by_icaljs, libical_faults

BOTH = frozenset({"calendars", "invitations"})


@pytest.fixture
def inviting(meeting, plan):
    """D1 and D5, whose name has quotes, a comma and a semicolon, have addresses."""
    mails = {"D1": "lin@example.org", "D5": "obrien@example.org"}
    delegates = {id: replace(one, mail=mails.get(id, "")) for id, one in meeting.delegates.items()}
    organiser = Organiser(Text("会务组", "Conference, office"), "office@example.org")
    return audit(replace(meeting, delegates=delegates, organiser=organiser), plan)


def invitations(audited, folder):
    write_all(folder, render(audited, "en", BOTH, folder))
    files = sorted((folder / "invitations").rglob("*.eml"))
    return {path.relative_to(folder / "invitations").as_posix(): path.read_bytes() for path in files}


def parts(data):
    message = message_from_bytes(data, policy=default)
    plain, calendar = message.iter_parts()
    return message, plain.get_content(), calendar


def test_each_event_of_those_with_an_address_is_a_message(inviting, tmp_path):
    found = invitations(inviting, tmp_path)
    ways = ("session.closing", "session.register", "session.talk", "transfer.closing", "transfer.visits")
    events = sorted((*ways, "visit.alpha", "visit.beta"))
    assert list(found) == [f"{id}/{event}.eml" for id in ("D1", "D5") for event in events]


def test_a_request_says_who_invites_whom_to_what(inviting, tmp_path):
    message, plain, calendar = parts(invitations(inviting, tmp_path)["D1/transfer.visits.eml"])
    assert message.get_content_type() == "multipart/alternative"
    assert message["From"].addresses[0].display_name == "Conference, office"
    assert message["To"].addresses[0].display_name == "林晓岚"
    assert message["To"].addresses[0].addr_spec == "lin@example.org"
    assert message["Subject"] == "Coach C1: gather 09:00 at Yungu Hotel, then to Alpha works"
    assert plain.splitlines()[1:3] == ["Tuesday 23 June 09:00–09:11", "Yungu Hotel, 1 Park Road"]
    assert (calendar.get_content_type(), calendar["Content-Type"].params["method"]) == ("text/calendar", "REQUEST")
    read = icalendar.Calendar.from_ical(calendar.get_content())
    (event,) = read.walk("VEVENT")
    assert read["METHOD"] == "REQUEST"
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == ("mailto:office@example.org", "Conference, office")
    assert (event["ATTENDEE"], event["ATTENDEE"].params["CN"]) == ("mailto:lin@example.org", "林晓岚")
    assert event["UID"] == "delegate~D1~transfer.visits@tiny.meetingplan"


def test_a_name_is_data_whatever_it_holds(inviting, meeting, tmp_path):
    message, _, calendar = parts(invitations(inviting, tmp_path)["D5/session.talk.eml"])
    name = meeting.delegates["D5"].name
    assert [a.display_name for a in message["To"].addresses] == [name]
    (event,) = icalendar.Calendar.from_ical(calendar.get_content()).walk("VEVENT")
    assert event["ATTENDEE"].params["CN"] == name
    assert set(message.keys()) == {"From", "To", "Subject", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"}


@pytest.mark.parametrize(
    "name", ["<" * 200, "O'Brien, Jr.; x@evil.org, " * 7, "王  出发 Departure 站 " * 11], ids=("<", ",", "王")
)
def test_a_name_longer_than_a_line_stays_whole_and_one_address(name, inviting, tmp_path):
    name = name[:200].strip()
    delegates = inviting.meeting.delegates | {"D1": replace(inviting.meeting.delegates["D1"], name=name)}
    data = invitations(audit(replace(inviting.meeting, delegates=delegates), inviting.plan), tmp_path)
    for message in (message_from_bytes(one, policy=default) for path, one in data.items() if path.startswith("D1/")):
        assert [address.addr_spec for address in message["To"].addresses] == ["lin@example.org"]
    raw = message_from_bytes(data["D1/session.talk.eml"])["To"]
    assert str(make_header(decode_header(raw.rpartition("<")[0].rstrip()))) == name


def test_strict_readers_take_every_message(inviting, tmp_path):
    found = {path: parts(data)[2].get_payload(decode=True) for path, data in invitations(inviting, tmp_path).items()}
    assert {path: libical_faults(data) for path, data in found.items()} == dict.fromkeys(found, 0)
    assert [len(events) for events in by_icaljs(found).values()] == [1] * 14


def test_what_falls_away_is_cancelled_and_the_rest_is_not_touched(inviting, plan, tmp_path):
    before = invitations(inviting, tmp_path)
    sessions = {id: session for id, session in inviting.meeting.sessions.items() if id != "talk"}
    groups = tuple(replace(g, walk=tuple(step for step in g.walk if step.start != 1980)) for g in plan.groups)
    later = audit(replace(inviting.meeting, sessions=sessions), replace(plan, groups=groups, revision=2))
    after = invitations(later, tmp_path)
    changed = {path for path, data in after.items() if data != before[path]}
    assert changed == {"D1/session.talk.eml", "D5/session.talk.eml"}
    message, _, calendar = parts(after["D1/session.talk.eml"])
    assert message["Subject"] == "Cancelled: Talk"
    read = icalendar.Calendar.from_ical(calendar.get_content())
    (event,) = read.walk("VEVENT")
    assert (read["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert libical_faults(calendar.get_payload(decode=True)) == 0


def test_nobody_is_invited_in_nobodys_name(audited, tmp_path):
    assert invitations(audited, tmp_path) == {}
