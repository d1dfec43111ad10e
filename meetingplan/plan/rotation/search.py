"""The search for a timetable: a start by rules, large neighbourhood search (Shaw 1998), a proof by CP-SAT."""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from random import Random

from meetingplan.plan.budget import Budget
from meetingplan.plan.rotation.best import Best, OnRotated, Rotated
from meetingplan.plan.rotation.bound import FLOAT, Day, bound, days
from meetingplan.plan.rotation.dispatch import Rule, any_rule, dispatch, like
from meetingplan.plan.rotation.problem import Rotation, Starts, backwards, by_start, soonest
from meetingplan.plan.rotation.window import Stretch, Window, window
from meetingplan.plan.solver import Status, Values, solve

TRIES, START = 200, 0.1
"""Rules tried for a start, and the most of the budget's seconds that they may take."""
SMALL, MEDIUM, SHARE = 64, 120, 0.05
"""Visits up to which proofs are sought at once; up to which after this share of the seconds; else never."""
EFFORT = 0.06
"""Deterministic time for one window, and for the first try of a proof: about a second."""
GROW, SHRINK = 1.05, 0.9
"""Factors of a window's size after a solve that ended, and after one that did not."""


def rotate(rotation: Rotation, budget: Budget, on_better: OnRotated) -> Rotated:
    """Finds a timetable that ends early, and proves how early one could.

    The budget's seconds divide the work, so on another machine the same seed may give another timetable.
    """
    alone = days(rotation, budget)
    best = Best(rotation, bound(rotation, alone), budget.stop)
    _start(best, alone, budget, on_better)
    _improve(best, budget, on_better)
    best.tell(on_better)
    return best.now


def _start(best: Best, alone: Sequence[Day], budget: Budget, on_better: OnRotated) -> None:
    """Tries rules at random, then rules like the best one."""
    random = Random(budget.seed)
    tried: list[tuple[int, int, Rule]] = []
    for attempt in range(TRIES):
        if best.done.is_set() or (attempt and budget.spent() > START * budget.seconds):
            return
        rule = any_rule(random) if attempt < TRIES / 2 else like(min(tried)[2], random)
        starts = dispatch(best.rotation, alone, rule, random)
        tried.append((best.rotation.value(starts), attempt, rule))
        best.offer(soonest(best.rotation, by_start(starts)))
        best.tell(on_better)


def _improve(best: Best, budget: Budget, on_better: OnRotated) -> None:
    """One walk a worker through better and better timetables; the first one's ends early if a proof is in reach."""
    visits = len(best.rotation.visits())
    share = 0.0 if visits <= SMALL else SHARE if visits <= MEDIUM else 1.0
    walks = [_Walk(best, budget, Random(f"{budget.seed}/{worker}")) for worker in range(budget.threads)]

    def work(walk: _Walk) -> None:
        if walk is walks[0]:
            walk.until(share * budget.seconds)
            _prove(best, budget)
        else:
            walk.until(budget.seconds)

    with ThreadPoolExecutor(budget.threads) as threads:
        running = [threads.submit(work, walk) for walk in walks]
        while wait(running, timeout=0.05).not_done:
            best.tell(on_better)
    for ended in running:
        ended.result()


def _prove(best: Best, budget: Budget) -> None:
    """Asks of the whole problem for something better until there is nothing, each time for longer.

    One thread proves sooner than several that share what they learn, and the sooner the less room is left below the
    best value: so every try starts from the best timetable of all workers.
    """
    effort = EFFORT
    while not (best.done.is_set() or budget.over()):
        now = best.now
        everything = Stretch(-1, now.value + 1, range(len(best.rotation.minutes)))
        model = window(best.rotation, now.starts, everything, now.bound, now.value - 1)

        def offer(values: Values, value: int, _bound: float, model: Window = model) -> None:
            best.offer(model.timetable(values, value))

        turn = Budget(budget.left(), 1, budget.seed, best.done)
        answer = solve(model.cp, turn, effort, offer, relax=False, precedences=True)
        if answer.status is Status.INFEASIBLE:
            best.prove(now.value)
        elif answer.values is not None:
            best.prove(math.ceil(answer.bound - FLOAT))
        effort *= 2


@dataclass(slots=True)
class _Walk:
    """A worker's own timetable, and how much of it a window may hold so that it is solved in time.

    Args:
        all_day: visits free in windows of some groups only, and of all groups.
    """

    best: Best
    budget: Budget
    random: Random
    size: dict[bool, float] = field(default_factory=lambda: {False: 60.0, True: 40.0})

    def until(self, seconds: float) -> None:
        """Frees one window after another; what is as good is taken as well, for it leads elsewhere."""
        rotation, mirrored = self.best.rotation, self.best.rotation.mirrored()
        starts = self.best.now.starts
        while not self.best.done.is_set() and not self.budget.over() and self.budget.spent() < seconds:
            if self.best.now.value < rotation.value(starts):
                starts = self.best.now.starts
            if self.random.random() < 0.5:
                starts = backwards(mirrored, self._step(mirrored, backwards(rotation, starts)))
            else:
                starts = self._step(rotation, starts)
            self.best.offer(starts)

    def _step(self, rotation: Rotation, starts: Starts) -> Starts:
        """Solves a window at random."""
        some = self.random.random() < 0.5
        stretch = self._stretch(rotation, starts, some)
        model = window(rotation, starts, stretch, self.best.now.bound, rotation.value(starts))
        turn = Budget(self.budget.left(), 1, self.random.getrandbits(30), self.best.done)
        answer = solve(model.cp, turn, EFFORT, lambda values, value, bound: None, relax=False)
        ended = answer.status is Status.OPTIMAL
        self.size[some] = min(self.size[some] * (GROW if ended else SHRINK), float(len(starts)))
        if answer.values is None or answer.value is None:
            return starts
        return model.timetable(answer.values, answer.value)

    def _stretch(self, rotation: Rotation, starts: Starts, some: bool) -> Stretch:
        """A stretch with about as many free visits as can be solved: short with all groups, longer with some.

        One of the groups that end last is always free.
        """
        groups, value = len(rotation.minutes), rotation.value(starts)
        share = self.size[some] / len(starts)
        count = self.random.randint(1, groups) if some else groups
        length = share * groups / count * value
        begin = self.random.uniform(-length / 2, value - length / 2)
        if length >= value:
            begin, length = -1.0, value + 2.0
        last = self.random.choice([g for g, s in starts if rotation.end((g, s), starts) == value])
        others = self.random.sample([g for g in range(groups) if g != last], count - 1)
        return Stretch(begin, begin + length, frozenset({last, *others}))
