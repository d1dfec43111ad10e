"""`meetingplan publish DIR PLAN.json -o OUT`: everything that people need, from a plan that passes the audit."""

import sys
from datetime import date
from pathlib import Path

import click

from meetingplan.audit import AuditedPlan, audit
from meetingplan.cli.issue import issue, known_outputs
from meetingplan.cli.read_plan import read_plan
from meetingplan.cli.records import Day, with_checks
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_scenario,
    plan_argument,
    print_json,
    refusing,
    tell,
    writing,
)
from meetingplan.domain.text import Language, say


@click.command("publish")
@folder_argument
@plan_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the results.")
@click.option(
    "--as-of", "day", type=Day(), help="Preparation as known at the end of that day; by default the last check."
)
@click.option("--only", help="Comma-separated outputs; all by default.")
@language_option
@json_option
def command(
    folder: Path,
    plan_file: Path,
    output: Path,
    day: date | None,
    only: str | None,
    language: Language | None,
    as_json: bool,
) -> None:
    """Write itineraries, calendars, tasks and the overview of an audited plan into OUT."""
    chosen = _chosen(only)
    meeting, scenario = load_scenario(folder, language)
    meeting = with_checks(meeting, folder, language, day)
    speak = language or meeting.language
    audited = audit(meeting, read_plan(plan_file, meeting, language))
    if not isinstance(audited, AuditedPlan):
        tell(say("the plan breaks {count} rules; meetingplan audit tells which", count=len(audited)), speak)
        sys.exit(1)
    with writing(output, speak), refusing(language):
        _, made = issue(audited, scenario, output, speak, chosen)
    if as_json:
        print_json({"files": sorted(made)})
    else:
        tell(say("{count} files written to {path}", count=len(made), path=output), speak)


def _chosen(only: str | None) -> frozenset[str] | None:
    known = known_outputs()
    if only is None:
        return None
    chosen = frozenset(name.strip() for name in only.split(","))
    if strange := sorted(chosen - set(known)):
        raise click.BadParameter(f"{', '.join(strange)}: choose from {', '.join(known)}", param_hint="--only")
    return chosen
