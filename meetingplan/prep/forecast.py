"""How likely milestones are reached: the schedule from today on, run many times with days drawn at random."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.activities import activities
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import LinkKind, Task
from meetingplan.domain.schedule import Schedule
from meetingplan.prep.calendar import COMMON, Workdays
from meetingplan.prep.durations import draw, records
from meetingplan.prep.known import Known

SAMPLES = 10_000
SHARES = (0.5, 0.8, 0.95)
"""By which days all is done in half, four fifths and nineteen twentieths of the samples."""

Days = NDArray[np.int64]
"""Midnights as ordinals, one a sample."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is forecast: tasks that are to be done by the end of a day."""

    kind: str
    id: str
    name: str
    due: date
    tasks: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a goal is reached.

    Args:
        probability: the share of samples in which it is.
        error: one standard error of that share, from the number of samples.
        by: the days by which it is reached in `SHARES` of the samples.
    """

    goal: Goal
    probability: float
    error: float
    by: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """All likelihoods, and what they rest on.

    Args:
        estimated: open tasks whose days were drawn from three points.
        recorded: from records of what took how long.
        planned: that were taken as planned, as nothing is known.
    """

    likelihoods: tuple[Likelihood, ...]
    samples: int
    seed: int
    estimated: int
    recorded: int
    planned: int


def forecast(
    known: Known, schedule: Schedule, calendars: Workdays, goals: Iterable[Goal], *, seed: int, samples: int = SAMPLES
) -> Forecast:
    """Runs what is left of the schedule; no task begins before the day that the backward schedule gives it."""
    network = activities(known.preparation, schedule.first_day)
    record = records(known, calendars)
    left = draw(network, record, samples, np.random.default_rng(seed))
    ends = _ends(network, left, schedule, calendars, known.day, samples)
    drawn = [network[id] for id in left]
    estimated = sum(task.estimate is not None for task in drawn)
    recorded = len(drawn) - estimated if record.everyone else 0
    likelihoods = tuple(_likelihood(goal, ends, samples) for goal in goals)
    return Forecast(likelihoods, samples, seed, estimated, recorded, len(drawn) - estimated - recorded)


def _likelihood(goal: Goal, ends: Mapping[TaskId, Days], samples: int) -> Likelihood:
    end = np.max([ends[id] for id in goal.tasks], axis=0)
    share = float(np.mean(end <= goal.due.toordinal() + 1))
    by = np.quantile(end, SHARES, method="inverted_cdf")
    days = tuple(date.fromordinal(int(midnight) - 1) for midnight in by)
    return Likelihood(goal, share, sqrt(share * (1 - share) / samples), days)


def _ends(
    network: Mapping[TaskId, Task],
    left: Mapping[TaskId, Days],
    schedule: Schedule,
    calendars: Workdays,
    day: date,
    samples: int,
) -> Mapping[TaskId, Days]:
    """The midnight at which each task ends, in each sample: the forward pass with rows in place of days."""
    worked = {name: np.array([one.toordinal() for one in days]) for name, days in calendars.items()}
    begun: dict[TaskId, Days] = {}
    ends: dict[TaskId, Days] = {}
    for id, task in network.items():
        if task.done:
            begun[id] = np.full(samples, (task.started or task.done).toordinal())
            ends[id] = np.full(samples, task.done.toordinal() + 1)
            continue
        own = worked.get(task.owner, worked[COMMON])
        planned = schedule.rows[id].planned.start
        begin = max(day + timedelta(days=1), task.not_before or day, day if task.started else planned)
        start = np.full(samples, begin.toordinal())
        at, until = _allowed(task, start, begun, ends, worked[COMMON])
        begun[id], ends[id] = _run(own, at, left.get(id), until)
    return ends


def _allowed(
    task: Task, start: Days, begun: Mapping[TaskId, Days], ends: Mapping[TaskId, Days], common: Days
) -> tuple[Days, Days]:
    """The midnights from which a task can start, and before which it cannot end; what has begun goes on."""
    until = np.zeros_like(start)
    for link in task.after:
        before = ends[link.task] if link.kind in (LinkKind.FS, LinkKind.FF) else begun[link.task]
        at = _moved(before, link.lag, common)
        if link.kind in (LinkKind.FF, LinkKind.SF):
            until = np.maximum(until, at)
        elif not task.started:
            start = np.maximum(start, at)
    return start, until


def _moved(at: Days, lag: int, common: Days) -> Days:
    """A midnight moved by working days of the common calendar."""
    if not lag:
        return at
    place = np.searchsorted(common, at)
    return _of(common, place + lag - 1) + 1 if lag > 0 else _of(common, place + lag)


def _of(days: Days, places: Days) -> Days:
    """The days at these places of a calendar; who would need more days than it has misses every deadline anyway."""
    return days[np.clip(places, 0, len(days) - 1)]


def _run(own: Days, at: Days, days: Days | None, until: Days) -> tuple[Days, Days]:
    """Start and end of so many working days from a midnight on, or so late that they end at `until`."""
    if days is None:
        moment = np.maximum(at, until)
        return moment, moment
    first = np.searchsorted(own, at)
    last = np.maximum(first + days - 1, np.searchsorted(own, until - 1))
    return _of(own, last - days + 1), _of(own, last) + 1
