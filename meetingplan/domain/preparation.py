"""The preparation: who does what by when, in up to three levels, on which days, and what waits for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Literal

from meetingplan.domain.gates import Gate
from meetingplan.domain.ids import PlaceId, TaskId, TeamId
from meetingplan.domain.recurring import Recurring

Holidays = Literal["CN", "none"]
"""Whose public holidays and make-up days count: China's, or nobody's, which leaves Mondays to Fridays."""
Timing = Literal["asap", "alap"]
"""As soon as possible (room to spare comes after the task), or as late as possible (it comes before)."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class LinkKind(Enum):
    """Which end of a task waits for which end of the one before it."""

    FS = "FS"
    """It starts after the other has finished."""
    SS = "SS"
    """It starts after the other has started."""
    FF = "FF"
    """It finishes after the other has finished."""
    SF = "SF"
    """It finishes after the other has started."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a task waits for: one end of another, and `lag` working days of the common calendar more (or fewer)."""

    task: TaskId
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Working days in three points: if all goes well, as it usually goes, if much goes wrong."""

    optimistic: int
    likely: int
    pessimistic: int


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the breakdown (任务分解表).

    Args:
        parent: the task that this one is part of, or None at the first level.
        owner: the person responsible (责任人).
        lead_unit: the unit in the lead (牵头单位).
        days: working days of the owner's calendar that it takes; of a task with parts, those of its own work, which
            ends no earlier than the last of its parts.
        after: what must be done first.
        deadline: the day by which it must be done (完成时限); None where its parent's counts, or the
            eve of the meeting.
        done: the day on which it was done, or None.
        units: the units that cooperate (配合单位).
        measure: how it is to be done (措施).
        timing: where the room to spare is to lie.
        not_before: the first day on which it can be worked on, or None.
        started: the day on which it was begun, or None.
        progress: per cent of its work that is done.
        estimate: what its days may turn out to be, or None.
        staff: how many people of which team it needs on each day on which its owner works on it.
        listed: the level of the list that it was taken from (1 province, 2 park, 3 county), or None.
    """

    id: TaskId
    name: str
    parent: TaskId | None
    owner: str
    lead_unit: str
    days: int
    after: tuple[Link, ...]
    deadline: date | None
    done: date | None
    notes: str
    units: tuple[str, ...] = ()
    measure: str = ""
    timing: Timing = "asap"
    not_before: date | None = None
    started: date | None = None
    progress: int = 0
    estimate: Estimate | None = None
    staff: Mapping[TeamId, int] = field(default_factory=dict)
    listed: int | None = None

    @property
    def remaining(self) -> int:
        """Working days that are left of a task that is not done, rounded up."""
        return -(-self.days * (100 - self.progress) // 100)


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to have reached at the end of the day T-`days_before`, once the tasks in `after` are done."""

    id: TaskId
    name: str
    days_before: int
    after: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: those of the holidays' country, less `off`, with `works`, which goes before all."""

    holidays: Holidays = "CN"
    off: tuple[Days, ...] = ()
    works: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """A person responsible, with days of their own on which they do not work, or work though others do not."""

    name: str
    unit: str = ""
    off: tuple[Days, ...] = ()
    works: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """People whom tasks can ask for; who is in a team `within` another counts there, too (4 resident of 6 seconded)."""

    id: TeamId
    name: str
    people: int
    within: TeamId | None = None


SPECIALS = ("team", "persons", "mechanism", "plan", "budget")
"""The five specials (五专): a dedicated team, persons, mechanism, plan and budget."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the task templates that is used, and what its tasks have in common.

    Args:
        parent: the task that they are parts of; None for a task of the first level, made with them.
        owner, lead_unit: who has those for which the scenario names nobody; empty for those of `parent`.
    """

    id: str
    parent: TaskId | None = None
    owner: str = ""
    lead_unit: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """All tasks, in the organiser's order, and what they are done with.

    Args:
        milestones: by id; no id is a task's.
        owners: by name, those of whom more than the name is known.
        starts: the first day on which anyone can work on it, or None where that was not said.
        as_of: the day at whose end the entries stood as they are written, or None.
        specials: the tasks that each of `SPECIALS` is settled by.
        gates: by site, what must be done before it can be visited.
        meetings: those that come again, by id.
        topics: of the task templates, those that are used; None for all, each with a task of its own.
        from_plan: the tasks that the templates made.
    """

    tasks: Mapping[TaskId, Task]
    milestones: Mapping[TaskId, Milestone] = field(default_factory=dict)
    owners: Mapping[str, Owner] = field(default_factory=dict)
    teams: Mapping[TeamId, Team] = field(default_factory=dict)
    calendar: Calendar = Calendar()
    starts: date | None = None
    as_of: date | None = None
    specials: Mapping[str, tuple[TaskId, ...]] = field(default_factory=dict)
    gates: Mapping[PlaceId, Gate] = field(default_factory=dict)
    meetings: Mapping[str, Recurring] = field(default_factory=dict)
    topics: Mapping[str, Topic] | None = None
    from_plan: frozenset[TaskId] = frozenset()

    def level(self, task: Task) -> int:
        """1 for a task without parent, 2 for its parts, 3 for theirs."""
        return 1 if task.parent is None else 1 + self.level(self.tasks[task.parent])

    def parts(self, whole: TaskId) -> tuple[Task, ...]:
        """The tasks that a task consists of, in the organiser's order."""
        return tuple(task for task in self.tasks.values() if task.parent == whole)

    def at(self, day: date | None = None) -> "Preparation":
        """The preparation as it stood at the end of a day, by default of `as_of`: what was begun or done later is open.

        If neither is known it is that of the last thing that was begun or done.
        """
        known = [when for task in self.tasks.values() for when in (task.started, task.done) if when]
        as_of = day or self.as_of or max(known, default=None)
        if as_of is None:
            return self
        return replace(self, as_of=as_of, tasks={id: _at(task, as_of) for id, task in self.tasks.items()})


def _at(task: Task, day: date) -> Task:
    if task.started and task.started > day:
        task = replace(task, started=None, progress=0)
    return replace(task, done=None) if task.done and task.done > day else task
