"""Gates, meetings that come again, questions, load and agenda."""

from dataclasses import replace
from datetime import date

import pytest

from meetingplan.domain.gates import Gate
from meetingplan.domain.preparation import Link
from meetingplan.domain.progress import Check, Entry
from meetingplan.domain.recurring import Recurring
from meetingplan.domain.text import Text
from meetingplan.language import translate
from meetingplan.prep.calendar import workdays
from meetingplan.prep.dispatch import held
from meetingplan.prep.gates import gates, late_sites
from meetingplan.prep.lights import Light
from meetingplan.prep.schedule import schedule
from meetingplan.prep.weekly import weekly
from tests.prep.tasks import preparation, task

T, DAY = date(2020, 6, 23), date(2020, 5, 7)


def _gate(*tasks, days_before=7):
    plan = preparation(*tasks, gates={"yiqi": Gate("yiqi", tuple(t.id for t in tasks), days_before, Text("备选", "B"))})
    return gates(plan, schedule(plan, T, DAY), DAY)["yiqi"]


@pytest.mark.parametrize(
    ("one", "light", "ready"),
    [
        (task("X", "2020-06-15", days=5), Light.GREEN, date(2020, 5, 13)),  # 8, 9, 11, 12, 13 May
        (task("X", "2020-05-06", done=date(2020, 5, 6)), Light.DONE, date(2020, 5, 6)),
        (task("X", "2020-05-06"), Light.AMBER, date(2020, 5, 8)),  # overdue, though it can be done by T-7, 16 June
        (task("X", "2020-06-15", days=30), Light.AMBER, date(2020, 6, 17)),  # 2 + 15 days in May, 13 in June
        (task("X", "2020-06-15", days=34), Light.RED, date(2020, 6, 23)),
    ],
)
def test_a_gate_is_as_late_as_its_tasks(one, light, ready):
    state = _gate(one)
    assert (state.due, state.light, state.ready) == (date(2020, 6, 16), light, ready)
    assert state.late == (("X",) if light in (Light.AMBER, Light.RED) else ())


def test_all_sites_of_feixi_can_be_ready(feixi, checks):
    assert set(gates(feixi.preparation, schedule(feixi.preparation, T, DAY), DAY)) == {
        "yiqi",
        "jac",
        "anli",
        "taihe",
        "jinrui",
    }
    assert late_sites(feixi) == {}


def test_the_sixth_coordination_was_on_7_may(feixi):
    days = workdays(feixi.preparation, T)
    monthly = [one for one in held(feixi.preparation, days) if one.meeting.id == "coordination"]
    assert (monthly[5].number, monthly[5].day) == (6, DAY)


def test_a_day_that_is_not_worked_moves_to_the_next():
    """Monday, 6 April 2020 is a holiday (Qingming); so are Monday and Tuesday, 4 and 5 May."""
    dispatch = Recurring("d", "调度会", None, "monday", 540, 60, "", date(2020, 3, 30), date(2020, 5, 11))
    plan = preparation(meetings={"d": dispatch})
    found = [(one.number, one.day, one.regular) for one in held(plan, workdays(plan, T))]
    assert found[1] == (2, date(2020, 4, 7), date(2020, 4, 6))
    assert found[5] == (6, date(2020, 5, 6), date(2020, 5, 4))
    assert [day for _, day, _ in found] == sorted({day for _, day, _ in found})


def test_a_month_has_its_week():
    monthly = Recurring("m", "协调会", 2, "friday", 540, 60, "", date(2020, 1, 1), date(2020, 3, 31))
    assert list(monthly.days()) == [date(2020, 1, 10), date(2020, 2, 14), date(2020, 3, 13)]


def _weekly(feixi, *tasks, entries=(), day=DAY):
    plan = preparation(*tasks)
    return weekly(replace(feixi, preparation=plan), (Check(day, tuple(entries)),), day, seed=1)


def test_questions_go_to_the_owner_and_the_latest_come_first(feixi):
    """A: of the 39 working days from 20 April to 12 June, 12 are over."""
    made = _weekly(
        feixi,
        task("A", "2020-06-12", started=date(2020, 4, 20), days=3),
        task("B", "2020-06-12", owner="乙"),
        task("C", "2020-05-06", owner=""),
        task("D", "2020-05-13", days=2),
        task("E", "2020-06-12"),
        entries=[Entry("B", problem="缺料")],
    )
    asked = [(one.who, one.task, translate(one.what, "en")) for one in made.questions]
    assert asked == [
        ("办", "C", "who is responsible for it?"),
        ("办", "C", "due 2020-05-06 and not done: what is missing, and by when will it be?"),
        ("甲", "A", "0 % done where 31 % were planned: will it be done by 2020-06-12?"),
        ("乙", "B", "what does it take to settle this: 缺料?"),
        ("甲", "D", "is to begin by 2020-05-12, due 2020-05-13: can it?"),
    ]


def test_load_is_what_falls_into_two_weeks(feixi):
    """Until 21 May: 8, 9, 11 to 15, 18 to 21 are eleven days; A takes the first three, B all of its eleven and more."""
    made = _weekly(feixi, task("A", "2020-06-12", days=3), task("B", "2020-06-19", days=20), task("C", done=DAY))
    load = made.owners[0]
    assert (load.who, load.asked, load.there) == ("甲", 3 + 11, 11)
    assert (load.lights[Light.GREEN], load.lights[Light.DONE]) == (2, 1)
    assert made.units[0].who == "办"


def test_the_agenda_tells_done_next_problems_and_what_to_coordinate(feixi):
    made = _weekly(
        feixi,
        task("A", "2020-05-06", done=date(2020, 5, 6)),
        task("B", "2020-05-06", lead_unit="局"),
        task("C", "2020-05-20", after=(Link("B"),)),
        task("D", "2020-06-12"),
        entries=[Entry("C", coordinate="请县财政局拨款"), Entry("D", problem="缺料")],
    )
    units = {unit.unit: unit for unit in made.agenda.units}
    assert [id for id, _ in units["办"].done] == ["A"]
    assert [id for id, _ in units["办"].next] == ["C"]
    assert [(id, translate(what, "en")) for id, what in units["办"].problems] == [("D", "a problem: 缺料")]
    told = [translate(what, "en") for _, what in units["办"].coordinate]
    assert told == ["请县财政局拨款", "waits for B 任务B of 局"]
    assert [id for id, _ in units["局"].problems] == ["B"]
    assert made.agenda.held is None


def test_changes_are_those_since_the_check_before(feixi):
    plan = preparation(task("A", "2020-06-12", days=4), task("B", "2020-06-12"))
    first = Check(date(2020, 4, 29), (Entry("A", percent=10), Entry("B", problem="缺料")))
    second = Check(DAY, (Entry("A", percent=40), Entry("B", problem="", done=DAY)))
    made = weekly(replace(feixi, preparation=plan), (first, second), DAY, seed=1)
    told = {one.task: [translate(what, "en") for what in one.what] for one in made.changes}
    assert made.since == date(2020, 4, 29)
    assert told == {"A": ["10 % to 40 %"], "B": ["done 2020-05-07", "problem settled: 缺料"]}


@pytest.mark.slow
def test_what_comes_later_does_not_change_what_was(feixi, checks):
    """The check of 22 April is the same with or without that of 7 May."""
    day = date(2020, 4, 22)
    assert weekly(feixi, checks, day, seed=1) == weekly(feixi, checks[:1], day, seed=1)
