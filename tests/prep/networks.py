"""Small random preparations, and what must hold of their dates, from the definitions of docs/preparation.md."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Calendar, Days, Link, LinkKind, Owner, Preparation, Task
from meetingplan.domain.schedule import Span

FIRST_DAY = date(2020, 2, 24)
BEGIN = date(2020, 1, 29)
"""Within the Spring Festival of 2020, which lasted until 2 February: work cannot begin at once."""
DAY = timedelta(days=1)


def task(id: str, days: int, *after: Link, owner: str = "", **more: object) -> Task:
    made = Task(TaskId(id), id, None, owner, "", days, after, None, None, "")
    return replace(made, **more)  # type: ignore[arg-type]  # the names are those of the dataclass


def preparation(*tasks: Task, owners: Sequence[Owner] = (), calendar: Calendar | None = None) -> Preparation:
    return Preparation(
        {task.id: task for task in tasks},
        owners={owner.name: owner for owner in owners},
        calendar=calendar or Calendar(),
        starts=BEGIN,
    )


def a_network(number: int, tasks: int) -> Preparation:
    """Links of all kinds, lags of both signs, an owner who is away in midweek and one who works on a Saturday."""
    choose = random.Random(number)
    owners = (
        Owner("away", off=(Days(date(2020, 2, 5), date(2020, 2, 6)),)),
        Owner("busy", works=(Days(date(2020, 2, 1), date(2020, 2, 1)), Days(date(2020, 2, 8), date(2020, 2, 8)))),
    )
    made: list[Task] = []
    for n in range(tasks):
        links = [
            Link(other.id, choose.choice(list(LinkKind)), choose.randint(-2, 2))
            for other in made
            if choose.random() < 0.6
        ]
        deadline = date(2020, 2, 4) + timedelta(days=choose.randint(0, 10)) if choose.random() < 0.5 else None
        made.append(
            task(
                f"T{n}",
                choose.randint(0, 3),
                *links,
                owner=choose.choice(["", "away", "busy"]),
                deadline=deadline,
                not_before=BEGIN + choose.randint(0, 5) * DAY if choose.random() < 0.3 else None,
                timing=choose.choice(["asap", "alap"]),
            )
        )
    return preparation(*made, owners=owners)


def spans(one: Task, worked: Sequence[date], first: date, last: date) -> Iterator[Span]:
    """Every way in which a task can lie between two midnights."""
    if not one.days:
        yield from (Span(first + n * DAY, first + n * DAY) for n in range((last - first).days + 1))
        return
    days = [day for day in worked if first <= day < last]
    for n in range(len(days) - one.days + 1):
        yield Span(days[n], days[n + one.days - 1] + DAY)


def keeps(link: Link, before: Span, span: Span, common: Sequence[date]) -> bool:
    """Whether a link holds."""
    end = before.end if link.kind in (LinkKind.FS, LinkKind.FF) else before.start
    mine = span.start if link.kind in (LinkKind.FS, LinkKind.SS) else span.end
    if link.lag >= 0:
        return mine >= end and sum(end <= day < mine for day in common) >= link.lag
    early = sum(mine <= day < end for day in common)
    return early < -link.lag or (early == -link.lag and mine in common)


def all_timetables(
    activities: Mapping[TaskId, Task], workdays: Mapping[str, Sequence[date]], first: date, last: date
) -> Iterator[dict[TaskId, Span]]:
    """Every timetable of so many days that keeps every link."""
    common = [day for day in workdays[""] if first - 9 * DAY <= day <= last + 9 * DAY]
    ways = [
        list(spans(task, workdays.get(task.owner, workdays[""]), max(first, task.not_before or first), last))
        for task in activities.values()
    ]
    held = [(i, list(activities).index(link.task), link)
            for i, task in enumerate(activities.values()) for link in task.after]  # fmt: skip
    for chosen in product(*ways):
        if all(keeps(link, chosen[k], chosen[i], common) for i, k, link in held):
            yield dict(zip(activities, chosen, strict=True))
