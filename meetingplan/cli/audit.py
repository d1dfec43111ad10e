"""`meetingplan audit DIR PLAN.json`: the independent check of a plan, whoever made it."""

import sys
from pathlib import Path

import click

from meetingplan.audit import AuditedPlan, Violation, audit
from meetingplan.cli.read_plan import read_plan
from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, plan_argument, print_json
from meetingplan.domain.clock import Clock
from meetingplan.domain.text import Language, say
from meetingplan.language import translate


@click.command("audit")
@folder_argument
@plan_argument
@language_option
@json_option
def command(folder: Path, plan_file: Path, language: Language | None, as_json: bool) -> None:
    """Check PLAN.json against every rule of DIR; exit status 1 if any is broken."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    result = audit(meeting, read_plan(plan_file, meeting, language))
    violations = () if isinstance(result, AuditedPlan) else result
    if as_json:
        print_json({"violations": [_row(violation, meeting.clock, speak) for violation in violations]})
    else:
        for violation in violations:
            click.echo(f"{violation.rule}: {translate(violation.message, speak)}")
        count = len(violations)
        told = say("{count} violations", count=count) if count > 1 else say("one violation")
        told = told if count else say("the plan keeps every rule")
        click.echo(translate(told, speak))
    sys.exit(1 if violations else 0)


def _row(violation: Violation, clock: Clock, language: Language) -> dict[str, object]:
    def time(minute: int | None) -> str | None:
        return None if minute is None else clock.at(minute).isoformat()

    return {
        "rule": violation.rule,
        "message": translate(violation.message, language),
        "groups": list(violation.groups),
        "node": violation.node,
        "start": time(violation.start),
        "end": time(violation.end),
        "by": violation.by,
    }
