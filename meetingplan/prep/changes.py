"""What has changed between two checks, task by task."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import TaskId
from meetingplan.domain.text import Message, say
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing


@dataclass(frozen=True, slots=True)
class Change:
    """A task of which something is other than at the check before."""

    task: TaskId
    what: tuple[Message, ...]


def changes(before: Mapping[TaskId, Standing], now: Mapping[TaskId, Standing], *, colours: bool) -> tuple[Change, ...]:
    """All changes, in the organiser's order; colours are compared only where there was a check to know them from."""
    found = (
        (id, (*_changes(before[id], one), *(_colours(before[id], one) if colours else ()))) for id, one in now.items()
    )
    return tuple(Change(id, what) for id, what in found if what)


def _changes(before: Standing, now: Standing) -> Iterator[Message]:
    old, new = before.task, now.task
    if new.done and not old.done:
        yield say("done {day}", day=new.done)
    elif old.done and not new.done:
        yield say("open again")
    elif new.started and not old.started:
        yield say("begun {day}", day=new.started)
    if new.progress != old.progress and not new.done:
        yield say("{old} % to {new} %", old=old.progress, new=new.progress)
    if new.deadline != old.deadline:
        yield say("deadline moved from {old} to {new}", old=old.deadline or "-", new=new.deadline)
    if now.history.problem != before.history.problem:
        yield (say("a problem: {problem}", problem=now.history.problem) if now.history.problem
               else say("problem settled: {problem}", problem=before.history.problem))  # fmt: skip


def _colours(before: Standing, now: Standing) -> Iterator[Message]:
    old, new = before.lit.light, now.lit.light
    if old is not new and Light.DONE not in (old, new):
        yield say("{old} to {new}", old=light_name(old), new=light_name(new))


_NAMES = {Light.RED: say("red"), Light.AMBER: say("amber"), Light.GREEN: say("green"), Light.DONE: say("done")}


def light_name(light: Light) -> Message:
    """What a colour is called."""
    return _NAMES[light]
