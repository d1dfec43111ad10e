"""What the commands of `progress` share: the check of a day."""

import sys
from datetime import date

from meetingplan.cli.speak import tell
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.progress import Check
from meetingplan.domain.text import Language, say
from meetingplan.prep.weekly import Weekly, weekly

BAD_INPUT = 2


def check_of(meeting: Meeting, checks: tuple[Check, ...], day: date, seed: int, language: Language) -> Weekly:
    """The check of a day; tasks that fit no calendar end the command."""
    try:
        return weekly(meeting, checks, day, seed=seed)
    except BeyondCalendarError:
        tell(say("the tasks reach beyond the calendar, which goes from 1970 to 2149; shorten them"), language)
        sys.exit(BAD_INPUT)
