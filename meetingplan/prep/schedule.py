"""The backward schedule (倒排工期) of a preparation: floats and states, the critical path, lost deadlines."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from meetingplan.domain.activities import deadlines
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.schedule import DAY, Levelling, Missed, Row, Schedule, State
from meetingplan.prep.calendar import COMMON, unannounced
from meetingplan.prep.passes import Passes, passes, starts
from meetingplan.prep.ways_out import ways_out


def schedule(preparation: Preparation, first_day: date, as_of: date | None = None) -> Schedule:
    """When each task can, must and should be done.

    Args:
        first_day: the meeting's first day.
        as_of: as things stood at the end of that day; by default as of the file's own, or the last day on which
            anything was begun or done.

    Raises:
        BeyondCalendarError: the tasks reach outside the days of the calendar.
    """
    preparation = preparation.at(as_of)
    made, stated = passes(preparation, first_day), deadlines(preparation, first_day)
    made, levelling = _fitted(preparation, made, stated)
    rows = {id: _row(id, made, stated.get(id), preparation.as_of)
            for id in (*preparation.tasks, *preparation.milestones)}  # fmt: skip
    missed = tuple(sorted(_missed(rows, made), key=lambda one: -one.days))
    return Schedule(
        first_day=first_day,
        starts=starts(preparation, first_day),
        as_of=preparation.as_of,
        rows=rows,
        critical=_critical(rows),
        missed=missed,
        ways_out=ways_out(preparation, first_day, missed, rows),
        unannounced=unannounced(preparation.calendar.holidays, _days(rows)),
        levelling=levelling,
    )


def _fitted(preparation: Preparation, made: Passes, stated: Mapping[TaskId, date]) -> tuple[Passes, Levelling | None]:
    """The passes with the wished dates fitted to the staff, where it is short."""
    # Imported only where it is needed: the solver takes its time to load.
    from meetingplan.prep.staffing import levelled, shortage

    to_come = {id: day for id, day in stated.items() if preparation.as_of is None or day > preparation.as_of}
    if not (short := shortage(preparation, made)):
        return made, None
    spans, levelling = levelled(preparation, made, to_come, short)
    return replace(made, wished=spans), levelling


def _row(id: TaskId, made: Passes, stated: date | None, as_of: date | None) -> Row:
    task, (early, driver) = made.network[id], (made.early[id].span, made.early[id].driver)
    if task.done:
        state = State.DONE_LATE if stated and task.done > stated else State.DONE
        return Row(id, early, early, early, None, None, None, stated, state)
    days = made.days.get(task.owner, made.days[COMMON])
    total = _between(days, early.end, made.late[id].end)
    free = min(max(0, total), _between(days, early.end, made.free[id].end))
    if stated and as_of and stated <= as_of:
        state = State.OVERDUE
    elif stated and early.last > stated:
        state = State.IMPOSSIBLE
    elif total <= 0:
        state = State.CRITICAL
    else:
        state = State.UNDER_WAY if task.started else State.OPEN
    return Row(id, early, made.late[id], made.wished[id], total, free, driver, stated, state)


def _between(days: Sequence[date], one: date, other: date) -> int:
    """Working days from one midnight to another, negative if that lies before."""
    return bisect_left(days, other) - bisect_left(days, one)


def _missed(rows: Mapping[TaskId, Row], made: Passes) -> Iterator[Missed]:
    for id, row in rows.items():
        if row.state is State.IMPOSSIBLE and row.deadline:
            days = made.days.get(made.network[id].owner, made.days[COMMON])
            missing = max(1, _between(days, row.deadline + DAY, row.early.end))
            yield Missed(id, row.deadline, row.early.last, missing, _chain(rows, id))


def _critical(rows: Mapping[TaskId, Row]) -> tuple[TaskId, ...]:
    """Of the chains to tasks with the least float the longest; of two, the one that ends later."""
    floats = [row.total_float for row in rows.values() if row.total_float is not None]
    least = [row for row in rows.values() if row.total_float is not None and row.total_float == min(floats)]
    chains = [(_chain(rows, row.id), row.early.end) for row in least]
    return max(chains, key=lambda one: (len(one[0]), one[1]), default=((), None))[0]


def _chain(rows: Mapping[TaskId, Row], last: TaskId) -> tuple[TaskId, ...]:
    """What leads to a task, each driving the next, as far as it is open."""
    chain: list[TaskId] = []
    at: TaskId | None = last
    while at is not None and rows[at].total_float is not None:
        chain.append(at)
        at = rows[at].driver
    return tuple(reversed(chain))


def _days(rows: Mapping[TaskId, Row]) -> Iterator[date]:
    for row in rows.values():
        for span in (row.early, row.late, row.planned):
            yield from (span.first, span.last)
