"""What can be wrong with an input, and the errors that carry it.

MeetingplanError
 +- InputError           the organiser's files cannot be used as they are (exit status 2)
 +- BeyondCalendarError  tasks take so many days that no calendar knows them (exit status 2)
"""

from dataclasses import dataclass

from meetingplan.domain.text import Message


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: line and column are counted from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: its code, where it is, what is wrong and how to mend it."""

    code: str
    where: Position
    what: Message
    mend: Message


class MeetingplanError(Exception):
    """The root of every error that meetingplan raises on purpose."""


class InputError(MeetingplanError):
    """The input cannot be used; holds every problem found, in the order of the files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.where, p.code)))
        super().__init__("; ".join(f"{p.where}: {p.code}" for p in self.problems))


class BeyondCalendarError(MeetingplanError):
    """The tasks of a preparation reach beyond the days of the calendar."""
