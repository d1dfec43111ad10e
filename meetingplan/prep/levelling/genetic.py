"""A genetic search for classic projects (Hartmann 1998), every child justified to the right and to the left again.

Double justification never makes a timetable longer and mostly shortens it (Valls, Ballestin and Quintanilla 2005).
"""

import numpy as np
from numpy.typing import NDArray

from meetingplan.prep.levelling.many import Orders, Serial, Times
from meetingplan.prep.levelling.project import Project, Starts

CROWD, LEAST = 1_100_000, 16
"""Timetables that are kept, times the square of their jobs, and at least: small projects have larger populations."""
SPREAD = 0.35
"""Of the longest chain: how far the first orders stray from that of the longest rest."""
SHORTEST, LONGEST = 0.25, 0.75
"""Share of the jobs that a child has from its second parent."""
MOVED, FAR = 3, 1 / 12
"""Jobs that a mutation moves on average, and how far, as a share of all jobs."""

Keys = NDArray[np.float64]
"""Orders x jobs: what comes first has the smaller key."""


class Genetic:
    """A population of timetables of a project, the shortest first."""

    def __init__(self, project: Project, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._days = np.array([job.days for job in project.jobs])
        self._forwards, self._backwards = Serial(project), Serial(project, backwards=True)
        self._levels = _levels(project)
        tails = np.array(project.tails, float)
        self._size = max(LEAST, CROWD // len(tails) ** 2)
        noise = self._random.normal(0, 1, (2 * self._size, len(tails)))
        noise *= self._random.uniform(0, SPREAD * tails.max(), (2 * self._size, 1))
        self.best = self._kept(self._justified(self._ordered(noise - tails)))

    @property
    def value(self) -> int:
        """The length of the shortest timetable."""
        return int((self.best[0] + self._days).max())

    def timetable(self) -> dict[int, int]:
        """The shortest timetable."""
        return dict(enumerate(map(int, self.best[0])))

    def welcome(self, starts: Starts) -> None:
        """Takes in a timetable that was found elsewhere."""
        one = np.array([[starts[job] for job in range(len(self._days))]], np.int16)
        self.best = self._kept(np.concatenate([self.best, self._justified(one.argsort(1, kind="stable"))]))

    def generation(self) -> None:
        """Has parents, drawn with a liking for short timetables, bring forth children; keeps the best of all."""
        children = self._crossed(self.best[self._drawn()], self.best[self._drawn()])
        self.best = self._kept(np.concatenate([self.best, self._justified(self._ordered(self._mutated(children)))]))

    def _drawn(self) -> NDArray[np.intp]:
        """The better one of any two."""
        pairs = self._random.integers(0, len(self.best), (2, self._size))
        return np.asarray(pairs.min(0), np.intp)

    def _crossed(self, first: Times, second: Times) -> Keys:
        """Two-point crossover of orders: the middle of a child has the order of its second parent."""
        jobs = first.shape[1]
        one, other = self._ranks(first), self._ranks(second)
        length = self._random.integers(int(jobs * SHORTEST), int(jobs * LONGEST) + 1, (self._size, 1))
        begin = self._random.integers(0, jobs, (self._size, 1)) - length // 2
        head = one < begin
        middle = ~head & (np.where(head, -1, other).argsort(1, kind="stable").argsort(1) < begin + length)
        return np.where(head, one - 2.0 * jobs, np.where(middle, other, one + 2.0 * jobs))

    def _ranks(self, starts: Times) -> NDArray[np.intp]:
        """The place of every job in the order of its starts; those that start together in any order."""
        return (starts + 0.9 * self._random.random(starts.shape)).argsort(1).argsort(1)

    def _mutated(self, keys: Keys) -> Keys:
        ranks = keys.argsort(1).argsort(1).astype(float)
        moved = self._random.random(keys.shape) < MOVED / keys.shape[1]
        return ranks + np.where(moved, self._random.normal(0, keys.shape[1] * FAR, keys.shape), 0)

    def _ordered(self, keys: Keys) -> Orders:
        """Orders by keys, in which every job comes after those that it waits for."""
        padded = np.concatenate([keys, np.full((len(keys), 1), -np.inf)], axis=1)
        for level in self._levels:
            padded[:, level] = np.maximum(padded[:, level], padded[:, self._forwards.before[level]].max(2) + 1e-3)
        return padded[:, :-1].argsort(1, kind="stable")

    def _justified(self, orders: Orders) -> Times:
        starts = self._forwards(orders)
        mirrored = self._backwards((-(starts + self._days)).argsort(1, kind="stable"))
        return self._forwards((-(mirrored + self._days)).argsort(1, kind="stable"))

    def _kept(self, starts: Times) -> Times:
        """The shortest ones, no two alike in length and sum of starts; of equal length those that start early."""
        keys = (starts + self._days).max(1).astype(np.int64) << 32 | starts.sum(1, dtype=np.int64)
        return starts[np.unique(keys, return_index=True)[1][: self._size]]


def _levels(project: Project) -> list[NDArray[np.intp]]:
    """Jobs by the length of the longest chain before them, those without any left out."""
    level = [0] * len(project.jobs)
    for number, job in enumerate(project.jobs):
        level[number] = max((level[wait.job] + 1 for wait in job.after), default=0)
    return [np.flatnonzero(np.array(level) == depth) for depth in range(1, max(level) + 1)]
