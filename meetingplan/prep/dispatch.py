"""The days on which meetings of the preparation are held: moved to a working day where they fall on none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.preparation import Preparation
from meetingplan.domain.recurring import Recurring
from meetingplan.prep.calendar import COMMON, Workdays
from meetingplan.prep.counting import on_or_after


@dataclass(frozen=True, slots=True)
class Held:
    """One of the times that a meeting is held.

    Args:
        number: the how many-th it is, from 1.
        regular: the day on which it would have been, had that been a working day.
    """

    meeting: Recurring
    number: int
    day: date
    regular: date


def held(preparation: Preparation, calendars: Workdays) -> tuple[Held, ...]:
    """All of them, in order of days; two of one meeting that would fall on the same day are one."""
    days = calendars[COMMON]
    return tuple(sorted(
        (one for meeting in preparation.meetings.values() for one in _held(meeting, days)),
        key=lambda one: (one.day, one.meeting.at, one.meeting.id),
    ))  # fmt: skip


def _held(meeting: Recurring, days: Sequence[date]) -> Iterator[Held]:
    moved = {on_or_after(days, day): day for day in meeting.days()}
    for number, (day, regular) in enumerate(moved.items(), start=1):
        yield Held(meeting, number, day, regular)
