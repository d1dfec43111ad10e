"""plan-tasks.yaml: the tasks that templates made of the scenario and a plan; `meetingplan breakdown` writes it.

It follows from the plan, which names the scenario it was made from; so it is no part of what a plan is made from.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Link, Preparation, Task
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.task_form import TaskForm
from meetingplan.store.document import parse
from meetingplan.store.validate import Form, validate

FORMAT: Literal["meetingplan.plan-tasks/1"] = "meetingplan.plan-tasks/1"
_Long = Annotated[str, StringConstraints(max_length=4000)]


class PlanTaskForm(TaskForm):
    """One of `tasks:`; names and measures are as long as what stands in them."""

    name: _Long
    measure: _Long = ""


class PlanTasksForm(Form):
    """The whole of plan-tasks.yaml."""

    format: Literal["meetingplan.plan-tasks/1"]
    tasks: list[PlanTaskForm] = Field(default=[])


def read_plan_tasks(data: bytes, file: str, preparation: Preparation, found: list[Problem]) -> tuple[Task, ...]:
    """The tasks of the file; what is wrong with it goes to `found`.

    Tasks of the preparation that they name and that are no longer there are passed over, as the next plan mends that.
    """
    document = parse(data, file, found)
    form = validate(PlanTasksForm, document, found) if document else None
    if document is None or form is None:
        return ()
    for i, task in enumerate(form.tasks):
        if TaskId(task.id) in preparation.tasks:
            what = say("the task {id} stands in preparation.yaml as well", id=task.id)
            mend = say("give the task in preparation.yaml another id")
            found.append(Problem("duplicate-id", document.at(("tasks", i, "id")), what, mend))
    known = {*preparation.tasks, *(TaskId(task.id) for task in form.tasks)}
    return tuple(_tied(task.task(), known) for task in form.tasks)


def _tied(task: Task, known: set[TaskId]) -> Task:
    parent = task.parent if task.parent in known else None
    return replace(task, parent=parent, after=tuple(link for link in task.after if link.task in known))


def dumps(tasks: Iterable[Task]) -> bytes:
    """The file of these tasks, one a line; the same tasks always give the same bytes."""
    lines = [
        "# Made by `meetingplan breakdown --write` from the scenario and the plan; the next plan writes it anew.",
        "# Owners, lead units and parents come from `topics:` of preparation.yaml; ticks go into progress/.",
        "# Days, first days and deadlines are assumed, customary ones of the templates.",
        f"format: {FORMAT}",
        "tasks:",
    ]
    rows = [f"  - {{{', '.join(_pairs(task))}}}" for task in tasks]
    return "\n".join([*lines, *(rows or ["  []"]), ""]).encode()


def _pairs(task: Task) -> Iterator[str]:
    for key in ("id", "name", "parent", "owner", "lead_unit"):
        if value := getattr(task, key):
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield f"days: {task.days}"
    if task.estimate:
        three = task.estimate
        yield f"estimate: {{optimistic: {three.optimistic}, likely: {three.likely}, pessimistic: {three.pessimistic}}}"
    if task.after:
        yield f"after: [{', '.join(_link(link) for link in task.after)}]"
    for key in ("not_before", "deadline"):
        if day := getattr(task, key):
            yield f"{key}: {day}"
    if task.measure:
        yield f"measure: {json.dumps(task.measure, ensure_ascii=False)}"


def _link(link: Link) -> str:
    return json.dumps(link.task, ensure_ascii=False)
