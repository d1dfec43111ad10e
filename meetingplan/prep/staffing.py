"""The wished dates fitted to the staff: tasks that ask for more people than there are give way to each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from meetingplan.domain.ids import TaskId, TeamId
from meetingplan.domain.preparation import Link, LinkKind, Preparation, Task
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import Levelling, Span
from meetingplan.plan.budget import Budget
from meetingplan.prep.calendar import COMMON
from meetingplan.prep.counting import days_of_span
from meetingplan.prep.forward import moved, places
from meetingplan.prep.levelling import Job, NoRoomError, Project, Wait, level
from meetingplan.prep.passes import Passes

SECONDS = 60.0
"""A guard; the search ends by its effort, so that the same tasks always give the same dates."""


def shortage(preparation: Preparation, made: Passes) -> Mapping[TeamId, int]:
    """The teams of which more people are asked for at once than they have, with the most that are asked for."""
    asked: dict[TeamId, Counter[date]] = {team: Counter() for team in preparation.teams}
    for id, span in made.wished.items():
        for team, people in _needs(preparation, made.network[id]).items():
            for day in days_of_span(made.days.get(made.network[id].owner, made.days[COMMON]), span):
                asked[team][day] += people
    most = {team: max(days.values(), default=0) for team, days in asked.items()}
    return {team: people for team, people in most.items() if people > preparation.teams[team].people}


def levelled(
    preparation: Preparation, made: Passes, stated: Mapping[TaskId, date], short: Mapping[TeamId, int]
) -> tuple[Mapping[TaskId, Span], Levelling]:
    """The dates with which as little as can be is late, and then as little as can be moved off its wish.

    Args:
        stated: the deadlines that count, by task and milestone.
    """
    slots = _Slots(made)
    jobs = tuple(_job(id, preparation, made, stated, slots) for id in slots.ids)
    capacity = tuple(team.people for team in preparation.teams.values())
    try:
        found = level(Project(jobs, capacity, slots.horizon), Budget(SECONDS))
    except NoRoomError:
        raise BeyondCalendarError from None
    spans = {
        id: Span(slots.day(found.starts[n]), slots.day(jobs[n].end(found.starts[n]))) for n, id in enumerate(slots.ids)
    }
    return spans, Levelling(found.late, found.late_bound, found.moved, found.moved_bound, short)


def _needs(preparation: Preparation, task: Task) -> Mapping[TeamId, int]:
    """People by team; who is in a team within another is taken from both."""
    needs: Counter[TeamId] = Counter()
    for id, people in task.staff.items():
        team: TeamId | None = id
        while team:
            needs[team] += people
            team = preparation.teams[team].within
    return needs


class _Slots:
    """Days as numbers from the first on which anything open can be worked on, and what is open, by number."""

    def __init__(self, made: Passes) -> None:
        self.first = made.begin
        self.ids = [id for id, task in made.network.items() if task.done is None]
        self.number = {id: n for n, id in enumerate(self.ids)}
        ends = [span.end for id in self.ids for span in (made.early[id].span, made.late[id])]
        # One task after the other, each as long as it ever is alone, is always possible.
        spare = sum((made.early[id].span.end - made.early[id].span.start).days for id in self.ids) * 2 + 60
        lags = [abs(link.lag) for id in self.ids for link in made.network[id].after]
        self.common = places(made.days)[COMMON]
        self.horizon = min(self.slot(max(ends)) + spare, self.slot(self.common.last) - 4 * max(lags, default=0) - 60)
        self._calendars = {name: self._worked(days) for name, days in made.days.items()}
        self._lags: dict[int, tuple[int, ...]] = {}

    def slot(self, day: date) -> int:
        return (day - self.first).days

    def day(self, slot: int) -> date:
        return self.first + timedelta(days=slot)

    def calendar(self, owner: str) -> tuple[int, ...]:
        return self._calendars.get(owner, self._calendars[COMMON])

    def lag(self, days: int) -> tuple[int, ...] | None:
        """Where a lag moves every moment to; none moves nothing."""
        if days and days not in self._lags:
            move = self.common.on if days > 0 else self.common.back
            ends = (self.slot(move(self.day(slot), abs(days))) for slot in range(self.horizon + 1))
            self._lags[days] = tuple(max(0, end) for end in ends)
        return self._lags.get(days)

    def _worked(self, days: Sequence[date]) -> tuple[int, ...]:
        return tuple(slot for day in days if 0 <= (slot := self.slot(day)) < self.horizon)


def _job(id: TaskId, preparation: Preparation, made: Passes, stated: Mapping[TaskId, date], slots: _Slots) -> Job:
    task = made.network[id]
    needs = _needs(preparation, task)
    job = Job(
        days=task.remaining if task.started else task.days,
        after=tuple(_waits(task, made, slots)),
        demand=tuple(needs.get(team, 0) for team in preparation.teams),
        calendar=slots.calendar(task.owner),
        due=slots.slot(stated[id]) + 1 if id in stated else None,
        wish=slots.slot(made.wished[id].end),
    )
    start, end = _settled(task, made, slots)
    first = next((one for one, other in job.spans(slots.horizon, start) if other >= end), None)
    if first is None:
        raise BeyondCalendarError
    return replace(job, begin=first)


def _holds_start(link: Link) -> bool:
    return link.kind in (LinkKind.FS, LinkKind.SS)


def _is_settled(link: Link, made: Passes) -> bool:
    """Whether what a link waits for has happened already."""
    before = made.network[link.task]
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    return before.done is not None or (from_start and before.started is not None)


def _waits(task: Task, made: Passes, slots: _Slots) -> Iterator[Wait]:
    for link in task.after:
        if not _is_settled(link, made) and not (task.started and _holds_start(link)):
            yield Wait(slots.number[link.task], link.kind, slots.lag(link.lag))


def _settled(task: Task, made: Passes, slots: _Slots) -> tuple[int, int]:
    """The first moments at which a task may start and end, as far as they are settled already."""
    start = end = 0
    if task.not_before and not task.started:
        start = max(0, slots.slot(task.not_before))
    for link in task.after:
        if _is_settled(link, made):
            at = slots.slot(moved(made.early[link.task].span, made.network[link.task], link, slots.common))
            if not _holds_start(link):
                end = max(end, at)
            elif not task.started:
                start = max(start, at)
    return start, end
