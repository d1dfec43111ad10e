"""What the commands of `progress` share: days on the command line, and the records of a folder."""

import sys
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.speak import refusing, tell
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.progress import Check
from meetingplan.domain.text import Language, say
from meetingplan.prep.weekly import Weekly, weekly
from meetingplan.scenario.fields import parse_date
from meetingplan.scenario.progress import read_checks

BAD_INPUT = 2


class Day(click.ParamType[date]):
    """A day as it stands in the files: 2020-05-07."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else parse_date(value)
        except ValueError:
            self.fail(f"{value} is no day; write 2020-05-07", param, ctx)


def check_of(meeting: Meeting, checks: tuple[Check, ...], day: date, seed: int, language: Language) -> Weekly:
    """The check of a day; tasks that fit no calendar end the command."""
    try:
        return weekly(meeting, checks, day, seed=seed)
    except BeyondCalendarError:
        tell(say("the tasks reach beyond the calendar, which goes from 1970 to 2149; shorten them"), language)
        sys.exit(BAD_INPUT)


def load_checks(folder: Path, language: Language | None) -> tuple[Check, ...]:
    """The records of a scenario's folder; problems end the command."""
    with refusing(language):
        return read_checks(folder)
