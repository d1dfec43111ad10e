"""The breakdown of the preparation (任务分解表) as a page and as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Task
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.page import page

FORMULA_STARTS = "=+-@＝＋－＠\t\r"
"""What a spreadsheet takes for the start of a formula; the full-width forms count as well."""


def tasks(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The task list, parts under their wholes."""
    rows = list(ordered(edition))
    yield "tasks.html", page(edition, "tasks.html", rows=rows, countdown=countdown, state=state)
    yield "tasks.csv", _table(edition, rows)


def ordered(edition: Edition, parent: TaskId | None = None) -> Iterator[tuple[int, Task]]:
    """(level, task) in the organiser's order, each task before its parts."""
    preparation = edition.meeting.preparation
    for task in preparation.tasks.values():
        if task.parent == parent:
            yield preparation.level(task), task
            yield from ordered(edition, task.id)


def countdown(edition: Edition, task: Task) -> str:
    """The deadline seen from the meeting's first day T, such as `T-47`; empty without one."""
    return f"T{(task.deadline - edition.meeting.clock.first_day).days:+d}" if task.deadline else ""


def state(edition: Edition, task: Task) -> str:
    """How a task stood when the preparation was last told of, whatever day it is today."""
    if task.done is None:
        return _open(edition, task)
    if task.deadline and task.done > task.deadline:
        late = (task.done - task.deadline).days
        return edition.say("done {day}, {days} days late", day=task.done.isoformat(), days=late)
    return edition.say("done {day}", day=task.done.isoformat())


def _open(edition: Edition, task: Task) -> str:
    day = edition.meeting.preparation.as_of
    if day and task.deadline and task.deadline <= day:
        return edition.say("overdue")
    if task.progress:
        return edition.say("{percent} % done", percent=task.progress)
    return edition.say("begun {day}", day=task.started.isoformat()) if task.started else edition.say("open")


def _table(edition: Edition, rows: list[tuple[int, Task]]) -> bytes:
    """CSV with a byte-order mark, which spreadsheets need to read Chinese."""
    _ = edition.say
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    head = (
        _("No."),
        _("Level"),
        _("Task"),
        _("Owner"),
        _("Lead unit"),
        _("Working days"),
        _("Deadline"),
        _("Countdown"),
    )
    writer.writerow((*head, _("State"), _("Notes")))
    for level, task in rows:
        cells = (task.id, level, task.name, task.owner, task.lead_unit, task.days, task.deadline or "")
        writer.writerow(map(safe, (*cells, countdown(edition, task), state(edition, task), task.notes)))
    return file.getvalue().encode("utf-8-sig")


def safe(cell: object) -> str:
    """The cell as text that no spreadsheet runs as a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(tuple(FORMULA_STARTS)) else text
