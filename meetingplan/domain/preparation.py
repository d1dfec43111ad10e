"""The preparation: who does what by when, in up to three levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.ids import TaskId


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the breakdown (任务分解表).

    Args:
        parent: the task that this one is part of, or None at the first level.
        owner: the person responsible (责任人).
        lead_unit: the unit in the lead (牵头单位).
        days: working days that it takes.
        after: tasks that must be done first.
        deadline: the day by which it must be done (完成时限).
        done: the day on which it was done, or None.
    """

    id: TaskId
    name: str
    parent: TaskId | None
    owner: str
    lead_unit: str
    days: int
    after: tuple[TaskId, ...]
    deadline: date
    done: date | None
    notes: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """All tasks, in the organiser's order."""

    tasks: Mapping[TaskId, Task]

    def level(self, task: Task) -> int:
        """1 for a task without parent, 2 for its parts, 3 for theirs."""
        return 1 if task.parent is None else 1 + self.level(self.tasks[task.parent])
