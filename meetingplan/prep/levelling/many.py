"""Serial schedule generation for many orders of one classic project at once, in numpy.

What is used of all resources in one slot is one number, each resource in a lane of bits of its own with a guard bit
above: one subtraction tells whether there is room in every lane, and no lane ever borrows from the next.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meetingplan.prep.levelling.project import Project

Orders = NDArray[np.intp]
"""Orders x jobs: numbers of jobs, each after those that it waits for."""
Times = NDArray[np.int16]
"""Orders x jobs: by job, the moment at which it starts."""
NEVER = np.int16(32000)


def fits(project: Project) -> bool:
    """Whether lanes and moments find room in the numbers that are used."""
    return len(project.capacity) * _lane(project) < 63 and _length(project) < int(NEVER)


def _lane(project: Project) -> int:
    return max(project.capacity, default=0).bit_length() + 1


def _length(project: Project) -> int:
    """Slots in which any serial timetable ends, and a longest job more."""
    return sum(job.days for job in project.jobs) + max(job.days for job in project.jobs) + 1


class Serial:
    """Timetables by serial generation, of the project or with time running backwards."""

    def __init__(self, project: Project, backwards: bool = False) -> None:
        lane = _lane(project)
        number = np.int32 if len(project.capacity) * lane < 31 else np.int64
        self.before = _padded([list(others) for others in project.followers] if backwards else _before(project))
        self._days = np.array([job.days for job in project.jobs], np.int16)
        self._needs: NDArray[Any] = np.array([_word(job.demand, lane) for job in project.jobs], number)
        guard = _word([1 << (lane - 1)] * len(project.capacity), lane)
        self._guard = number(guard)
        self._rooms = np.array([_word(project.capacity, lane) + guard], number) - self._needs
        self._moments = np.arange(_length(project), dtype=np.int16)

    def __call__(self, orders: Orders) -> Times:
        """Every job as soon as it can be after those before it in its order."""
        rows = np.arange(len(orders))
        used = np.zeros((len(orders), len(self._moments)), self._needs.dtype)
        starts = np.zeros(orders.shape, np.int16)
        ends = np.zeros((len(orders), orders.shape[1] + 1), np.int16)
        last = 0
        for jobs in orders.T:
            days = self._days[jobs]
            soonest = ends[rows[:, None], self.before[jobs]].max(1)
            first, beyond = int(soonest.min()), last + int(self._days.max()) + 1
            moments, here = self._moments[first:beyond], used[:, first:beyond]
            full = ((self._rooms[jobs][:, None] - here) & self._guard) != self._guard
            # The next moment without room, seen from each moment: a job fits where that is far enough off.
            blocked = np.minimum.accumulate(np.where(full, moments, NEVER)[:, ::-1], axis=1)[:, ::-1]
            good = (blocked - moments >= days[:, None]) & (moments >= soonest[:, None])
            start = moments[good.argmax(1)]
            end = start + days
            starts[rows, jobs], ends[rows, jobs] = start, end
            here += self._needs[jobs][:, None] * ((moments >= start[:, None]) & (moments < end[:, None]))
            last = max(last, int(end.max()))
        return starts


def _before(project: Project) -> list[list[int]]:
    return [[wait.job for wait in job.after] for job in project.jobs]


def _padded(lists: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """Rows of one length; what is missing points behind the last job, where every end is 0."""
    made = np.full((len(lists), max(1, *map(len, lists))), len(lists), np.intp)
    for number, row in enumerate(lists):
        made[number, : len(row)] = row
    return made


def _word(values: Sequence[int], lane: int) -> int:
    return sum(value << (lane * k) for k, value in enumerate(values))
