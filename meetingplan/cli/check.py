"""`meetingplan check DIR`: every problem of a scenario, and the assumptions that it rests on."""

from pathlib import Path

import click

from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json, reason
from meetingplan.domain.text import Language, say
from meetingplan.language import translate


@click.command("check")
@folder_argument
@language_option
@json_option
def command(folder: Path, language: Language | None, as_json: bool) -> None:
    """Read DIR, print every problem at once, or what was read and every assumed figure."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    if as_json:
        rows = [
            {"where": str(a.where), "path": a.path, "value": a.value, "source": reason(a, speak)}
            for a in meeting.assumptions
        ]
        print_json({"id": meeting.id, "problems": [], "assumptions": rows})
        return
    sites = {site for window in meeting.windows.values() for site in window.offered}
    found = say(
        "{title}: {delegates} delegates, {coaches} coaches, {sites} sites, {tasks} tasks; no problems found",
        title=meeting.title,
        delegates=len(meeting.delegates),
        coaches=len(meeting.coaches),
        sites=len(sites),
        tasks=len(meeting.preparation.tasks),
    )
    click.echo(translate(found, speak))
    for assumption in meeting.assumptions:
        click.echo(f"{assumption.where}: {assumption.path} = {assumption.value}: {reason(assumption, speak)}")
