"""`meetingplan prepare DIR`: the task breakdown and its backward schedule (倒排工期)."""

import sys
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.gates import gate_lines, gate_row
from meetingplan.cli.prepare_json import as_value
from meetingplan.cli.prepare_text import show
from meetingplan.cli.records import Day, with_checks
from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json, tell
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.text import Language, say
from meetingplan.prep import schedule
from meetingplan.prep.gates import gates


@click.command("prepare")
@folder_argument
@click.option("--as-of", type=Day(), help="As things stood at the end of that day.")
@language_option
@json_option
def command(folder: Path, as_of: date | None, language: Language | None, as_json: bool) -> None:
    """Print the breakdown with its backward schedule: earliest and latest dates, float, state, critical path.

    What weekly checks have recorded by then counts. Exit status 1 if a deadline to come cannot be kept; then it says
    by how many days, and what would mend it.
    """
    meeting = with_checks(load_meeting(folder, language), folder, language, as_of)
    speak, preparation = language or meeting.language, meeting.preparation
    try:
        made = schedule(preparation, meeting.clock.first_day)
    except BeyondCalendarError:
        tell(say("the tasks reach beyond the calendar, which goes from 1970 to 2149; shorten them"), speak)
        sys.exit(2)
    states = gates(preparation, made, made.as_of).values()
    if as_json:
        ready = [gate_row(state, meeting, speak) for state in states]
        print_json(as_value(preparation, made, speak) | {"gates": ready})
    else:
        show(preparation, made, speak)
        for line in gate_lines(states, meeting, speak):
            click.echo(line)
    sys.exit(1 if made.missed else 0)
