"""Floats, states, chains, ways out and staff of whole schedules, reckoned by hand on the calendar of 2020."""

from datetime import date

import pytest

from meetingplan.domain.ids import TaskId, TeamId
from meetingplan.domain.preparation import Calendar, Days, Link, LinkKind, Milestone, Owner, Preparation, Team
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import Span, State
from meetingplan.prep import schedule
from meetingplan.prep.calendar import unannounced, workdays
from tests.prep.networks import FIRST_DAY, preparation, task


def day(text: str) -> date:
    return date.fromisoformat(f"2020-{text}")


def test_make_up_days_are_worked_and_overrides_go_before_the_country() -> None:
    calendar = Calendar(off=(Days(day("05-11"), day("05-11")),), works=(Days(day("05-10"), day("05-10")),))
    owner = Owner("own", off=(Days(day("05-09"), day("05-09")),), works=(Days(day("05-11"), day("05-11")),))
    days = workdays(preparation(calendar=calendar, owners=[owner]), FIRST_DAY)
    # Saturday, 9 May was made up for the holidays of 1 to 5 May.
    week = [date(2020, 5, n) for n in range(1, 12)]
    assert [one.day for one in week if one in days[""]] == [6, 7, 8, 9, 10]
    assert [one.day for one in week if one in days["own"]] == [6, 7, 8, 10, 11]


def test_years_without_announced_holidays_are_named() -> None:
    assert unannounced("CN", [date(2026, 1, 1), date(2039, 1, 1), date(2038, 5, 1)]) == (2038, 2039)
    assert unannounced("none", [date(2039, 1, 1)]) == ()


def test_floats_count_the_owners_working_days() -> None:
    """A takes 10 and 11 February, Monday and Tuesday; B is due on Friday the 14th, C by the eve, Sunday the 23rd."""
    plan = preparation(
        task("A", 2, not_before=day("02-10")),
        task("B", 1, Link(TaskId("A")), deadline=day("02-14")),
        task("C", 1, Link(TaskId("A")), owner="away"),
        owners=[Owner("away", off=(Days(day("02-12"), day("02-13")),))],
    )
    rows = schedule(plan, FIRST_DAY).rows
    assert rows[TaskId("A")].early == Span(day("02-10"), day("02-12"))
    # A may end on Thursday the 13th: two days later. C begins on Friday, whatever A does until then.
    assert (rows[TaskId("A")].total_float, rows[TaskId("A")].free_float) == (2, 0)
    assert (rows[TaskId("B")].total_float, rows[TaskId("B")].free_float) == (2, 2)
    # C is done on the 14th, and could be done on Friday the 21st: five working days later.
    assert (rows[TaskId("C")].early.last, rows[TaskId("C")].total_float) == (day("02-14"), 5)


def test_as_late_as_possible_moves_nothing_else() -> None:
    plan = preparation(
        task("A", 1, not_before=day("02-10"), timing="alap"),
        task("B", 3, not_before=day("02-10")),
        task("C", 1, Link(TaskId("A")), Link(TaskId("B"))),
    )
    rows = schedule(plan, FIRST_DAY).rows
    assert rows[TaskId("A")].early.last == day("02-10")
    assert (rows[TaskId("A")].planned.last, rows[TaskId("C")].planned.first) == (day("02-12"), day("02-13"))


def test_what_has_begun_goes_on_and_what_is_done_binds_nothing() -> None:
    plan = preparation(
        task("A", 4, started=day("02-05"), progress=50, deadline=day("02-12")),
        task("B", 1, Link(TaskId("A")), done=day("02-06"), deadline=day("02-05")),
        task("C", 1, Link(TaskId("B")), deadline=day("02-06")),
        task("D", 2, Link(TaskId("A"), LinkKind.SS, 2)),
    )
    made = schedule(plan, FIRST_DAY)
    assert made.as_of == day("02-06")
    # Half of four days are left: Friday the 7th and Monday the 10th. B was late; the deadline of C has passed.
    assert made.rows[TaskId("A")].early == Span(day("02-07"), day("02-11"))
    assert [made.rows[TaskId(id)].state for id in "ABCD"] == [
        State.UNDER_WAY, State.DONE_LATE, State.OVERDUE, State.OPEN
    ]  # fmt: skip
    assert (made.rows[TaskId("A")].total_float, made.rows[TaskId("B")].total_float, made.missed) == (2, None, ())
    # Seen from the day before, B is open.
    assert schedule(plan, FIRST_DAY, day("02-05")).rows[TaskId("B")].state is State.OVERDUE


def test_a_whole_ends_with_its_last_part_and_a_milestone_lies_on_its_day() -> None:
    whole = preparation(task("W", 1), task("P", 3, parent=TaskId("W")))
    milestone = Milestone(TaskId("M"), "M", 10, (TaskId("W"),))
    plan = Preparation(whole.tasks, milestones={milestone.id: milestone}, starts=day("02-10"))
    made = schedule(plan, FIRST_DAY)
    assert made.rows[TaskId("W")].early == Span(day("02-12"), day("02-13"))
    # T-10 is Friday, 14 February: two days after the part can be done. It lies on its day.
    assert made.rows[TaskId("M")].planned.last == day("02-14")
    assert [made.rows[TaskId(id)].total_float for id in "WPM"] == [2, 2, 2]
    assert made.critical == ("P", "W", "M")


def test_every_way_out_holds_when_it_is_gone() -> None:
    plan = preparation(
        task("A", 3, not_before=day("02-05"), owner="one"),
        task("B", 3, Link(TaskId("A")), deadline=day("02-11")),
    )
    made = schedule(plan, FIRST_DAY)
    # A until Friday the 7th, B until Wednesday the 12th: one day late.
    (lost,) = made.missed
    assert (lost.task, lost.earliest, lost.days, lost.chain) == ("B", day("02-12"), 1, ("A", "B"))
    assert {(way.what.template.split()[0], way.task, way.days) for way in made.ways_out} == {
        ("shorten", "A", 1), ("shorten", "B", 1), ("let", "B", 1), ("put", "B", 1)
    }  # fmt: skip
    assert all(way.mends == ("B",) for way in made.ways_out)


def test_staff_that_is_short_moves_as_little_as_can_be() -> None:
    """Three tasks of two days want both residents on the 10th; one more seconded person helps only the last."""
    teams = {
        TeamId("all"): Team(TeamId("all"), "all", 3),
        TeamId("here"): Team(TeamId("here"), "here", 2, within=TeamId("all")),
    }
    tasks = [task(id, 2, staff={TeamId("here"): 1}, not_before=day("02-10")) for id in "ABC"]
    tasks.append(task("D", 1, staff={TeamId("all"): 1}, not_before=day("02-10")))
    plan = Preparation({one.id: one for one in tasks}, teams=teams, starts=day("02-10"))
    made = schedule(plan, FIRST_DAY)
    # 4 of 3 and 3 of 2 are asked for. One of A, B, C waits for two days; D still finds the third person.
    assert made.levelling is not None
    assert made.levelling.short == {"all": 4, "here": 3}
    assert (made.levelling.late, made.levelling.moved, made.levelling.moved_bound) == (0, 2, 2)
    assert sorted(made.rows[TaskId(id)].planned.last for id in "ABC") == [day("02-11"), day("02-11"), day("02-13")]
    assert made.rows[TaskId("D")].planned.last == day("02-10")


def test_tasks_beyond_all_days_are_refused() -> None:
    chain = [task(f"T{n}", 2000, *([Link(TaskId(f"T{n - 1}"))] if n else [])) for n in range(40)]
    with pytest.raises(BeyondCalendarError):
        schedule(preparation(*chain), FIRST_DAY)
