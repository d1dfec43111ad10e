"""`meetingplan check DIR`: every problem of a scenario, what is assumed, and what the reconnaissance says."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_meeting,
    print_json,
    reason,
    tell,
    writing,
)
from meetingplan.cli.survey import survey_lines, survey_rows
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.publish.pages.survey import survey_page
from meetingplan.store.files import write
from meetingplan.survey import Survey, Verdict, survey

DONE, NO = 0, 1


@click.command("check")
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the reconnaissance as a page, too.")
@click.option("--assumptions", is_flag=True, help="List every assumed figure, with its place and reason.")
@language_option
@json_option
def command(folder: Path, output: Path | None, assumptions: bool, language: Language | None, as_json: bool) -> None:
    """Read DIR, print every problem at once; or how much is assumed, and whether each site serves the meeting.

    Exit status 1 where a site is unsuitable.
    """
    meeting = load_meeting(folder, language)
    speak, found = language or meeting.language, survey(meeting)
    if as_json:
        print_json(_rows(meeting, found, speak))
    else:
        _print(meeting, found, speak, assumptions)
    if output is not None:
        with writing(output, speak):
            write(output, survey_page(meeting, found, speak))
        tell(say("open {path} to see the reconnaissance", path=output), speak)
    sys.exit(NO if found.verdict is Verdict.UNSUITABLE else DONE)


def _rows(meeting: Meeting, found: Survey, language: Language) -> dict[str, object]:
    assumed = [
        {"where": str(a.where), "path": a.path, "value": a.value, "source": reason(a, language)}
        for a in meeting.assumptions
    ]
    return {"id": meeting.id, "problems": [], **survey_rows(found, language), "assumptions": assumed}


def _print(meeting: Meeting, found: Survey, language: Language, listed: bool) -> None:
    """What is assumed comes before the verdicts: the last lines are read."""
    sites = {site for window in meeting.windows.values() for site in (*window.offered, *window.candidates)}
    read = say(
        "{title}: {delegates} delegates, {coaches} coaches, {sites} sites, {tasks} tasks; no problems found",
        title=meeting.title,
        delegates=len(meeting.delegates),
        coaches=len(meeting.coaches),
        sites=len(sites),
        tasks=len(meeting.preparation.tasks),
    )
    click.echo(translate(read, language))
    for line in _each(meeting, language) if listed else _counted(meeting, language):
        click.echo(line)
    for message in survey_lines(meeting, found):
        click.echo(translate(message, language))


def _each(meeting: Meeting, language: Language) -> Iterator[str]:
    for assumption in meeting.assumptions:
        yield f"{assumption.where}: {assumption.path} = {assumption.value}: {reason(assumption, language)}"


def _counted(meeting: Meeting, language: Language) -> Iterator[str]:
    """How many figures are assumed, and where: part by part of each file."""
    parts: dict[tuple[str, str], list[int]] = {}
    for assumption in meeting.assumptions:
        key = assumption.where.file, assumption.path.partition(".")[0]
        parts.setdefault(key, []).append(assumption.where.line)
    if parts:
        count = len(meeting.assumptions)
        yield translate(say("{count} figures are assumed; --assumptions lists them:", count=count), language)
    for (file, part), lines in parts.items():
        first, last = min(lines), max(lines)
        span = f":{first}-{last}" if first < last else f":{last}" if last else ""
        where = f"{file}{span}"
        yield translate(say("  {where}: {part}: {count}", where=where, part=part, count=len(lines)), language)
