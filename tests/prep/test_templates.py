"""Tasks of the scenario and the plan: feixi-2020 as it is, and a plan that is changed."""

from dataclasses import replace
from datetime import date

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Group, Plan, Step
from meetingplan.domain.preparation import Preparation, Topic
from meetingplan.prep.differences import differences
from meetingplan.prep.schedule import schedule
from meetingplan.prep.templates import library, tasks_of
from meetingplan.scenario.plan_tasks import dumps, read_plan_tasks


@pytest.fixture(scope="module")
def meeting(feixi: Meeting) -> Meeting:
    """With all topics of the library, each with a task of its own."""
    return replace(feixi, preparation=replace(feixi.preparation, topics=None))


def _plan(*groups: Group) -> Plan:
    return Plan("feixi-2020", "0" * 64, 1, 1, "feasible", (), groups, {})


def _group(coach: str, start: int, people: int = 2) -> Group:
    """From the hotel to one site and back; minutes of the first day."""
    walk = (
        Step("yungu/bay", start - 10, start - 5, people),
        Step("anli/bay", start, start + 2, people),
        Step("anli/showroom", start + 2, start + 20, people, "anli-d1"),
        Step("anli/party-room", start + 20, start + 28, people, "anli-d1"),
        Step("anli/bay", start + 28, start + 30, people),
        Step("yungu/bay", start + 40, start + 42, people),
    )
    return Group(f"G{coach}", coach, tuple(f"D{n}" for n in range(people)), walk)


def test_everything_is_made_once_for_each_of_its_things(meeting):
    """Five sites, ten docents, one lift bank, eight coaches, eight speakers in two sessions, two hotels, five meals."""
    counts: dict[str, int] = {}
    for task in tasks_of(meeting, None):
        kind = task.id.partition(".")[0]
        counts[kind] = counts.get(kind, 0) + 1
    once = ("lift-check", "lift-attendant", "test-drive", "contingency", "full-rehearsal")
    expected = {
        **dict.fromkeys(("script", "script-review", "script-approval", "signs", "walk-through", "tables"), 5),
        **dict.fromkeys(("coach-check", "driver-briefing", "coach-leader", "paper", "paper-review"), 8),
        **dict.fromkeys(("cue-sheet", "rooms", "seating"), 2),
        **dict.fromkeys((*once, "publicity-before", "publicity-during", "publicity-after"), 1),
        "docent-training": 10,
    }
    topics = {topic.id: 1 for topic in library().topics}
    assert counts == expected | topics


def test_a_task_waits_for_those_of_its_own_thing(meeting):
    tasks = {task.id: task for task in tasks_of(meeting, None)}
    before = {id: sorted(link.task for link in task.after) for id, task in tasks.items()}
    assert before["script-review.anli"] == ["script.anli"]
    assert before["docent-training.anli-d1"] == ["script-approval.anli"]
    assert before["walk-through.jinrui"] == ["docent-training.jinrui-d1", "script-approval.jinrui", "signs.jinrui"]
    assert before["cue-sheet.training"] == ["paper-review.training.D208"]
    assert before["driver-briefing.C3"] == ["test-drive.visits"]
    assert len(before["full-rehearsal"]) == 1 + 5 + 2 + 8


def test_deadlines_are_counted_from_the_meeting(meeting):
    """T is 23 June 2020; T-32 is Friday 22 May, T-6 Wednesday 17 June, T-8 Monday 15 June."""
    due = {task.id: task.deadline for task in tasks_of(meeting, None)}
    assert (due["script.anli"], due["walk-through.anli"], due["signs.anli"]) == (
        date(2020, 5, 22),
        date(2020, 6, 17),
        date(2020, 6, 15),
    )


def test_a_task_begins_with_days_to_spare(meeting):
    """A script takes 5 days, or 8 if much goes wrong: the 8th working day up to Friday 22 May is Wednesday the 13th. A
    coach is checked in one day, with two to spare: the third up to Wednesday 17 June is Monday the 15th.
    """
    first = {task.id: task.not_before for task in tasks_of(meeting, None)}
    assert (first["script.anli"], first["coach-check.C1"]) == (date(2020, 5, 13), date(2020, 6, 15))


def test_tasks_of_templates_leave_floats_that_mean_something(meeting):
    """All alone, on 4 May: the first script begins on its day, and nothing has fewer than two days to lose."""
    tasks = {task.id: task for task in tasks_of(meeting, None)}
    rows = schedule(Preparation(tasks), date(2020, 6, 23), date(2020, 5, 4)).rows
    assert rows["script.anli"].early.first == date(2020, 5, 13)
    assert rows["script.anli"].total_float == 3
    assert min(row.total_float for row in rows.values()) == 2


def test_a_deadline_is_a_working_day(meeting):
    """T-10 is Saturday 13 June: Friday the 12th."""
    due = {task.id: task.deadline for task in tasks_of(meeting, None)}
    assert due["cue-sheet.plenary"] == date(2020, 6, 12)


def test_people_of_the_scenario_own_what_is_theirs(meeting):
    owners = {task.id: (task.owner, task.lead_unit) for task in tasks_of(meeting, None)}
    assert owners["driver-briefing.C1"][0] == meeting.coaches["C1"].leader
    speaker = meeting.delegates["D204"]
    assert owners["paper.plenary.D204"] == (speaker.name, meeting.delegations[speaker.delegation].name.zh_CN)


def test_a_topic_brings_its_parent_owner_and_unit(meeting):
    topics = {"narration": Topic("narration", "K21", owner="糜小玉"), "safety": Topic("safety")}
    chosen = replace(meeting, preparation=replace(meeting.preparation, topics=topics))
    tasks = {task.id: task for task in tasks_of(chosen, None)}
    script = tasks["script.anli"]
    assert (script.parent, script.owner) == ("K21", "糜小玉")
    assert script.lead_unit == meeting.preparation.tasks["K21"].lead_unit
    assert "narration" not in tasks
    assert tasks["contingency"].parent == "safety"
    assert "signs.anli" not in tasks
    assert all(link.task in tasks for link in tasks["full-rehearsal"].after)


def test_another_plan_adds_drops_and_changes(meeting):
    """C2 goes instead of C3, and C1 is at the site an hour later; its docent leads as many as before."""
    old = tasks_of(meeting, _plan(_group("C1", 800), _group("C3", 900)))
    new = tasks_of(meeting, _plan(_group("C1", 860), _group("C2", 900)))
    told = differences(old, new)
    assert [task.id for task in told.added] == ["coach-check.C2", "driver-briefing.C2", "coach-leader.C2"]
    assert [task.id for task in told.dropped] == ["coach-check.C3", "driver-briefing.C3", "coach-leader.C3"]
    assert told.changed == {
        "walk-through.anli": ("measure",),
        "driver-briefing.C1": ("measure",),
        "full-rehearsal": ("after",),
    }
    assert not differences(new, new)


def test_a_briefing_tells_the_run_of_the_coach(meeting):
    """Minute 800 is 13:20."""
    tasks = {task.id: task for task in tasks_of(meeting, _plan(_group("C1", 800)))}
    assert tasks["driver-briefing.C1"].measure == "安利股份 06-23 13:20–13:50"
    assert tasks["coach-leader.C1"].measure.startswith("本车2人")
    assert tasks["docent-training.anli-d1"].measure == "讲解1批次，共2人"
    assert tasks["docent-training.anli-d2"].measure == "讲解0批次，共0人"


def test_what_is_written_is_read(meeting):
    made = tasks_of(meeting, _plan(_group("C1", 800)))
    found = []
    assert read_plan_tasks(dumps(made), "plan-tasks.yaml", meeting.preparation, found) == made
    assert found == []


def test_an_id_of_the_preparation_is_refused(meeting):
    made = [replace(task, id="X01") for task in tasks_of(meeting, None)[:1]]
    found = []
    read_plan_tasks(dumps(made), "plan-tasks.yaml", meeting.preparation, found)
    assert [problem.code for problem in found] == ["duplicate-id"]
