"""What was known on a day: the preparation as it was planned, with every check up to that day written into it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.progress import Check, Entry


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that a check has moved."""

    on: date
    old: date | None
    new: date
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """What the checks have said of one task.

    Args:
        planned: its deadline before any check.
        moves: how the deadline was moved since, in order.
        problem, coordinate: what was said last and is not settled.
        heard: the day of the last check that spoke of it, or None.
    """

    planned: date | None
    moves: tuple[Move, ...] = ()
    problem: str = ""
    coordinate: str = ""
    heard: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at the end of a day.

    Args:
        preparation: its tasks with the deadlines, days and shares that were known, and `as_of` the day.
        strange: tasks that checks spoke of and the preparation no longer has, each with the day of the last check.
    """

    day: date
    preparation: Preparation
    histories: Mapping[TaskId, History]
    checks: tuple[Check, ...]
    strange: Mapping[TaskId, date]


def known(preparation: Preparation, checks: Iterable[Check], day: date) -> Known:
    """What was known at the end of a day; what happened or was recorded later does not count.

    A check goes before what the preparation itself says of the same thing.
    """
    tasks = dict(preparation.at(day).tasks)
    if preparation.as_of and day < preparation.as_of:  # nobody has said how far things were then
        tasks = {id: replace(task, progress=0) for id, task in tasks.items()}
    histories = {id: History(task.deadline) for id, task in tasks.items()}
    heard = tuple(check for check in checks if check.day <= day)
    strange: dict[TaskId, date] = {}
    for check in heard:
        for entry in check.entries:
            if entry.task in tasks:
                histories[entry.task] = _told(histories[entry.task], tasks[entry.task], entry, check.day)
                tasks[entry.task] = _with(tasks[entry.task], entry, check.day)
            else:
                strange[entry.task] = check.day
    return Known(day, replace(preparation, tasks=tasks, as_of=day), histories, heard, strange)


def up_to_date(preparation: Preparation, checks: Sequence[Check], day: date | None = None) -> Preparation:
    """The preparation as it was known at the end of a day, by default of the last of which anything is known."""
    told = (preparation.at().as_of, *(check.day for check in checks))
    day = day or max((when for when in told if when), default=None)
    return known(preparation, checks, day).preparation if day else preparation


def _with(task: Task, entry: Entry, day: date) -> Task:
    """The task with what an entry adds; work of which a share is done has begun by the day of the check."""
    begun = day if entry.percent else None
    done = entry.done if entry.done or entry.percent is not None else task.done
    return replace(
        task,
        started=entry.started or task.started or begun,
        done=done,
        progress=entry.percent if entry.percent is not None else task.progress,
        deadline=entry.deadline or task.deadline,
    )


def _told(history: History, task: Task, entry: Entry, day: date) -> History:
    moves = history.moves
    if entry.deadline and entry.deadline != task.deadline:
        moves = (*moves, Move(day, task.deadline, entry.deadline, entry.reason))
    return replace(
        history,
        moves=moves,
        problem=history.problem if entry.problem is None else entry.problem,
        coordinate=history.coordinate if entry.coordinate is None else entry.coordinate,
        heard=day,
    )
