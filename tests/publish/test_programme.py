"""Awards, talks on board and the meetings before this one, where people read of them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.agenda import Past, Plaque, Talk
from meetingplan.domain.hosting import Award, Furniture, Hosted
from meetingplan.domain.meeting import Meeting, Speech
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Language, Text
from meetingplan.publish import render
from tests.publish.readers import Page

BATCH = Speech(
    Text("首批授牌", "First batch"),
    None,
    5,
    "D3",
    (Plaque(Text("甲园", "Park A"), "D2"), Plaque(Text("乙园", "Park B"), "D1")),
)
"""After 5 minutes of welcome and 10 of exchange from 10:15 on: at 10:30."""


@pytest.fixture
def honoured(meeting: Meeting, plan: Plan) -> AuditedPlan:
    """The closing with plaques, a talk on the six minutes from alpha to beta, and two earlier meetings."""
    closing = meeting.sessions["closing"]
    sessions = {**meeting.sessions, "closing": replace(closing, speeches=(*closing.speeches, BATCH))}
    talks = (Talk(Text("微党课", "Lesson"), Text("周清和", "Zhou Qinghe"), 6, "alpha", "beta"),)
    history = (Past(2018, Text("当涂", "Dangtu"), 300), Past(2019, None, None))
    found = audit(replace(meeting, sessions=sessions, talks=talks, history=history), plan)
    assert isinstance(found, AuditedPlan), found
    return found


def pages(audited: AuditedPlan, language: Language = "en") -> Mapping[str, str]:
    made = render(audited, language, frozenset({"itineraries", "overview"}))
    return {name: Page(content).text for name, content in made if name.endswith(".html")}


def on_stage(honoured: AuditedPlan, *places: tuple[int, int]) -> AuditedPlan:
    """The plan with a batch, and a place in it, for each of the two plaques."""
    awards = tuple(Award("closing", 3, *place, id, "D3") for place, id in zip(places, ("D2", "D1"), strict=True))
    found = audit(honoured.meeting, replace(honoured.plan, hosted=Hosted(awards=awards)))
    assert isinstance(found, AuditedPlan), found
    return found


def test_who_is_on_stage_is_told_when_and_in_which_order(honoured: AuditedPlan) -> None:
    told = pages(on_stage(honoured, (1, 1), (1, 2)))
    assert (
        "You receive the plaque of Park B at 10:30, number 2 of 2 on stage: First batch"
        in told["itineraries/delegates/D1.html"]
    )
    assert "You speak at 10:20: Exchange" in told["itineraries/delegates/D1.html"]
    assert any("You hand over plaques at 10:30, 2 in all: First batch" in page for page in told.values())
    assert "plaque" not in told["itineraries/delegates/D4.html"]


def test_of_several_batches_it_is_the_own_one_that_counts(honoured: AuditedPlan) -> None:
    """With room for one on stage, each has a batch alone; without a plan of the stage nobody is told a place."""
    inn = honoured.meeting.places["inn"]
    small = replace(inn.rooms["lobby"], furniture=Furniture(stage=1))
    places = {**honoured.meeting.places, "inn": replace(inn, rooms={"lobby": small})}
    tight = audit(replace(honoured.meeting, places=places), honoured.plan)
    assert isinstance(tight, AuditedPlan)
    apart = pages(on_stage(tight, (1, 1), (2, 1)))["itineraries/delegates/D1.html"]
    assert "You receive the plaque of Park B at 10:30, number 1 of 1 in batch 2: First batch" in apart
    assert "You receive the plaque of Park B at 10:30: First batch" in pages(honoured)["itineraries/delegates/D1.html"]


def test_calendars_tell_all_that_someone_does_in_a_session(honoured: AuditedPlan) -> None:
    files = dict(render(on_stage(honoured, (1, 1), (1, 2)), "en", frozenset({"calendars"})))
    mine = files["calendars/delegates/D1.ics"].replace(b"\r\n ", b"").decode()
    assert "DESCRIPTION:You speak at 10:20: Exchange\\nYou receive the plaque of Park B at 10:30\\, number 2" in mine


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "10:30 First batch 5 min · handed over by <script>alert('D3')</script>&\" Park A {name}"),
        ("zh_CN", "10:30 首批授牌 5分钟 · 授牌人：<script>alert('D3')</script>&\" 甲园 {name}"),
    ],
)
def test_the_overview_has_the_order_of_awards(honoured: AuditedPlan, language: Language, order: str) -> None:
    """Names are those of tests: one looks like a script, one like a template."""
    assert order in pages(honoured, language)["overview.html"]


def test_the_overview_counts_the_meetings_of_the_series(honoured: AuditedPlan) -> None:
    overview = pages(honoured)["overview.html"]
    assert "Meeting no. 3 of the series; before it: 2018 Dangtu (300 delegates), 2019" in overview


def test_a_talk_on_board_stands_on_its_drive_alone(honoured: AuditedPlan) -> None:
    """G1 drives from alpha to beta, G2 the other way."""
    told = pages(honoured)
    for page in ("delegates/D1", "coaches/C1"):
        assert "6 min, 2.5 km · on board: Lesson, Zhou Qinghe, 6 min" in told[f"itineraries/{page}.html"]
    assert "on board" not in told["itineraries/coaches/C2.html"]
