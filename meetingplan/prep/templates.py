"""The library of task templates (templates.yaml), made into tasks for a scenario and a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from meetingplan.domain.ids import TaskId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.preparation import Estimate, Link, Task, Topic
from meetingplan.domain.problems import InputError, Problem
from meetingplan.domain.text import Message
from meetingplan.language import translate
from meetingplan.prep.calendar import COMMON, workdays
from meetingplan.prep.counting import first_of, on_or_before
from meetingplan.prep.subjects import Each, Subject, subjects
from meetingplan.scenario.fields import Id, Name
from meetingplan.store.document import parse
from meetingplan.store.validate import Form, validate

_FILE = "templates.yaml"
SPARE = 2
"""Working days that a task of a template has to spare at least, assumed; more where much can go wrong."""
_Days = Annotated[list[int], Field(min_length=3, max_length=3)]


class TopicForm(Form):
    """One of `topics:`."""

    id: Id
    name: Name


class TemplateForm(Form):
    """One of `templates:`."""

    id: Id
    topic: Id
    each: Each
    name: Name
    measure: Name | None = None
    days: _Days
    before: int
    after: list[Id] = Field(default=[])


class TemplatesForm(Form):
    """The whole of templates.yaml."""

    format: Literal["meetingplan.templates/1"]
    topics: list[TopicForm]
    templates: list[TemplateForm]


@cache
def library() -> TemplatesForm:
    """The templates of this package."""
    found: list[Problem] = []
    document = parse(files(__package__).joinpath(_FILE).read_bytes(), _FILE, found)
    form = validate(TemplatesForm, document, found) if document else None
    if form is None or found:
        raise InputError(tuple(found))
    return form


def tasks_of(meeting: Meeting, plan: Plan | None) -> tuple[Task, ...]:
    """The tasks that a scenario and a plan ask for, in the order of the library, in the meeting's language.

    Without a plan what it would tell is said to be open, and every coach and docent counts. A task stands under the
    parent of its topic, or under one of its own of the first level; owner and lead unit are those that the scenario
    names, else the topic's, else the parent's. Deadlines that are no working day move to the last one before. A task
    is to begin so early that it ends in time if much goes wrong, and with `SPARE` days to lose at least.
    """
    chosen = meeting.preparation.topics
    by_kind, days = subjects(meeting, plan), workdays(meeting.preparation, meeting.clock.first_day)[COMMON]
    made: list[Task] = []
    for topic in library().topics:
        if chosen is None or topic.id in chosen:
            settings = chosen[topic.id] if chosen else Topic(topic.id)
            parts = [
                _task(meeting, days, template, subject, by_kind)
                for template in library().templates
                if template.topic == topic.id
                for subject in by_kind[template.each]
            ]
            made.extend(_under(meeting, topic, settings, parts))
    ids = {task.id for task in made}
    return tuple(replace(task, after=tuple(link for link in task.after if link.task in ids)) for task in made)


def _under(meeting: Meeting, topic: TopicForm, settings: Topic, parts: list[Task]) -> Iterator[Task]:
    parent = meeting.preparation.tasks.get(settings.parent) if settings.parent else None
    owner = settings.owner or (parent.owner if parent else "")
    unit = settings.lead_unit or (parent.lead_unit if parent else "")
    whole = settings.parent or TaskId(topic.id)
    if parent is None and parts:
        deadline = max(task.deadline for task in parts if task.deadline)
        name = topic.name.text().to(meeting.language)
        yield Task(whole, name, None, owner, unit, 1, (), deadline, None, "")
    for task in parts:
        yield replace(task, parent=whole, owner=task.owner or owner, lead_unit=task.lead_unit or unit)


def _task(
    meeting: Meeting,
    days: Sequence[date],
    template: TemplateForm,
    subject: Subject,
    by_kind: Mapping[Each, list[Subject]],
) -> Task:
    values = {key: translate(value, meeting.language) if isinstance(value, Message) else value
              for key, value in subject.values.items()}  # fmt: skip
    estimate = Estimate(*template.days)
    deadline = on_or_before(days, meeting.clock.first_day - timedelta(days=template.before))
    spare = max(SPARE, estimate.pessimistic - estimate.likely)
    name = template.name.text().to(meeting.language)
    measure = template.measure.text().to(meeting.language) if template.measure else ""
    return Task(
        id=_id(template, subject),
        name=translate(Message(name, values), meeting.language),
        parent=None,
        owner=subject.owner,
        lead_unit=subject.unit,
        days=estimate.likely,
        after=tuple(Link(id) for id in _before(template, subject, by_kind)),
        deadline=deadline,
        done=None,
        notes="",
        measure=translate(Message(measure, values), meeting.language),
        not_before=first_of(days, deadline, estimate.likely + spare),
        estimate=estimate,
    )


def _id(template: TemplateForm, subject: Subject) -> TaskId:
    return TaskId(f"{template.id}.{subject.id}" if subject.id else template.id)


def _before(template: TemplateForm, subject: Subject, by_kind: Mapping[Each, list[Subject]]) -> Iterator[TaskId]:
    """The tasks that go first: of the same thing, of what it belongs to, of its parts, or of the whole meeting."""
    for other in library().templates:
        if other.id in template.after:
            for its in by_kind[other.each]:
                if template.each == "meeting" or other.each == "meeting" or its.of & subject.of:
                    yield _id(other, its)
