"""Reading a plan file against its scenario."""

from pathlib import Path

from meetingplan.cli.speak import refusing
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.text import Language, say
from meetingplan.store import plan_file


def read_plan(path: Path, meeting: Meeting, language: Language | None) -> Plan:
    """The plan in a file; problems end the command."""
    text = plan_bytes(path, language)
    with refusing(language):
        return plan_file.loads(text, str(path), meeting.clock)


def plan_bytes(path: Path, language: Language | None) -> bytes:
    """What stands in a plan file; problems end the command."""
    with refusing(language):
        try:
            return path.read_bytes()
        except OSError as error:
            what = say("the plan cannot be read: {reason}", reason=error.strerror or str(error))
            mend = say("name a plan.json that meetingplan plan has written")
            raise InputError((Problem("unreadable-file", Position(str(path)), what, mend),)) from error
