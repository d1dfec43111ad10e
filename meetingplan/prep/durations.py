"""How long tasks may turn out to take, drawn at random: from three points, or from what their owner's tasks took."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Estimate, Task
from meetingplan.prep.calendar import Workdays
from meetingplan.prep.counting import between
from meetingplan.prep.known import Known
from meetingplan.prep.standing import days_of

PRIOR = 3
"""An owner of whom n tasks are done is drawn from their own record n times out of n + 3, else from everyone's."""
MOST = 3.0
"""No record counts for more than three times the days that were planned."""

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Records:
    """Days that tasks took over days planned, of everyone and of each owner, of what is done."""

    everyone: tuple[float, ...]
    owners: Mapping[str, tuple[float, ...]]


def records(known: Known, calendars: Workdays) -> Records:
    """What is known of how long work takes here.

    Where nobody has said when a task was begun, it took its planned days and those by which it was late; who was early
    counts as on time then.
    """
    owners: dict[str, list[float]] = defaultdict(list)
    for id, task in known.preparation.tasks.items():
        planned = known.histories[id].planned
        if task.done and task.days:
            days = days_of(calendars, task.owner)
            if task.started:
                took = between(days, task.started, task.done) + 1
            else:
                took = task.days + (max(0, between(days, planned, task.done)) if planned else 0)
            owners[task.owner].append(min(MOST, max(1, took) / task.days))
    everyone = tuple(ratio for ratios in owners.values() for ratio in ratios)
    return Records(everyone, {owner: tuple(ratios) for owner, ratios in owners.items()})


def draw(
    tasks: Mapping[TaskId, Task], record: Records, samples: int, rng: np.random.Generator
) -> Mapping[TaskId, NDArray[np.int64]]:
    """Working days that are left of every task that is not done, a row of samples each.

    Three points are drawn from the beta distribution of PERT (Malcolm, Roseboom, Clark and Fazar 1959), every task for
    itself. Without them, all tasks of one owner take the same multiple of their days in one sample. Days are rounded to
    whole ones, as rounding up would let short tasks be late nearly always, and are at least one.
    """
    ratios: dict[str, Draws] = {}
    made: dict[TaskId, NDArray[np.int64]] = {}
    for id, task in tasks.items():
        if task.done or not task.days:
            continue
        if task.estimate:
            total = pert(task.estimate, samples, rng)
        else:
            if task.owner not in ratios:
                ratios[task.owner] = _ratios(record.owners.get(task.owner, ()), record.everyone, samples, rng)
            total = task.days * ratios[task.owner]
        left = 1 - task.progress / 100 if task.started else 1.0
        made[id] = np.maximum(1, np.rint(total * left)).astype(np.int64)
    return made


def pert(estimate: Estimate, samples: int, rng: np.random.Generator) -> Draws:
    """Draws from the beta distribution with these ends and this mode, its mean (o + 4 l + p) / 6."""
    low, mode, high = estimate.optimistic, estimate.likely, estimate.pessimistic
    if low == high:
        return np.full(samples, float(low))
    alpha, beta = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    return low + (high - low) * rng.beta(alpha, beta, samples)


def _ratios(own: Sequence[float], everyone: Sequence[float], samples: int, rng: np.random.Generator) -> Draws:
    if not everyone:
        return np.ones(samples)
    made = rng.choice(np.array(everyone), samples)
    if own:
        is_own = rng.random(samples) < len(own) / (len(own) + PRIOR)
        made = np.where(is_own, rng.choice(np.array(own), samples), made)
    return made
