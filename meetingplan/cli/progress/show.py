"""`meetingplan progress DIR --as-of DATE`: how the preparation stood at the end of a day."""

import sys
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.progress.reading import BAD_INPUT, check_of
from meetingplan.cli.progress.rows import row
from meetingplan.cli.progress.template import TEMPLATE
from meetingplan.cli.records import Day, load_checks
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_meeting,
    print_json,
    refusing,
    tell,
    writing,
)
from meetingplan.domain.problems import InputError, Problem
from meetingplan.domain.text import Language, say
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.pdf import MissingFontError
from meetingplan.publish.weekly import render
from meetingplan.publish.weekly.build import report
from meetingplan.publish.weekly.terminal import lines
from meetingplan.publish.weekly.word import TemplateFaultError
from meetingplan.store import files
from meetingplan.store.decode import read

_MAX_BYTES = 8_000_000


@click.command("show")
@folder_argument
@click.option(
    "--as-of", "day", type=Day(), help="The day at whose end things are told; by default that of the last check."
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Of the forecast: the same seed gives the same figures."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for the report and the pictures.")
@language_option
@json_option
def command(
    folder: Path, day: date | None, seed: int, output: Path | None, language: Language | None, as_json: bool
) -> None:
    """Tell what is late, what comes next and who must be asked, as known at the end of a day; write it into OUT."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    checks = load_checks(folder, language)
    day = day or (checks[-1].day if checks else meeting.preparation.as_of)
    if day is None:
        raise click.UsageError("there is no check yet; say --as-of DATE")
    made = check_of(meeting, checks, day, seed, speak)
    if output:
        _write(output, made, speak, folder / TEMPLATE)
    if as_json:
        print_json(row(made, speak))
        return
    for line in lines(report(made, speak)):
        click.echo(line)
    if output:
        tell(say("the report and the pictures are in {path}", path=output), speak)


def _write(output: Path, made: Weekly, language: Language, template: Path) -> None:
    try:
        with refusing(language):
            rendered = dict(render(made, language, _read(template)))
    except MissingFontError as error:
        tell(say("no font with Chinese letters is installed; install one of: {fonts}", fonts=error), language)
        sys.exit(BAD_INPUT)
    except TemplateFaultError as error:
        tell(say("{path} cannot be filled in: {reason}; mend it, or begin anew with meetingplan progress template",
                 path=template, reason=error), language)  # fmt: skip
        sys.exit(BAD_INPUT)
    with writing(output, language):
        files.write_all(output, rendered.items())


def _read(template: Path) -> bytes | None:
    """The template of the scenario, if it has one."""
    found: list[Problem] = []
    data = read(template, str(template), _MAX_BYTES, found) if template.exists() else None
    if found:
        raise InputError(tuple(found))
    return data
