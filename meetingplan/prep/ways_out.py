"""What would mend deadlines that cannot be kept: every way is tried on the whole schedule before it is told."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from meetingplan.domain.activities import activities, deadlines
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Days, Link, LinkKind, Owner, Preparation, Task
from meetingplan.domain.schedule import DAY, Missed, Row, Span, WayOut
from meetingplan.domain.text import Message, say
from meetingplan.prep.calendar import workdays
from meetingplan.prep.forward import forward, places
from meetingplan.prep.passes import first_open_day

MOST = 8
"""Ways that are told."""
TRIED = 40
"""Tasks that are looked at, those on the chains of the latest first; each costs some tens of schedules."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A way that can be gone for 1 to `most` days: what is then the preparation, and what that is called."""

    task: TaskId
    most: int
    made: Callable[[int], Preparation]
    told: Callable[[int], Message]


def ways_out(
    preparation: Preparation, first_day: date, missed: Sequence[Missed], rows: Mapping[TaskId, Row]
) -> tuple[WayOut, ...]:
    """The least of each kind of change to each task on the chains: those that mend most first, then the smallest."""
    lost = tuple(one.task for one in missed)
    found = [way for change in _changes(preparation, missed, rows) if (way := _least(change, lost, first_day))]
    later = [_put_back(one) for one in missed]
    ranked = sorted((*found, *later), key=lambda way: (-len(way.mends), way.days))
    return tuple(ranked[:MOST])


def _least(change: _Change, lost: Sequence[TaskId], first_day: date) -> WayOut | None:
    """A change of as few days as mend what it can mend at most; None if that is nothing."""
    most = _held(change.made(change.most), lost, first_day)
    if not most:
        return None
    days = 1 + bisect_left(range(1, change.most), True, key=lambda n: _held(change.made(n), lost, first_day) == most)
    return WayOut(change.told(days), change.task, days, most)


def _held(preparation: Preparation, lost: Sequence[TaskId], first_day: date) -> tuple[TaskId, ...]:
    """Those of the lost deadlines that can be kept."""
    early = forward(
        activities(preparation, first_day),
        places(workdays(preparation, first_day)),
        first_open_day(preparation, first_day),
    )
    stated = deadlines(preparation, first_day)
    return tuple(id for id in lost if early[id].span.last <= stated[id])


def _put_back(one: Missed) -> WayOut:
    what = say("put the deadline of {task} back to {day}", task=one.task, day=str(one.earliest))
    return WayOut(what, one.task, one.days, (one.task,))


def _changes(preparation: Preparation, missed: Sequence[Missed], rows: Mapping[TaskId, Row]) -> Iterator[_Change]:
    on_chains = dict.fromkeys(id for one in missed for id in one.chain if id in preparation.tasks)
    for id in list(on_chains)[:TRIED]:
        task = preparation.tasks[id]
        yield from _rest_days(preparation, task, rows[id].early)
        yield from _shorter(preparation, task)
        yield from _overlapping(preparation, task, rows[id].driver)
        yield from _earlier(preparation, task, rows[id].early)


def _with(preparation: Preparation, task: Task) -> Preparation:
    return replace(preparation, tasks={**preparation.tasks, task.id: task})


def _shorter(preparation: Preparation, task: Task) -> Iterator[_Change]:
    if task.days > 1:
        yield _Change(
            task.id,
            task.days - 1,
            lambda n: _with(preparation, replace(task, days=task.days - n)),
            lambda n: say("shorten {task} to {days} instead of {before} working days", task=task.id, days=task.days - n,
                          before=task.days),
        )  # fmt: skip


def _overlapping(preparation: Preparation, task: Task, driver: TaskId | None) -> Iterator[_Change]:
    links = [link for link in task.after if link.task == driver and link.kind is LinkKind.FS]
    most = preparation.tasks[links[0].task].days + max(0, links[0].lag) if links else 0
    if most:
        yield _Change(
            task.id,
            most,
            lambda n: _with(preparation, replace(task, after=tuple(_sooner(one, links[0], n) for one in task.after))),
            lambda n: _so_soon(task.id, links[0].task, links[0].lag - n),
        )


def _so_soon(task: TaskId, other: TaskId, lag: int) -> Message:
    if lag < 0:
        return say("let {task} overlap with {other}, in working days: {days}", task=task, other=other, days=-lag)
    return say("let {task} wait less after {other}, in working days: {days}", task=task, other=other, days=lag)


def _sooner(one: Link, which: Link, days: int) -> Link:
    return replace(one, lag=one.lag - days) if one is which else one


def _rest_days(preparation: Preparation, task: Task, span: Span) -> Iterator[_Change]:
    """The owner works on days off while the task lasts, the first of them first."""
    worked = workdays(preparation, span.start)
    own = frozenset(worked.get(task.owner, worked[""]))
    every = [span.start + timedelta(days=n) for n in range((span.end - span.start).days)]
    rest = [day for day in every if day not in own]
    if task.owner and rest:
        owner = preparation.owners.get(task.owner, Owner(task.owner))
        yield _Change(
            task.id,
            len(rest),
            lambda n: _working(preparation, owner, rest[:n]),
            lambda n: say("{owner} works on {task} on days off as well: {days}", owner=owner.name, task=task.id,
                          days=", ".join(map(str, rest[:n]))),
        )  # fmt: skip


def _working(preparation: Preparation, owner: Owner, days: Sequence[date]) -> Preparation:
    works = (*owner.works, *(Days(day, day) for day in days))
    return replace(preparation, owners={**preparation.owners, owner.name: replace(owner, works=works)})


def _earlier(preparation: Preparation, task: Task, span: Span) -> Iterator[_Change]:
    """A task that only waits for its own first day."""
    day = task.not_before
    if day and day == span.start and preparation.as_of:
        spare = (day - (preparation.as_of + DAY)).days
        if spare > 0:
            yield _Change(
                task.id,
                spare,
                lambda n: _with(preparation, replace(task, not_before=day - timedelta(days=n))),
                lambda n: say("begin {task} on {day}", task=task.id, day=str(day - timedelta(days=n))),
            )
