"""Entries of preparation.yaml beside tasks: gates of sites, meetings that come again, topics of the templates."""

from typing import Annotated, Literal

from pydantic import Field

from meetingplan.domain.gates import Gate
from meetingplan.domain.ids import PlaceId, TaskId
from meetingplan.domain.preparation import Topic
from meetingplan.domain.recurring import Recurring, Weekday
from meetingplan.scenario.fields import Blank, Date, Hhmm, Id, Line, Minutes, Name
from meetingplan.store.validate import Form


class GateForm(Form):
    """One of `gates:`; days of the calendar before the meeting's first day."""

    site: Id
    after: Annotated[list[Id], Field(min_length=1)]
    days_before: Annotated[int, Field(ge=0, le=2000)] = 1
    fallback: Name

    def gate(self) -> Gate:
        """The gate as the rest of the program knows it."""
        return Gate(PlaceId(self.site), tuple(map(TaskId, self.after)), self.days_before, self.fallback.text())


class RecurringForm(Form):
    """One of `meetings:`; a day that is not worked moves to the next that is."""

    id: Id
    name: Line
    every: Literal["week", "month"]
    week: Annotated[int, Field(ge=1, le=4)] = 1
    weekday: Weekday
    at: Hhmm
    minutes: Minutes
    place: Blank = ""
    first: Date = Field(alias="from")
    last: Date = Field(alias="to")

    def recurring(self) -> Recurring:
        """The meeting as the rest of the program knows it."""
        week = self.week if self.every == "month" else None
        return Recurring(
            self.id, self.name, week, self.weekday, self.at, self.minutes, self.place, self.first, self.last
        )


class TopicForm(Form):
    """One of `topics:`."""

    topic: Id
    parent: Id | None = None
    owner: Blank = ""
    lead_unit: Blank = ""

    def chosen(self) -> Topic:
        """The topic as the rest of the program knows it."""
        return Topic(self.topic, TaskId(self.parent) if self.parent else None, self.owner, self.lead_unit)
