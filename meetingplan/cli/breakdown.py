"""`meetingplan breakdown DIR [PLAN.json]`: reconciles the lists, and makes tasks of the scenario and the plan."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from meetingplan.cli.read_plan import read_plan
from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json, tell, writing
from meetingplan.domain.ids import TaskId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.preparation import SPECIALS, Preparation, Task
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.prep.differences import Differences, differences
from meetingplan.prep.reconcile import HINTS, Finding, reconcile, special_name
from meetingplan.prep.templates import tasks_of
from meetingplan.scenario.load import PLAN_TASKS
from meetingplan.scenario.plan_tasks import dumps
from meetingplan.store import files

NO = 1
_FIELD_NAMES = {
    "name": say("name"),
    "parent": say("whole that it is a part of"),
    "owner": say("Owner"),
    "lead_unit": say("Lead unit"),
    "days": say("Working days"),
    "not_before": say("first day"),
    "deadline": say("Deadline"),
    "measure": say("measure"),
    "after": say("tasks before it"),
}


@click.command("breakdown")
@folder_argument
@click.argument("plan_file", type=click.Path(path_type=Path), metavar="[PLAN.json]", required=False)
@click.option("--write", is_flag=True, help="Write DIR/plan-tasks.yaml, so that the tasks belong to the preparation.")
@language_option
@json_option
def command(folder: Path, plan_file: Path | None, write: bool, language: Language | None, as_json: bool) -> None:
    """Find orphans, duplicates and gaps of the breakdown, and what the plan adds to it, drops and changes."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    plan = read_plan(plan_file, meeting, language) if plan_file else None
    made = tasks_of(meeting, plan)
    preparation = meeting.preparation
    told = differences((preparation.tasks[id] for id in preparation.tasks if id in preparation.from_plan), made)
    if write:
        with writing(folder, speak):
            files.write(folder / PLAN_TASKS, dumps(made))
    findings = reconcile(meeting.preparation)
    if as_json:
        print_json(_row(meeting, findings, told, speak))
    else:
        _print(meeting.preparation, findings, told, {task.id: task for task in made}, speak)
        if write:
            tell(say("{count} tasks written to {path}", count=len(made), path=folder / PLAN_TASKS), speak)
    if any(finding.kind not in HINTS for finding in findings):
        sys.exit(NO)


def _print(
    preparation: Preparation,
    findings: tuple[Finding, ...],
    told: Differences,
    made: Mapping[TaskId, Task],
    language: Language,
) -> None:
    levels = [sum(preparation.level(task) == level for task in preparation.tasks.values()) for level in (1, 2, 3)]
    head = say("{count} tasks: {first} of the first level, {second} of the second, {third} of the third",
               count=sum(levels), first=levels[0], second=levels[1], third=levels[2])  # fmt: skip
    click.echo(translate(head, language))
    for special in SPECIALS:
        if ids := preparation.specials.get(special):
            line = say("{special}: settled by {tasks}", special=special_name(special), tasks=", ".join(ids))
            click.echo(translate(line, language))
    for finding in findings:
        click.echo(translate(finding.what, language))
    for task in told.added:
        click.echo(translate(say("+ {id} {name}, due {day}", id=task.id, name=task.name, day=task.deadline), language))
    for task in told.dropped:
        click.echo(translate(say("- {id} {name}", id=task.id, name=task.name), language))
    for id, fields in told.changed.items():
        click.echo(translate(say("~ {id} {name}, now:", id=id, name=preparation.tasks[id].name), language))
        for field in fields:
            click.echo(f"    {translate(_FIELD_NAMES[field], language)}: {_shown(made[id], field)}")
    if not told:
        click.echo(translate(say("the tasks of scenario and plan are as they were written"), language))


def _shown(task: Task, field: str) -> str:
    if field == "after":
        return ", ".join(link.task for link in task.after)
    return str(getattr(task, field) or "-")


def _row(meeting: Meeting, findings: tuple[Finding, ...], told: Differences, language: Language) -> dict[str, object]:
    preparation = meeting.preparation
    return {
        "tasks": len(preparation.tasks),
        "levels": [sum(preparation.level(t) == level for t in preparation.tasks.values()) for level in (1, 2, 3)],
        "specials": {special: list(preparation.specials.get(special, ())) for special in SPECIALS},
        "findings": [{"kind": f.kind, "tasks": list(f.tasks), "what": translate(f.what, language)} for f in findings],
        "added": [{"id": t.id, "name": t.name, "deadline": str(t.deadline), "measure": t.measure} for t in told.added],
        "dropped": [t.id for t in told.dropped],
        "changed": {id: list(fields) for id, fields in told.changed.items()},
    }
