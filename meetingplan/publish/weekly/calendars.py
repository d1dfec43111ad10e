"""Tasks as calendars, one an owner: a to-do each, and an event on the day on which it is due (Outlook shows no to-dos);
and the meetings of the preparation.

A client recognises both by their UID, which names the task. SEQUENCE rises when the deadline is moved or the task is
done, never with a mere check; DTSTAMP is the midnight of the check, no clock.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Event, Todo

from meetingplan.domain.meeting import Meeting
from meetingplan.prep.dispatch import held
from meetingplan.prep.standing import Standing
from meetingplan.publish.calendars.events import blank_calendar
from meetingplan.publish.calendars.preparing import file_names
from meetingplan.publish.weekly.report import Teller


def calendars(told: Teller) -> Iterator[tuple[str, bytes]]:
    """A calendar of every owner who has a task, under the owner's name as far as a file can have it, and one of the
    meetings that come again.
    """
    owned: dict[str, list[Standing]] = {}
    for one in told.weekly.standings.values():
        if one.task.owner:
            owned.setdefault(one.task.owner, []).append(one)
    for owner, name in file_names(owned).items():
        yield f"calendars/owners/{name}.ics", _calendar(told, owner, owned[owner])

    if told.weekly.meeting.preparation.meetings:
        yield "calendars/meetings.ics", _meetings(told)


def _meetings(told: Teller) -> bytes:
    """The meetings of the preparation that come again, under the same UIDs as in what is published of a plan."""
    meeting, say = told.weekly.meeting, told.say
    calendar = blank_calendar(f"{say('Meetings of the preparation')} · {meeting.title.to(told.language)}")
    for one in held(meeting.preparation, told.weekly.calendars):
        start = meeting.clock.at(meeting.clock.of_day(one.day, one.meeting.at)).astimezone(UTC)
        event = Event()
        event.add("uid", f"preparation~held.{one.meeting.id}.{one.number}@{meeting.id}.meetingplan")
        event.add("dtstamp", datetime.combine(told.weekly.day, time(), UTC))
        event.add("sequence", 0)
        event.add("summary", say("{name} (no. {number})", name=one.meeting.name, number=one.number))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=one.meeting.minutes))
        if one.meeting.place:
            event.add("location", one.meeting.place)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(told: Teller, owner: str, tasks: Iterable[Standing]) -> bytes:
    meeting = told.weekly.meeting
    calendar = blank_calendar(f"{owner} · {meeting.title.to(told.language)}")
    stamp = datetime.combine(told.weekly.day, time(), UTC)
    for one in tasks:
        calendar.add_component(_todo(told, one, meeting, stamp))
        if not one.task.done:
            calendar.add_component(_event(told, one, meeting, stamp))
    return bytes(calendar.to_ical())


def _common(item: Event | Todo, kind: str, one: Standing, meeting: Meeting, stamp: datetime) -> None:
    item.add("uid", f"{kind}.{one.task.id}@{meeting.id}.meetingplan")
    item.add("dtstamp", stamp)
    item.add("sequence", len(one.history.moves) + bool(one.task.done))


def _todo(told: Teller, one: Standing, meeting: Meeting, stamp: datetime) -> Todo:
    todo = Todo()
    _common(todo, "task", one, meeting, stamp)
    todo.add("summary", f"{one.task.id} {one.task.name}")
    begin = min(one.task.started or one.begin, one.begin)
    if begin < one.due:  # a to-do that is due on the day of its start is refused by strict readers
        todo.add("dtstart", begin)
    todo.add("due", one.due)
    todo.add("percent-complete", one.done_share)
    if one.task.done:
        todo.add("status", "COMPLETED")
        todo.add("completed", datetime.combine(one.task.done, time(12), UTC))
    else:
        todo.add("status", "IN-PROCESS" if one.task.started else "NEEDS-ACTION")
    if description := _description(told, one):
        todo.add("description", description)
    return todo


def _event(told: Teller, one: Standing, meeting: Meeting, stamp: datetime) -> Event:
    event = Event()
    _common(event, "due", one, meeting, stamp)
    event.add("summary", told.say("Due: {id} {name}", id=one.task.id, name=one.task.name))
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # it leaves the day free
    if description := _description(told, one):
        event.add("description", description)
    return event


def _description(told: Teller, one: Standing) -> str:
    say = told.say
    lines = [say("Lead unit: {unit}", unit=one.task.lead_unit) if one.task.lead_unit else "", one.task.measure,
             say("a problem: {problem}", problem=one.history.problem) if one.history.problem else "",
             one.task.notes]  # fmt: skip
    return "\n".join(line for line in lines if line)
