"""Red, amber and green: the rules by which a task of the weekly check has its colour, in one place.

docs/progress.md says them to organisers in the same order; the first that fits decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from meetingplan.domain.preparation import Task
from meetingplan.domain.schedule import Row
from meetingplan.domain.text import Message, say
from meetingplan.prep.counting import between, first_of
from meetingplan.prep.known import History

BEHIND = 20
"""Points of per cent by which the share that is done may lie below the share at an even pace."""
LITTLE = 2
"""Fewer working days to spare than these are a warning, for what is to begin within two weeks or has begun."""
SOON = timedelta(days=14)


class Light(Enum):
    """The colour of a task; what is done has one of its own."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Lit:
    """A colour and why; green and done need no reason."""

    light: Light
    why: tuple[Message, ...] = ()


def due(task: Task, row: Row) -> date:
    """By when a task is to be done: its deadline, or what stands for it, else the latest that others allow."""
    return task.deadline or row.deadline or row.late.last


def begins(task: Task, row: Row, days: Sequence[date]) -> date:
    """When a task is to begin at the latest, counted back from when it is due: the backward schedule's (倒排) start."""
    return first_of(days, due(task, row), task.days)


def planned_share(task: Task, row: Row, days: Sequence[date], day: date) -> int:
    """Per cent of a task that is done at the end of a day at an even pace.

    It runs from the day on which it was begun, or is to begin, to that on which it is due.
    """
    last = due(task, row)
    first = min(task.started or last, begins(task, row, days))
    whole = between(days, first, last) + 1
    gone = between(days, first, day) + 1
    return round(100 * min(1.0, max(0.0, gone / whole)))


def light(task: Task, row: Row, history: History, days: Sequence[date], day: date, since: date) -> Lit:
    """The colour of a task at the end of a day, its parts left aside.

    Args:
        days: the working days of its owner.
        since: the day of the check before.
    """
    if task.done:
        return Lit(Light.DONE)
    if red := tuple(_red(task, row, days, day)):
        return Lit(Light.RED, red)
    if amber := tuple(_amber(task, row, history, days, day, since)):
        return Lit(Light.AMBER, amber)
    return Lit(Light.GREEN)


def _red(task: Task, row: Row, days: Sequence[date], day: date) -> Iterator[Message]:
    when = due(task, row)
    if when <= day:
        yield say("due {day}, working days since: {days}", day=when, days=max(0, between(days, when, day)))
    elif row.early.last > when:
        yield say("done on {day} at the earliest, due {due}", day=row.early.last, due=when)
    elif row.total_float is not None and row.total_float < 0:
        yield say("makes what comes after it late, working days: {days}", days=-row.total_float)


def _amber(task: Task, row: Row, history: History, days: Sequence[date], day: date, since: date) -> Iterator[Message]:
    if history.problem:
        yield say("a problem: {problem}", problem=history.problem)
    for move in history.moves:
        if move.on > since:
            yield say("deadline moved from {old} to {new}: {reason}", old=move.old or "-", new=move.new,
                      reason=move.reason)  # fmt: skip
    is_near = begins(task, row, days) <= day + SOON
    if is_near and row.total_float is not None and row.total_float < LITTLE:
        yield say("working days to spare: {days}", days=row.total_float)
    share = planned_share(task, row, days, day)
    if share - task.progress > BEHIND:
        yield say("{done} % done, {planned} % planned", done=task.progress, planned=share)


def with_parts(own: Lit, parts: Sequence[Lit]) -> Lit:
    """The colour of a whole: red only by itself, amber where a part is red or amber."""
    late = sum(part.light is Light.RED for part in parts)
    slow = sum(part.light is Light.AMBER for part in parts)
    if own.light in (Light.DONE, Light.RED) or not late + slow:
        return own
    return Lit(Light.AMBER, (*own.why, say("parts red: {red}, amber: {amber}", red=late, amber=slow)))
