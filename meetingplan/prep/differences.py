"""Which tasks a changed plan adds, drops and changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Task

FIELDS = ("name", "parent", "owner", "lead_unit", "days", "not_before", "deadline", "measure", "after")
"""What of a task follows the scenario and the plan."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What is new, gone and different, by id; of a changed task, the fields that differ."""

    added: tuple[Task, ...]
    dropped: tuple[Task, ...]
    changed: Mapping[TaskId, tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def differences(old: Iterable[Task], new: Iterable[Task]) -> Differences:
    """From the old tasks to the new."""
    before, after = {task.id: task for task in old}, {task.id: task for task in new}
    changed = {
        id: fields
        for id in before.keys() & after.keys()
        if (fields := tuple(key for key in FIELDS if getattr(before[id], key) != getattr(after[id], key)))
    }
    return Differences(
        tuple(task for id, task in after.items() if id not in before),
        tuple(task for id, task in before.items() if id not in after),
        {id: changed[id] for id in after if id in changed},
    )
