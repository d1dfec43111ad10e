"""`meetingplan progress sheets DIR --as-of DATE -o FILE.xlsx`: the workbook that units fill in for a check."""

from datetime import date
from pathlib import Path

import click

from meetingplan.cli.progress.reading import check_of
from meetingplan.cli.records import Day, load_checks
from meetingplan.cli.speak import folder_argument, language_option, load_meeting, tell, writing
from meetingplan.domain.text import Language, say
from meetingplan.publish.weekly.sheets import sheets
from meetingplan.store import files


@click.command("sheets")
@folder_argument
@click.option("--as-of", "day", type=Day(), required=True, help="The day as of which the open tasks are listed.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The workbook to write (.xlsx).")
@language_option
def command(folder: Path, day: date, output: Path, language: Language | None) -> None:
    """Write a workbook with a sheet for every lead unit: its open tasks, and cells to fill in and send back."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    made = sheets(check_of(meeting, load_checks(folder, language), day, 1, speak), speak)
    with writing(output, speak):
        files.write(output, made)
    tell(say("sheets for all lead units are in {path}", path=output), speak)
