"""The forward pass: how early each task can lie, found by walking the calendar day by day.

The backward pass shares nothing with it but the domain, so that a mistake would have to be made twice. The two passes
are those of Kelley and Walker 1959, links with lags those of Elmaghraby and Kamburowski 1992. Every task runs on its
owner's calendar; lags count days of the common one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Link, LinkKind, Task
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import DAY, Span

COMMON = ""


@dataclass(frozen=True, slots=True)
class Early:
    """As soon as possible: when, and which task it waits for (None: no other task holds it)."""

    span: Span
    driver: TaskId | None


@dataclass(frozen=True, slots=True)
class Place:
    """A calendar to walk on, from its first day to its last."""

    worked: frozenset[date]
    first: date
    last: date

    def on(self, day: date, days: int) -> date:
        """The midnight after so many working days from a midnight on; of none, that midnight."""
        while days:
            if day > self.last:
                raise BeyondCalendarError
            days -= day in self.worked
            day += DAY
        return day

    def back(self, day: date, days: int) -> date:
        """The last midnight with so many working days between it and a midnight; of none, that midnight."""
        while days:
            if day <= self.first:
                raise BeyondCalendarError
            day -= DAY
            days -= day in self.worked
        return day

    def next(self, day: date) -> date:
        """The first working day from a day on."""
        return self.on(day, 1) - DAY


def places(workdays: Mapping[str, Sequence[date]]) -> Mapping[str, Place]:
    """The calendars of all owners, and under `""` the common one; made once for many passes."""
    made = {id(days): Place(frozenset(days), days[0], days[-1]) for days in workdays.values()}
    return {name: made[id(days)] for name, days in workdays.items()}


def forward(activities: Mapping[TaskId, Task], places: Mapping[str, Place], begin: date) -> Mapping[TaskId, Early]:
    """The early dates of every activity.

    Args:
        activities: each after what it waits for.
        begin: the first day on which anything open can be worked on.

    Raises:
        BeyondCalendarError: a task begins or ends outside its calendar.
    """
    common = places[COMMON]
    made: dict[TaskId, Early] = {}
    for id, task in activities.items():
        place = places.get(task.owner, common)
        if task.done:
            made[id] = Early(_history(task, task.done, place), None)
        else:
            made[id] = _earliest(task, activities, made, place, common, begin)
    return made


def _history(task: Task, done: date, place: Place) -> Span:
    """A task that is done: its days up to the one on which it was, unless it is known when it was begun."""
    end = done + DAY
    return Span(task.started or place.back(end, task.days), end)


def _earliest(
    task: Task,
    activities: Mapping[TaskId, Task],
    made: Mapping[TaskId, Early],
    place: Place,
    common: Place,
    begin: date,
) -> Early:
    begin = max(begin, task.not_before or begin)
    days = task.remaining if task.started else task.days
    span, driver = _run(begin, days, place), None
    for link in task.after:
        at = moved(made[link.task].span, activities[link.task], link, common)
        if link.kind in (LinkKind.FS, LinkKind.SS):
            if not task.started and at > span.start:  # what has begun goes on
                span, driver = _run(at, days, place), link.task
        elif at > span.end:
            span, driver = _run_to(at, days, place), link.task
    return Early(span, driver)


def moved(span: Span, before: Task, link: Link, common: Place) -> date:
    """The midnight that a link names, its lag included."""
    starts = before.started or span.start
    at = span.end if link.kind in (LinkKind.FS, LinkKind.FF) else starts
    return common.on(at, link.lag) if link.lag >= 0 else common.back(at, -link.lag)


def _run(at: date, days: int, place: Place) -> Span:
    """The first span of so many working days from a midnight on."""
    if not days:
        return Span(at, at)
    start = place.next(at)
    return Span(start, place.on(start, days))


def _run_to(at: date, days: int, place: Place) -> Span:
    """The first span of so many working days that ends at a midnight or later."""
    if not days:
        return Span(at, at)
    end = place.next(at - DAY) + DAY
    return Span(place.back(end, days), end)
