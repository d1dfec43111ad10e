"""The whole of preparation.yaml: the tasks, the milestones, and the people and days to do them with."""

from typing import Annotated, Any, Literal

from pydantic import Field

from meetingplan.domain.ids import PlaceId, TaskId, TeamId
from meetingplan.domain.preparation import Calendar, Holidays, Milestone, Owner, Preparation, Team
from meetingplan.scenario.dispatch_form import GateForm, RecurringForm, TopicForm
from meetingplan.scenario.fields import Blank, Count, Date, Id, Line, Stretch
from meetingplan.scenario.task_form import TaskForm
from meetingplan.store.validate import Form

FORMAT: Literal["meetingplan.preparation/1"] = "meetingplan.preparation/1"


class MilestoneForm(Form):
    """One of `milestones:`; days of the calendar before the meeting's first day, negative after it."""

    id: Id
    name: Line
    days_before: Annotated[int, Field(ge=-2000, le=2000)]
    after: Annotated[list[Id], Field(min_length=1)]

    def milestone(self) -> Milestone:
        """The milestone as the rest of the program knows it."""
        return Milestone(TaskId(self.id), self.name, self.days_before, tuple(map(TaskId, self.after)))


class CalendarForm(Form):
    """`calendar:`."""

    holidays: Holidays = "CN"
    off: list[Stretch] = Field(default=[])
    works: list[Stretch] = Field(default=[])


class OwnerForm(Form):
    """One of `owners:`."""

    name: Line
    unit: Blank = ""
    off: list[Stretch] = Field(default=[])
    works: list[Stretch] = Field(default=[])

    def owner(self) -> Owner:
        """The owner as the rest of the program knows them."""
        return Owner(self.name, self.unit, tuple(self.off), tuple(self.works))


class TeamForm(Form):
    """One of `teams:`."""

    id: Id
    name: Line
    people: Count
    within: Id | None = None

    def team(self) -> Team:
        """The team as the rest of the program knows it."""
        return Team(TeamId(self.id), self.name, self.people, TeamId(self.within) if self.within else None)


class SpecialsForm(Form):
    """`specials:`, by ids of tasks."""

    team: list[Id] = Field(default=[])
    persons: list[Id] = Field(default=[])
    mechanism: list[Id] = Field(default=[])
    plan: list[Id] = Field(default=[])
    budget: list[Id] = Field(default=[])


class PreparationForm(Form):
    """The whole of preparation.yaml."""

    format: Literal["meetingplan.preparation/1"] = FORMAT
    starts: Date | None = None
    as_of: Date | None = None
    calendar: CalendarForm = CalendarForm()
    owners: list[OwnerForm] = Field(default=[])
    teams: list[TeamForm] = Field(default=[])
    specials: SpecialsForm = SpecialsForm()
    milestones: list[MilestoneForm] = Field(default=[])
    gates: list[GateForm] = Field(default=[])
    meetings: list[RecurringForm] = Field(default=[])
    topics: list[TopicForm] = Field(default=[])
    tasks: list[TaskForm] = Field(default=[])

    def preparation(self) -> Preparation:
        """The preparation as the rest of the program knows it."""
        calendar = Calendar(self.calendar.holidays, tuple(self.calendar.off), tuple(self.calendar.works))
        return Preparation(
            tasks={TaskId(form.id): form.task() for form in self.tasks},
            milestones={TaskId(form.id): form.milestone() for form in self.milestones},
            owners={form.name: form.owner() for form in self.owners},
            teams={TeamId(form.id): form.team() for form in self.teams},
            calendar=calendar,
            starts=self.starts,
            as_of=self.as_of,
            specials={name: tuple(map(TaskId, ids)) for name, ids in self.specials},
            gates={PlaceId(form.site): form.gate() for form in self.gates},
            meetings={form.id: form.recurring() for form in self.meetings},
            topics={form.topic: form.chosen() for form in self.topics} if "topics" in self.model_fields_set else None,
        )


def preparation_schema() -> dict[str, Any]:
    """The JSON Schema of preparation.yaml."""
    schema = PreparationForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": FORMAT}
