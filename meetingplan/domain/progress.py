"""What the weekly checks have recorded: one record a check, in order of days, never changed afterwards."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from meetingplan.domain.ids import TaskId


@dataclass(frozen=True, slots=True)
class Entry:
    """What a check has recorded of one task; None is what was not spoken of.

    Args:
        started: the day on which it was begun.
        done: the day on which it was done.
        percent: per cent of its work that is done; said of a task that was done, it opens it again.
        deadline: a new deadline, in place of the one before.
        reason: why the deadline was moved.
        problem: what stands in its way; empty where what stood there is settled.
        coordinate: what must be coordinated, and with whom; empty where that is settled.
    """

    task: TaskId
    started: date | None = None
    done: date | None = None
    percent: int | None = None
    deadline: date | None = None
    reason: str = ""
    problem: str | None = None
    coordinate: str | None = None

    def but(self, key: str, value: object) -> "Entry":
        """The entry with another value of a field."""
        changed: dict[str, Any] = {key: value}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Check:
    """One weekly check (周调度): its day, what was recorded of tasks, and what else was found or agreed."""

    day: date
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
