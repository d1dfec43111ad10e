"""`meetingplan prepare DIR`: the task breakdown."""

from pathlib import Path

import click

from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json
from meetingplan.domain.text import Language, say
from meetingplan.language import translate


@click.command("prepare")
@folder_argument
@language_option
@json_option
def command(folder: Path, language: Language | None, as_json: bool) -> None:
    """Print the breakdown: every task with level, owner, lead unit, deadline and state."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    tasks = meeting.preparation
    if as_json:
        print_json(
            [
                {
                    "id": task.id,
                    "name": task.name,
                    "level": tasks.level(task),
                    "parent": task.parent,
                    "owner": task.owner,
                    "lead_unit": task.lead_unit,
                    "days": task.days,
                    "after": [link.task for link in task.after],
                    "deadline": task.deadline.isoformat() if task.deadline else None,
                    "days_before": (meeting.clock.first_day - task.deadline).days if task.deadline else None,
                    "done": task.done.isoformat() if task.done else None,
                }
                for task in tasks.tasks.values()
            ]
        )
        return
    for task in tasks.tasks.values():
        state = say("done {day}", day=task.done) if task.done else say("open")
        days = f"T-{(meeting.clock.first_day - task.deadline).days}" if task.deadline else "-"
        row = (days, str(task.deadline or "-"), task.id, task.name, task.owner, task.lead_unit, translate(state, speak))
        click.echo("  " * (tasks.level(task) - 1) + "  ".join(row))
