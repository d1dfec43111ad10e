"""What the weekly checks have recorded, for every command that tells how the preparation stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.speak import refusing
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.progress import Check
from meetingplan.domain.text import Language
from meetingplan.prep.known import up_to_date
from meetingplan.scenario.fields import parse_date
from meetingplan.scenario.progress import read_checks


class Day(click.ParamType[date]):
    """A day as it stands in the files: 2020-05-07."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else parse_date(value)
        except ValueError:
            self.fail(f"{value} is no day; write 2020-05-07", param, ctx)


def load_checks(folder: Path, language: Language | None) -> tuple[Check, ...]:
    """The records of a scenario's folder; problems end the command."""
    with refusing(language):
        return read_checks(folder)


def with_checks(meeting: Meeting, folder: Path, language: Language | None, day: date | None = None) -> Meeting:
    """The meeting with its preparation as known at the end of a day, by default of the last check; problems end the
    command.
    """
    return replace(meeting, preparation=up_to_date(meeting.preparation, load_checks(folder, language), day))
