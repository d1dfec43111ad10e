"""Messages to the people of the meeting of this folder; G1 gathers at 09:00 of 23 June at the Yungu Hotel."""

import csv
import io
from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Language, Text
from meetingplan.publish import render
from meetingplan.publish.changes import changes
from meetingplan.publish.edition import edition
from meetingplan.publish.messages import segments
from meetingplan.publish.messages.file import messages_of


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def written(audited: AuditedPlan, language: Language) -> list[dict[str, str]]:
    (data,) = dict(render(audited, language, frozenset({"messages"}))).values()
    return read(data)


def test_everyone_is_told_coach_gathering_and_whom_to_call(audited: AuditedPlan) -> None:
    """In full, for that is 136 letters of GSM 7 and 61 others; of the latter 70 are one segment."""
    english, chinese = written(audited, "en"), written(audited, "zh_CN")
    assert english[4]["Message"] == (
        'Hello O;Brien\\n, "Pat", Registration 23 Jun 08:30 at Yungu Hotel; '
        "coach C2, gather 23 Jun 09:00 at Yungu Hotel; coach leader 13800000301"
    )
    assert chinese[0]["短信内容"] == (
        "林晓岚您好，6月23日08:30在云谷宾馆报到；乘车号C1，6月23日09:00在云谷宾馆集合；车长13800000301"
    )
    assert chinese[0]["电话"] == "13900000001"
    assert [row["条数"] for row in chinese] == [str(segments(row["短信内容"])) for row in chinese]


def test_who_has_no_coach_is_told_so(audited: AuditedPlan) -> None:
    """The name has two letters of two units each, so that with `Hello` there would be 72."""
    assert written(audited, "en")[5]["Message"] == (
        "𬱖䶮: You have no seat in a coach yet; the organiser will tell you."
    )


def test_a_group_that_goes_nowhere_is_told_its_coach(meeting: Meeting, plan: Plan) -> None:
    home = tuple(replace(group, walk=()) for group in plan.groups)
    found = audit(replace(meeting, sessions={}, windows={}), replace(plan, groups=home, tiers=()))
    assert isinstance(found, AuditedPlan), found
    assert written(found, "en")[4]["Message"] == 'Hello O;Brien\\n, "Pat", coach C2; coach leader 13800000301'


def test_a_telephone_number_with_its_country_is_left_as_it_is(meeting: Meeting, plan: Plan) -> None:
    """But a text that would be run as a formula is not: D4 is called =1+1."""
    people = {id: replace(person, phone="+86 13900000001") for id, person in meeting.delegates.items()}
    audited = audit(replace(meeting, delegates=people), plan)
    assert isinstance(audited, AuditedPlan)
    row = written(audited, "en")[3]
    assert row["Phone"] == "+86 13900000001"
    assert row["Name"] == "'=1+1"
    assert row["Message"].startswith("Hello =1+1, ")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_message_has_more_than_two_segments_nor_lacks_the_gathering(
    meeting: Meeting, plan: Plan, language: Language
) -> None:
    """Even where names of places and people are of an unreasonable length."""
    inn = replace(meeting.places["inn"], name=Text("宾" * 90, "Inn " * 50))
    people = {id: replace(person, name="长" * 80) for id, person in meeting.delegates.items()}
    audited = audit(replace(meeting, places={**meeting.places, "inn": inn}, delegates=people), plan)
    assert isinstance(audited, AuditedPlan)
    for row in written(audited, language)[:5]:
        text = list(row.values())[2]
        assert segments(text) <= 2
        assert "09:00" in text
        assert "C1" in text or "C2" in text


def revised(meeting: Meeting, before: Plan, after: Plan, language: Language) -> list[dict[str, str]]:
    audited = audit(meeting, after)
    assert isinstance(audited, AuditedPlan), audited
    files = dict(messages_of(edition(audited, language), changes(before, after)))
    return read(files["messages.csv"]) if files else []


def test_a_revision_tells_only_those_it_concerns_and_only_what_is_another(meeting: Meeting, plan: Plan) -> None:
    """D3 rode on C2 before; that C1 has one passenger more is no matter of the others."""
    one, two = plan.groups
    before = replace(
        plan, groups=(replace(one, delegates=("D1", "D2")), replace(two, delegates=(*two.delegates, "D3")))
    )
    (row,) = revised(meeting, before, plan, "zh_CN")
    assert row["电话"] == "13900000003"
    assert row["短信内容"].endswith("变更：乘车号C1，6月23日09:00在云谷宾馆集合；车长13800000301；其余见个人日程")


def test_a_revision_without_consequence_sends_nothing(meeting: Meeting, plan: Plan) -> None:
    assert revised(meeting, plan, replace(plan, revision=2), "en") == []


def test_who_gets_a_seat_at_last_is_told(meeting: Meeting, plan: Plan) -> None:
    one, two = plan.groups
    before = replace(plan, groups=(one, replace(two, delegates=("D4",))), unplaced={"D6": "late", "D5": "late"})
    (row,) = revised(meeting, before, plan, "en")
    assert "changes: coach C2, gather 23 Jun 09:00 at Yungu Hotel; coach leader 13800000301" in row["Message"]
