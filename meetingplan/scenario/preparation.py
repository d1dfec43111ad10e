"""preparation.yaml -> the tasks of the preparation, or what is wrong with them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.fields import Blank, Date, Id, Line
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import Form, nearest, validate

MAX_LEVELS = 3
_Notes = Annotated[str, StringConstraints(max_length=4000)]


class TaskForm(Form):
    """One of `tasks:`; working days."""

    id: Id
    name: Line
    parent: Id | None = None
    owner: Blank = ""
    lead_unit: Blank = ""
    days: Annotated[int, Field(ge=0, le=2000)] = 1
    after: list[Id] = Field(default=[])
    deadline: Date
    done: Date | None = None
    notes: _Notes = ""

    def task(self) -> Task:
        """The task as the rest of the program knows it."""
        return Task(
            id=TaskId(self.id),
            name=self.name,
            parent=TaskId(self.parent) if self.parent else None,
            owner=self.owner,
            lead_unit=self.lead_unit,
            days=self.days,
            after=tuple(TaskId(id) for id in self.after),
            deadline=self.deadline,
            done=self.done,
            notes=self.notes,
        )


class PreparationForm(Form):
    """The whole of preparation.yaml."""

    format: str = "meetingplan.preparation/1"
    tasks: list[TaskForm] = Field(default=[])


def read_preparation(data: bytes, file: str, found: list[Problem]) -> tuple[Preparation, Document | None]:
    """The tasks of a preparation and where they were written; what is wrong with them goes to `found`."""
    document = parse(data, file, found)
    form = validate(PreparationForm, document, found) if document and document.value is not None else None
    if document is None or form is None:
        return Preparation({}), document
    found.extend(problem for check in _CHECKS for problem in check(form.tasks, document))
    return Preparation({TaskId(task.id): task.task() for task in form.tasks}), document


def _unique(tasks: list[TaskForm], document: Document) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for i, task in enumerate(tasks):
        if first.setdefault(task.id.casefold(), i) != i:
            line = document.at(("tasks", first[task.id.casefold()], "id")).line
            what = say("the id {id} stands in line {line} already", id=task.id, line=line)
            where = document.at(("tasks", i, "id"))
            yield Problem("duplicate-id", where, what, say("give every task an id of its own"))


def _known(tasks: list[TaskForm], document: Document) -> Iterator[Problem]:
    ids = {task.id for task in tasks}
    for i, task in enumerate(tasks):
        named = [(("tasks", i, "parent"), task.parent)] if task.parent else []
        for path, id in (*named, *((("tasks", i, "after", k), id) for k, id in enumerate(task.after))):
            if id not in ids:
                yield Problem("unknown-task", document.at(path), say("unknown task {id}", id=id), nearest(id, ids))


def _no_circles(tasks: list[TaskForm], document: Document) -> Iterator[Problem]:
    number = {task.id: i for i, task in enumerate(tasks)}
    parents = {task.id: [task.parent] if task.parent else [] for task in tasks}
    for key, edges in (("parent", parents), ("after", {task.id: task.after for task in tasks})):
        if circle := _circle(edges):
            first = min(circle, key=number.__getitem__)
            what = say("the tasks {tasks} wait for each other in a circle", tasks=", ".join(sorted(circle)))
            where = document.at(("tasks", number[first], key))
            yield Problem("task-circle", where, what, say("remove one of their entries under {key}:", key=key))


def _circle(edges: Mapping[str, list[str]]) -> list[str]:
    """The tasks of one circle, or none; those that wait for nothing are taken away until only circles stay."""
    waiting = {id: [other for other in others if other in edges] for id, others in edges.items()}
    while free := {id for id, others in waiting.items() if not others}:
        waiting = {id: [o for o in others if o not in free] for id, others in waiting.items() if id not in free}
    walk: list[str] = []
    task = next(iter(waiting), None)
    while task is not None and task not in walk:
        walk.append(task)
        task = waiting[task][0]
    return walk[walk.index(task) :] if task is not None else []


def _levels(tasks: list[TaskForm], document: Document) -> Iterator[Problem]:
    parents = {task.id: task.parent for task in tasks}
    if _circle({id: [parent] if parent else [] for id, parent in parents.items()}):
        return
    for i, task in enumerate(tasks):
        level, above = 1, task.parent
        while above in parents:
            level, above = level + 1, parents[above]
        if level > MAX_LEVELS:
            what = say("the task {id} is below the third level", id=task.id)
            mend = say("make it a part of a task of the first or second level")
            yield Problem("too-many-levels", document.at(("tasks", i, "parent")), what, mend)


def _order_done(tasks: list[TaskForm], document: Document) -> Iterator[Problem]:
    done = {task.id: task.done for task in tasks}
    for i, task in enumerate(tasks):
        for id in task.after:
            before = done.get(id)
            if task.done and before and task.done < before:
                what = say("{id} was done on {day}, before {other} was", id=task.id, day=str(task.done), other=id)
                mend = say("correct one of the days, or remove {other} from after:", other=id)
                yield Problem("done-too-early", document.at(("tasks", i, "done")), what, mend)


_CHECKS: tuple[Callable[[list[TaskForm], Document], Iterator[Problem]], ...] = (
    _unique,
    _known,
    _no_circles,
    _levels,
    _order_done,
)
