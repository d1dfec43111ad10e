"""The preparation as a network: tasks and milestones, what each waits for, and by when it must end."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from graphlib import TopologicalSorter

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Link, LinkKind, Preparation, Task


def activities(preparation: Preparation, first_day: date) -> Mapping[TaskId, Task]:
    """All tasks and milestones, in an order in which each comes after what it waits for.

    A milestone is a task without working days, as late as possible, done when all before it is. A whole waits for its
    parts to finish (FF). What has no deadline that can still be kept must end by the last of all.
    """
    stated = deadlines(preparation, first_day)
    last = max(stated.values(), default=first_day)
    to_come = {id: day for id, day in stated.items() if preparation.as_of is None or day > preparation.as_of}
    made = {
        task.id: replace(task, deadline=to_come.get(task.id, last))
        for task in (*_with_parts(preparation), *_moments(preparation))
    }
    order = TopologicalSorter({id: [link.task for link in task.after] for id, task in made.items()})
    return {id: made[id] for id in order.static_order()}


def deadlines(preparation: Preparation, first_day: date) -> Mapping[TaskId, date]:
    """By when each task and milestone must be done, as far as it is said: a part without a deadline has its whole's.

    A task of the first level without one must be done by the eve of the meeting.
    """
    eve = first_day - timedelta(days=1)
    stated = {id: task.deadline or (None if task.parent else eve) for id, task in preparation.tasks.items()}
    points = {id: first_day - timedelta(days=point.days_before) for id, point in preparation.milestones.items()}
    return {id: day for id, day in stated.items() if day} | points


def _with_parts(preparation: Preparation) -> Iterator[Task]:
    parts: dict[TaskId, list[Link]] = defaultdict(list)
    for task in preparation.tasks.values():
        if task.parent:
            parts[task.parent].append(Link(task.id, LinkKind.FF))
    for task in preparation.tasks.values():
        yield replace(task, after=(*task.after, *parts[task.id]))


def _moments(preparation: Preparation) -> Iterator[Task]:
    for milestone in preparation.milestones.values():
        done = [preparation.tasks[id].done for id in milestone.after]
        days = [day for day in done if day]
        yield Task(
            id=milestone.id,
            name=milestone.name,
            parent=None,
            owner="",
            lead_unit="",
            days=0,
            after=tuple(Link(id) for id in milestone.after),
            deadline=None,
            done=max(days) if len(days) == len(done) else None,
            notes="",
            timing="alap",
        )
