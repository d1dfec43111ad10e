"""`meetingplan prepare DIR`: the task breakdown and its backward schedule (倒排工期)."""

import sys
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.prepare_json import as_value
from meetingplan.cli.prepare_text import show
from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json, tell
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.text import Language, say
from meetingplan.prep import schedule
from meetingplan.scenario.fields import parse_date


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return parse_date(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value} is not a day such as 2020-05-07") from None


@click.command("prepare")
@folder_argument
@click.option("--as-of", callback=_day, metavar="DATE", help="As things stood at the end of that day.")
@language_option
@json_option
def command(folder: Path, as_of: date | None, language: Language | None, as_json: bool) -> None:
    """Print the breakdown with its backward schedule: earliest and latest dates, float, state, critical path.

    Exit status 1 if a deadline to come cannot be kept; then it says by how many days, and what would mend it.
    """
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    try:
        made = schedule(meeting.preparation, meeting.clock.first_day, as_of)
    except BeyondCalendarError:
        tell(say("the tasks reach beyond the calendar, which goes from 1970 to 2149; shorten them"), speak)
        sys.exit(2)
    if as_json:
        print_json(as_value(meeting.preparation, made, speak))
    else:
        show(meeting.preparation, made, speak)
    sys.exit(1 if made.missed else 0)
