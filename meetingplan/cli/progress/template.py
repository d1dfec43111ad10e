"""`meetingplan progress template DIR`: the template of the weekly report, for the organiser to change."""

from pathlib import Path

import click

from meetingplan.cli.speak import folder_argument, language_option, load_meeting, tell, writing
from meetingplan.domain.text import Language, say
from meetingplan.publish.weekly.word import default_template
from meetingplan.store import files

TEMPLATE = Path("templates", "weekly.docx")
"""Below the folder of a scenario."""


@click.command("template")
@folder_argument
@language_option
def command(folder: Path, language: Language | None) -> None:
    """Write DIR/templates/weekly.docx to change in Word or WPS; `progress DIR -o OUT` fills it in from then on."""
    meeting = load_meeting(folder, language)
    path = folder / TEMPLATE
    with writing(path, language or meeting.language):
        files.create(path, default_template())
    tell(say("the template is in {path}; change it in Word or WPS", path=path), language or meeting.language)
