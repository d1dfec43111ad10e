"""When each task of the preparation can, must and should be worked on.

Spans are measured between midnights: a task of n working days spans from the midnight before its first to the midnight
after its last. One without working days is a moment, whose start and end are the same midnight.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from meetingplan.domain.ids import TaskId, TeamId
from meetingplan.domain.text import Message

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From the midnight at which `start` begins to the midnight at which `end` begins."""

    start: date
    end: date

    @property
    def last(self) -> date:
        """The last day of it; of a moment, the day at whose end it lies."""
        return self.end - DAY

    @property
    def first(self) -> date:
        """The first day of it; of a moment, the day at whose end it lies."""
        return min(self.start, self.last)


class State(Enum):
    """How a task stands; the first that fits."""

    DONE = "done"
    DONE_LATE = "done late"
    OVERDUE = "overdue"
    """Its deadline has passed."""
    IMPOSSIBLE = "impossible"
    """It cannot be done by its deadline any more."""
    CRITICAL = "critical"
    """A working day of delay breaks a deadline, its own or that of what comes after."""
    UNDER_WAY = "under way"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """One task (or milestone) of the backward schedule (倒排工期表).

    Args:
        early: as soon as everything before it allows.
        late: as late as everything after it, and its deadline, allow.
        planned: as soon or as late as possible, whichever was asked for; moved where staff is short.
        total_float: working days of the owner by which it can slip before a deadline breaks; below 0 one breaks
            already; None of what is done.
        free_float: working days by which it can slip before anything after it moves.
        driver: what its early dates wait for, or None where that is the calendar alone.
        deadline: its own; at the first level the eve of the meeting if it has none; None where that of its whole
            counts.
    """

    id: TaskId
    early: Span
    late: Span
    planned: Span
    total_float: int | None
    free_float: int | None
    driver: TaskId | None
    deadline: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Missed:
    """A deadline to come that cannot be kept.

    Args:
        days: working days that are missing.
        chain: the tasks that lead to it, each driving the next; the task itself is the last.
    """

    task: TaskId
    deadline: date
    earliest: date
    days: int
    chain: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that mends deadlines, found by reckoning the whole schedule again.

    Args:
        days: working days that it changes; ways that change fewer come first.
        mends: the missed deadlines that hold with it.
    """

    what: Message
    task: TaskId
    days: int
    mends: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class Levelling:
    """What fitting the tasks to the staff cost, each figure with its proven bound.

    Args:
        late: days past deadlines, over all tasks; 0 where staff suffices for every deadline that can be kept.
        moved: days by which tasks lie off the dates that were wished for, over all tasks.
        short: the teams that were asked for more people than they have before, with the most that were asked for.
    """

    late: int
    late_bound: int
    moved: int
    moved_bound: int
    short: Mapping[TeamId, int]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The backward schedule (倒排工期).

    Args:
        first_day: T, the meeting's first day.
        rows: of tasks and milestones, in the organiser's order.
        critical: the chain with the least float, each task driving the next.
        unannounced: years whose holidays are not announced yet, so that Mondays to Fridays were counted.
        levelling: None where no task asks for staff, or nobody is short.
    """

    first_day: date
    starts: date
    as_of: date | None
    rows: Mapping[TaskId, Row]
    critical: tuple[TaskId, ...]
    missed: tuple[Missed, ...]
    ways_out: tuple[WayOut, ...]
    unannounced: tuple[int, ...]
    levelling: Levelling | None

    def t_minus(self, day: date) -> str:
        """A day seen from the meeting's first, such as `T-47` or `T+1`."""
        return f"T{(day - self.first_day).days:+d}"
