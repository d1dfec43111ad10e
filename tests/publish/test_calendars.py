import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from meetingplan.audit import audit
from meetingplan.publish import render
from tests.publish.readers import by_icalendar, by_icaljs, by_vobject, libical_faults

SHANGHAI = ZoneInfo("Asia/Shanghai")


def calendars(audited, language="en"):
    return dict(render(audited, language, frozenset({"calendars"})))


def events(content: bytes):
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def times(minute_from: str, minute_to: str, day: int = 23):
    return tuple(datetime(2020, 6, day, *map(int, t.split(":")), tzinfo=SHANGHAI) for t in (minute_from, minute_to))


# Registration 08:30-09:00; boarding from 09:00, drive until 09:11; alpha 09:11-09:34, beta 09:40-09:56; on the road
# from 09:56 and off the coach at 10:05; closing 10:15-10:45; talk on the second day.
D1 = {
    "delegate~D1~session.register@tiny.meetingplan": times("8:30", "9:00"),
    "delegate~D1~transfer.visits@tiny.meetingplan": times("9:00", "9:11"),
    "delegate~D1~visit.alpha@tiny.meetingplan": times("9:11", "9:34"),
    "delegate~D1~visit.beta@tiny.meetingplan": times("9:40", "9:56"),
    "delegate~D1~transfer.closing@tiny.meetingplan": times("9:56", "10:05"),
    "delegate~D1~session.closing@tiny.meetingplan": times("10:15", "10:45"),
    "delegate~D1~session.talk@tiny.meetingplan": times("9:00", "10:00", day=24),
}


def test_icalendar_reads_the_times_of_a_delegate(audited):
    found = events(calendars(audited)["calendars/delegates/D1.ics"])
    assert {uid: (e.decoded("dtstart"), e.decoded("dtend")) for uid, e in found.items()} == D1


def test_vobject_reads_the_same_times(audited):
    calendar = vobject.readOne(calendars(audited)["calendars/delegates/D1.ics"].decode())
    found = {e.uid.value: (e.dtstart.value, e.dtend.value) for e in calendar.vevent_list}
    assert {uid: tuple(t.astimezone(SHANGHAI) for t in span) for uid, span in found.items()} == D1


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_calendars_are_read_alike(audited, language):
    """Names with quotes, commas, braces, rare characters; all texts, times, alarms and SEQUENCEs."""
    files = calendars(audited, language)
    assert by_icalendar(files) == by_vobject(files) == by_icaljs(files)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_libical_finds_no_fault(audited, language):
    faults = {path: libical_faults(content) for path, content in calendars(audited, language).items()}
    assert set(faults.values()) == {0}


@pytest.mark.parametrize(
    ("sound", "unsound"),
    [
        (b"TZID:Asia/Shanghai\r\n", b"TZID:Asia/Shanghai\r\nCOMMENT:works for some years\r\n"),
        (b"PT1H", b"P1H"),
    ],
)
def test_libical_would_find_a_fault(audited, sound, unsound):
    content = calendars(audited)["calendars/meeting.ics"]
    assert sound in content
    assert libical_faults(content.replace(sound, unsound)) > 0


def test_every_kind_of_calendar_is_there(audited):
    delegates = [f"calendars/delegates/D{n}.ics" for n in range(1, 7)]
    docents = [f"docents/{id}" for id in ("a1", "a2", "b1")]
    owners = ["owners/周清和", "owners/-HYPERLINK-1-"]
    others = ["coaches/C1", "coaches/C2", "meeting", "sites/alpha", "sites/beta", *docents, *owners]
    assert sorted(calendars(audited)) == sorted([*delegates, *(f"calendars/{name}.ics" for name in others)])


def test_no_uid_stands_twice(audited):
    uids = [
        str(event["UID"])
        for content in calendars(audited).values()
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    ]
    assert len(uids) == len(set(uids))


def test_a_later_plan_keeps_the_uids_and_counts_as_newer(meeting, plan, audited):
    """D2 and D4 change places, so D2 sees beta first; what the events are called does not change."""
    first, second = plan.groups
    swapped = (replace(first, delegates=("D1", "D4", "D3")), replace(second, delegates=("D2", "D5")))
    later = audit(meeting, replace(plan, revision=2, groups=swapped))
    before, after = (events(calendars(a)["calendars/delegates/D2.ics"]) for a in (audited, later))
    assert before.keys() == after.keys()
    beta = "delegate~D2~visit.beta@tiny.meetingplan"
    assert before[beta].decoded("dtstart") > after[beta].decoded("dtstart")
    # A folder in which nothing was published before: all of the second revision counts as newer.
    assert {e.decoded("sequence") for e in before.values()} == {0}
    assert {e.decoded("sequence") for e in after.values()} == {1}
    assert max(e.decoded("dtstamp") for e in before.values()) < min(e.decoded("dtstamp") for e in after.values())


def test_dtstamp_lies_before_the_meeting_and_is_in_utc(audited):
    """A year of 365 days before midnight in Shanghai, 16:00 UTC of the day before, and a minute for revision 1."""
    stamps = {e["DTSTAMP"].to_ical() for e in events(calendars(audited)["calendars/meeting.ics"]).values()}
    assert stamps == {b"20190623T160100Z"}


def test_every_time_zone_used_is_defined(audited):
    for content in calendars(audited).values():
        used = set(re.findall(rb"TZID=([^:;]+)[:;]", content))
        defined = set(re.findall(rb"^TZID:(\S+)\r", content, re.MULTILINE))
        assert used <= defined == {b"Asia/Shanghai"}
        assert b"COMMENT" not in content


def test_what_feeds_need(audited):
    content = calendars(audited)["calendars/delegates/D1.ics"]
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert "X-PUBLISHED-TTL:PT1H" in lines
    assert "NAME:林晓岚 · On-site meeting" in lines
    assert "X-WR-CALNAME:林晓岚 · On-site meeting" in lines
    assert not any(line.startswith("METHOD") for line in lines)
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_the_summary_says_where_and_when_to_gather(audited):
    found = events(calendars(audited)["calendars/delegates/D1.ics"])
    gathering = found["delegate~D1~transfer.visits@tiny.meetingplan"]
    assert gathering["SUMMARY"] == "Coach C1: gather 09:00 at Yungu Hotel, then to Alpha works"
    assert gathering["LOCATION"] == "Yungu Hotel, 1 Park Road"
    assert found["delegate~D1~visit.alpha@tiny.meetingplan"]["SUMMARY"] == "Alpha works (coach C1)"
    closing = found["delegate~D1~session.closing@tiny.meetingplan"]
    assert closing["LOCATION"] == "Yungu Hotel Lobby, 1 Park Road"
    assert closing["DESCRIPTION"] == "You speak at 10:20: Exchange"


def test_only_wgs_84_is_given_as_geo(audited):
    found = events(calendars(audited)["calendars/delegates/D1.ics"])
    located = {uid.split("@")[0] for uid, event in found.items() if "GEO" in event}
    # alpha's point is in GCJ-02, beta has none: only what happens at the inn has a GEO.
    assert located == {
        "delegate~D1~session.register",
        "delegate~D1~transfer.visits",
        "delegate~D1~transfer.closing",
        "delegate~D1~session.closing",
        "delegate~D1~session.talk",
    }
    geo = found["delegate~D1~session.talk@tiny.meetingplan"]["GEO"]
    assert (geo.latitude, geo.longitude) == (31.7, 117.16)


def test_a_site_sees_each_group_once(audited):
    found = events(calendars(audited)["calendars/sites/alpha.ics"])
    assert {uid: str(e["SUMMARY"]) for uid, e in found.items()} == {
        "site~alpha~visit.C1@tiny.meetingplan": "Coach C1, 3 people",
        "site~alpha~visit.C2@tiny.meetingplan": "Coach C2, 2 people",
    }


def test_a_change_of_clocks_between_the_days_is_kept(meeting, plan):
    """Clocks go forward in Berlin in the night to 29 March 2020: minute 1980 is then 10:00, and libical agrees."""
    clock = replace(meeting.clock, first_day=datetime(2020, 3, 28).date(), zone="Europe/Berlin")
    content = calendars(audit(replace(meeting, clock=clock), plan))["calendars/delegates/D1.ics"]
    talk = events(content)["delegate~D1~session.talk@tiny.meetingplan"]
    assert talk.decoded("dtstart") == datetime(2020, 3, 29, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    read = vobject.readOne(content.decode()).vevent_list[-1].dtstart.value
    assert read.astimezone(ZoneInfo("UTC")) == datetime(2020, 3, 29, 8, 0, tzinfo=ZoneInfo("UTC"))
    assert libical_faults(content) == 0


def test_an_unplaced_delegate_has_an_empty_calendar(audited):
    assert events(calendars(audited)["calendars/delegates/D6.ics"]) == {}


def test_two_ways_to_things_of_one_name_are_told_apart(meeting, plan):
    """The session after the visits is called like their window: the way back is the second transfer of that name."""
    closing = replace(meeting.sessions["closing"], id="visits")
    sessions = {"register": meeting.sessions["register"], "visits": closing, "talk": meeting.sessions["talk"]}
    found = events(calendars(audit(replace(meeting, sessions=sessions), plan))["calendars/delegates/D1.ics"])
    assert {uid.split("@")[0] for uid in found if "transfer" in uid} == {
        "delegate~D1~transfer.visits",
        "delegate~D1~transfer.visits~2",
    }
