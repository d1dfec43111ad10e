"""Revisions: what stays keeps its SEQUENCE, what changes gets a higher one, what falls away is cancelled."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.publish import render
from meetingplan.store.files import write_all
from tests.publish.readers import libical_faults

D1 = "calendars/delegates/D1.ics"


def publish(audited, folder: Path, revision: int = 1) -> dict[str, bytes]:
    """Publishes a revision into a folder; all calendars that lie there then."""
    numbered = audit(audited.meeting, replace(audited.plan, revision=revision))
    assert isinstance(numbered, AuditedPlan)
    write_all(folder, render(numbered, "en", frozenset({"calendars"}), folder))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.ics")}


def sequences(content: bytes) -> dict[str, int]:
    """SEQUENCE by what an event is, as icalendar reads it."""
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(e["UID"]).split("@")[0].split("~", 2)[2]: e.decoded("sequence") for e in events}


def event(content: bytes, what: str):
    return next(e for e in icalendar.Calendar.from_ical(content).walk("VEVENT") if what in e["UID"])


@pytest.fixture
def without_talk(meeting, plan):
    """The talk on the second day falls away, for everyone."""
    sessions = {id: session for id, session in meeting.sessions.items() if id != "talk"}
    groups = tuple(replace(g, walk=tuple(step for step in g.walk if step.start != 1980)) for g in plan.groups)
    found = audit(replace(meeting, sessions=sessions), replace(plan, groups=groups))
    assert isinstance(found, AuditedPlan), found
    return found


def test_what_has_not_changed_keeps_its_bytes_in_a_later_revision(audited, tmp_path):
    assert publish(audited, tmp_path, 1) == publish(audited, tmp_path, 5)


def test_sequence_rises_with_what_has_changed_alone(meeting, plan, audited, tmp_path):
    """D2 and D4 change groups: their visits and ways have other times; sessions stay; D1 notices nothing."""
    before = publish(audited, tmp_path, 1)
    first, second = plan.groups
    swapped = (replace(first, delegates=("D1", "D4", "D3")), replace(second, delegates=("D2", "D5")))
    after = publish(audit(meeting, replace(plan, groups=swapped)), tmp_path, 2)
    assert after[D1] == before[D1]
    assert sequences(after["calendars/delegates/D2.ics"]) == {
        "session.register": 0,
        "transfer.visits": 1,
        "visit.alpha": 1,
        "visit.beta": 1,
        "transfer.closing": 1,  # at the same time, with another coach
        "session.closing": 0,
        "session.talk": 0,
    }


def test_a_change_counts_though_the_revision_does_not(meeting, plan, audited, tmp_path):
    """A session is called otherwise while the plan is the same: clients must take it for newer."""
    publish(audited, tmp_path, 1)
    talk = replace(meeting.sessions["talk"], title=meeting.sessions["closing"].title)
    after = publish(audit(replace(meeting, sessions=meeting.sessions | {"talk": talk}), plan), tmp_path, 1)
    assert sequences(after[D1])["session.talk"] == 1
    assert event(after[D1], "talk").decoded("dtstamp") > event(after[D1], "closing").decoded("dtstamp")


def test_what_has_fallen_away_is_cancelled_once(audited, without_talk, tmp_path):
    publish(audited, tmp_path, 1)
    after = publish(without_talk, tmp_path, 2)
    talk = event(after[D1], "session.talk")
    assert (talk["STATUS"], talk.decoded("sequence"), talk["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")
    assert talk["SUMMARY"] == "Cancelled: Talk"
    assert talk.decoded("dtstart") == datetime(2020, 6, 24, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai, UTC+8
    assert talk.walk("VALARM") == []
    assert {path: libical_faults(content) for path, content in after.items()} == dict.fromkeys(after, 0)
    assert publish(without_talk, tmp_path, 3) == after


def test_what_comes_back_counts_as_newer(audited, without_talk, tmp_path):
    publish(audited, tmp_path, 1)
    publish(without_talk, tmp_path, 2)
    talk = event(publish(audited, tmp_path, 3)[D1], "session.talk")
    assert (talk.get("STATUS"), talk.decoded("sequence"), str(talk["SUMMARY"])) == (None, 2, "Talk")


def test_the_calendar_of_one_who_is_no_more_is_cancelled(audited, tmp_path):
    """D9 was in an earlier roster. What others have put beside, and what is of another meeting, is left alone."""
    before = publish(audited, tmp_path, 1)
    old = before[D1].replace(b"~D1~", b"~D9~")
    gone, other = tmp_path / "calendars/delegates/D9.ics", tmp_path / "calendars/delegates/other.ics"
    gone.write_bytes(old)
    other.write_bytes(old.replace(b"@tiny.", b"@tall."))
    after = publish(audited, tmp_path, 2)
    found = icalendar.Calendar.from_ical(gone.read_bytes()).walk("VEVENT")
    assert [(e["STATUS"], e.decoded("sequence")) for e in found] == [("CANCELLED", 1)] * 7
    assert libical_faults(gone.read_bytes()) == 0
    assert other.read_bytes() == old.replace(b"@tiny.", b"@tall.")
    assert {path: after[path] for path in before} == before


def test_a_calendar_that_cannot_be_ours_is_written_anew(audited, tmp_path):
    """Folded otherwise, cut off, or no text at all: nothing can be gone on from."""
    fresh = publish(audited, tmp_path)
    odd = b"BEGIN:VEVENT\r\nUID:x@tiny.meetingplan\r\nSEQUENCE:3\r\nDTSTAMP:soon\r\nEND:VEVENT\r\n"
    for spoilt in (
        odd,
        fresh[D1].replace(b"\r\n", b"\n"),
        fresh[D1][:400],
        b"\xff\x00BEGIN:VEVENT\r\n\r\nEND:VEVENT\r\n",
    ):
        (tmp_path / D1).write_bytes(spoilt)
        assert publish(audited, tmp_path) == fresh
