"""How every task stands at a check: its colour, and what was planned against what is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.schedule import Row, Schedule
from meetingplan.prep.calendar import COMMON, Workdays
from meetingplan.prep.counting import between
from meetingplan.prep.known import History, Known
from meetingplan.prep.lights import Lit, begins, due, light, planned_share, with_parts


@dataclass(frozen=True, slots=True)
class Standing:
    """One task at the end of the day of a check.

    Args:
        begin: when it is to begin at the latest.
        due: by when it is to be done, as the checks have moved it.
        left: working days until then, less than 0 where it has passed.
        planned: per cent that would be done at an even pace.
        slipped: working days by which it is due, or was done, later than was first planned; 0 where it is not later.
    """

    task: Task
    history: History
    row: Row
    lit: Lit
    begin: date
    due: date
    left: int
    planned: int
    slipped: int

    @property
    def done_share(self) -> int:
        """Per cent that is done."""
        return 100 if self.task.done else self.task.progress


def days_of(calendars: Workdays, owner: str) -> Sequence[date]:
    """The working days of an owner."""
    return calendars.get(owner, calendars[COMMON])


def standings(known: Known, schedule: Schedule, calendars: Workdays, since: date) -> Mapping[TaskId, Standing]:
    """Every task, parts before wholes where colours need it, in the organiser's order."""
    own = {
        id: light(task, schedule.rows[id], known.histories[id], days_of(calendars, task.owner), known.day, since)
        for id, task in known.preparation.tasks.items()
    }
    lit = _lit(known.preparation, own)
    return {
        id: _standing(task, schedule.rows[id], known.histories[id], lit[id], days_of(calendars, task.owner), known.day)
        for id, task in known.preparation.tasks.items()
    }


def _lit(preparation: Preparation, own: Mapping[TaskId, Lit]) -> Mapping[TaskId, Lit]:
    parts: dict[TaskId, list[TaskId]] = {}
    for task in preparation.tasks.values():
        if task.parent:
            parts.setdefault(task.parent, []).append(task.id)
    made: dict[TaskId, Lit] = {}
    for task in sorted(preparation.tasks.values(), key=preparation.level, reverse=True):
        made[task.id] = with_parts(own[task.id], [made[id] for id in parts.get(task.id, ())])
    return made


def _standing(task: Task, row: Row, history: History, lit: Lit, days: Sequence[date], day: date) -> Standing:
    when = due(task, row)
    until = task.done or when
    return Standing(
        task=task,
        history=history,
        row=row,
        lit=lit,
        begin=begins(task, row, days),
        due=when,
        left=between(days, day, when),
        planned=planned_share(task, row, days, day),
        slipped=max(0, between(days, history.planned, until)) if history.planned else 0,
    )
