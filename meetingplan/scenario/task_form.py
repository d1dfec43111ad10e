"""One entry of `tasks:`: the work, its people and days, and what it waits for."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticKnownError

from meetingplan.domain.ids import TaskId, TeamId
from meetingplan.domain.preparation import Estimate, Link, LinkKind, Task, Timing
from meetingplan.scenario.fields import Blank, Count, Date, Id, Line
from meetingplan.store.validate import Form

MAX_DAYS = 2000
_Notes = Annotated[str, StringConstraints(max_length=4000)]
_WorkingDays = Annotated[int, Field(ge=0, le=MAX_DAYS)]
_Lag = Annotated[int, Field(ge=-MAX_DAYS, le=MAX_DAYS)]
_Percent = Annotated[int, Field(ge=0, le=100)]


class LinkForm(Form):
    """One of `after:`; working days of the common calendar."""

    task: Id
    kind: Literal["FS", "SS", "FF", "SF"] = "FS"
    lag: _Lag = 0

    def link(self) -> Link:
        """The link as the rest of the program knows it."""
        return Link(TaskId(self.task), LinkKind(self.kind), self.lag)


def _finish_to_start(value: object) -> object:
    """A plain id stands for a task that must have finished."""
    if isinstance(value, bool | int | float):
        raise PydanticKnownError("string_type")
    return {"task": value} if isinstance(value, str) else value


class EstimateForm(Form):
    """`estimate:`; working days."""

    optimistic: _WorkingDays
    likely: _WorkingDays
    pessimistic: _WorkingDays


class TaskForm(Form):
    """One of `tasks:`."""

    id: Id
    name: Line
    level: Annotated[int, Field(ge=1, le=3)] | None = None
    parent: Id | None = None
    owner: Blank = ""
    lead_unit: Blank = ""
    units: list[Line] = Field(default=[])
    measure: Blank = ""
    days: _WorkingDays = 1
    estimate: EstimateForm | None = None
    after: list[Annotated[LinkForm, BeforeValidator(_finish_to_start, json_schema_input_type=str | LinkForm)]] = Field(
        default=[]
    )
    staff: dict[Id, Count] = Field(default={})
    timing: Timing = "asap"
    not_before: Date | None = None
    deadline: Date | None = None
    started: Date | None = None
    progress: _Percent = 0
    done: Date | None = None
    notes: _Notes = ""

    def task(self) -> Task:
        """The task as the rest of the program knows it; what is only estimated takes as long as it usually does."""
        guess = self.estimate
        estimate = Estimate(guess.optimistic, guess.likely, guess.pessimistic) if guess else None
        return Task(
            id=TaskId(self.id),
            name=self.name,
            parent=TaskId(self.parent) if self.parent else None,
            owner=self.owner,
            lead_unit=self.lead_unit,
            days=estimate.likely if estimate and "days" not in self.model_fields_set else self.days,
            after=tuple(entry.link() for entry in self.after),
            deadline=self.deadline,
            done=self.done,
            notes=self.notes,
            units=tuple(self.units),
            measure=self.measure,
            timing=self.timing,
            not_before=self.not_before,
            started=self.started,
            progress=self.progress,
            estimate=estimate,
            staff={TeamId(id): people for id, people in self.staff.items()},
            listed=self.level,
        )
