"""The backward pass: how late each task can lie, found by counting in tables of working days.

Shares nothing with the forward pass but the domain. A link's bound on the task before it is the exact inverse of what
the link does forwards: of all midnights that it moves to one allowed, the last. That matters with calendars, where
counting the same days back does not lead to where one came from: what may end before a weekend may end after it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Link, LinkKind, Task
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import Span

COMMON = ""

_Tables = Mapping[str, Sequence[int]]
"""By owner, the ordinals of the days that they work, rising."""
_Follower = tuple[Task, Link]


def backward(
    activities: Mapping[TaskId, Task],
    workdays: Mapping[str, Sequence[date]],
    keep: Mapping[TaskId, Span] | None = None,
) -> Mapping[TaskId, Span]:
    """The late dates of every activity that is not done.

    Args:
        activities: each after what it waits for, with a deadline.
        workdays: by owner, and under `""` the common calendar; in order.
        keep: where given activities lie, whatever comes after them.

    Raises:
        BeyondCalendarError: a task begins before the first day of its calendar.
    """
    tables, followers = _tables(workdays), _followers(activities)
    made: dict[TaskId, Span] = {}
    for id, task in reversed(list(activities.items())):
        if keep and id in keep:
            made[id] = keep[id]
        elif task.done is None:
            start, end = _bounds(task, followers[id], made, tables[COMMON])
            deadline = task.deadline.toordinal() + 1 if task.deadline else inf
            made[id] = _last(task, start, min(end, deadline), tables)
    return made


def before_others_move(
    activities: Mapping[TaskId, Task], workdays: Mapping[str, Sequence[date]], spans: Mapping[TaskId, Span]
) -> Mapping[TaskId, Span]:
    """How late each activity can lie while all others lie where `spans` says; what nothing follows, by its deadline."""
    tables, followers = _tables(workdays), _followers(activities)
    made = {}
    for id in spans:
        task = activities[id]
        start, end = _bounds(task, followers[id], spans, tables[COMMON])
        if start == end == inf and task.deadline:
            end = task.deadline.toordinal() + 1
        made[id] = _last(task, start, end, tables)
    return made


def _tables(workdays: Mapping[str, Sequence[date]]) -> _Tables:
    ordinals = {id(days): [day.toordinal() for day in days] for days in workdays.values()}
    return {name: ordinals[id(days)] for name, days in workdays.items()}


def _followers(activities: Mapping[TaskId, Task]) -> Mapping[TaskId, list[_Follower]]:
    made: dict[TaskId, list[_Follower]] = defaultdict(list)
    for task in activities.values():
        for link in task.after:
            made[link.task].append((task, link))
    return made


def _bounds(
    task: Task, followers: Iterable[_Follower], spans: Mapping[TaskId, Span], common: Sequence[int]
) -> tuple[float, float]:
    """The last midnights at which a task may start and end for the sake of what follows it; what is done or has begun
    waits for no start any more.
    """
    start = end = inf
    for later, link in followers:
        holds_start = link.kind in (LinkKind.FS, LinkKind.SS)
        if later.id not in spans or (holds_start and later.started):
            continue
        limit = spans[later.id].start if holds_start else spans[later.id].end
        at = _before_lag(limit.toordinal(), link.lag, common)
        if link.kind in (LinkKind.FS, LinkKind.FF):
            end = min(end, at)
        elif not task.started:
            start = min(start, at)
    return start, end


def _before_lag(limit: int, lag: int, common: Sequence[int]) -> int:
    """The last midnight that a lag moves to `limit` or before."""
    if lag == 0:
        return limit
    passed = bisect_left(common, limit) if lag > 0 else bisect_right(common, limit) - 1
    return _at(common, passed - lag)


def _last(task: Task, start: float, end: float, tables: _Tables) -> Span:
    """The last span of a task's days within two bounds."""
    days = task.remaining if task.started else task.days
    if not days:
        moment = date.fromordinal(int(min(start, end)))
        return Span(moment, moment)
    table = tables.get(task.owner, tables[COMMON])
    first = min(bisect_right(table, start) - 1, bisect_left(table, end) - days)
    return Span(date.fromordinal(_at(table, first)), date.fromordinal(_at(table, first + days - 1) + 1))


def _at(table: Sequence[int], index: int) -> int:
    if not 0 <= index < len(table):
        raise BeyondCalendarError
    return table[index]
