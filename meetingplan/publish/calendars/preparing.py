"""What stands in the calendars of the preparation: its meetings, and by when owners must have done what."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from meetingplan.domain.activities import deadlines
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Task
from meetingplan.prep.calendar import workdays
from meetingplan.prep.dispatch import held
from meetingplan.publish.calendars.happenings import Happening
from meetingplan.publish.edition import Edition

_UNFIT = re.compile(r"[^\w-]+")
_MOST = 40


def of_preparation(edition: Edition) -> Iterator[Happening]:
    """The meetings of the preparation that come again, each under its number, on the day on which it is held."""
    meeting, say = edition.meeting, edition.say
    for one in held(meeting.preparation, workdays(meeting.preparation, meeting.clock.first_day)):
        start = meeting.clock.of_day(one.day, one.meeting.at)
        summary = say("{name} (no. {number})", name=one.meeting.name, number=one.number)
        moved = say("instead of {day}, which is not worked", day=one.regular) if one.day != one.regular else ""
        description = "\n".join(filter(None, (one.meeting.place, moved)))
        what = f"held.{one.meeting.id}.{one.number}"
        yield Happening(what, start, start + one.meeting.minutes, summary, None, description=description)


def owned(edition: Edition) -> Mapping[str, list[Task]]:
    """The tasks of every owner, in the organiser's order."""
    found: dict[str, list[Task]] = {}
    for task in edition.meeting.preparation.tasks.values():
        if task.owner:
            found.setdefault(task.owner, []).append(task)
    return found


def file_names(owners: Iterable[str]) -> Mapping[str, str]:
    """By owner the name of a file, which is theirs as far as a file can have it."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for owner in owners:
        plain = _UNFIT.sub("-", owner)[:_MOST] or "-"
        found, count = plain, 1
        while found.casefold() in used:
            count += 1
            found = f"{plain}-{count}"
        used.add(found.casefold())
        names[owner] = found
    return names


def of_owner(edition: Edition, tasks: Iterable[Task]) -> Iterator[Happening]:
    """The day by whose end each task must be done that has one; what is done stays, so that nobody takes it for
    cancelled."""
    clock, say = edition.meeting.clock, edition.say
    due: Mapping[TaskId, date] = deadlines(edition.meeting.preparation, clock.first_day)
    for task in tasks:
        if task.id not in due:
            continue
        named = {"id": task.id, "name": task.name}
        summary = say("Done: {id} {name}", **named) if task.done else say("Due: {id} {name}", **named)
        unit = say("Lead unit: {unit}", unit=task.lead_unit) if task.lead_unit else ""
        description = "\n".join(filter(None, (unit, task.measure, task.notes)))
        day = clock.of_day(due[task.id], 0)
        yield Happening(f"due.{task.id}", day, day, summary, None, description=description, all_day=True)
