"""Whole walks for many groups: spread out from the first, or near a solution of the linear program.

Where there is room enough, groups that go by the shortest ways which are still open cost hardly more than if each were
alone, and no program is needed. Else what is whole in the program stays, and the others are led round it: all whole
parts are taken at once, then the largest fractions that still fit. Who is left takes the shortest path through what is
left, where a minute still costs what the linear program says. The work grows with the walks, of which there are no more
for a million delegates than for thousands.
"""

import math
from collections import Counter
from collections.abc import Sequence

from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.bound import SPAN
from meetingplan.plan.walks.master import Duals, Master
from meetingplan.plan.walks.pricing import shortest_paths
from meetingplan.plan.walks.room import TINY, Room
from meetingplan.plan.walks.rows import Usage
from meetingplan.plan.walks.walk import TimedWalk, cost

FULL = 10
"""A minute at a full node costs so many times the dearest walk, so that only ways through such nodes are that dear."""
SHARE = 20
"""Of the groups of a class that are left, at most one in so many takes the same path, but always one."""
ROUNDS = 4
"""The groups of a class are spread in so many parts, all classes in turn, so that none comes last with all of them."""
SOFT = 0.001
"""A minute at a node that is nearly full costs such a part of a minute of the tour: of short ways the emptiest."""


class Crowd:
    """Groups that are given walks, within what the nodes hold at every minute."""

    def __init__(self, problem: Problem, master: Master, left: Sequence[int]) -> None:
        self.problem, self.stretch = problem, master.stretch
        self.room = Room(master.rows, master.stretch.classes)
        self.left = list(left)
        self.walks: Counter[TimedWalk] = Counter()

    def give(self, walk: TimedWalk, usage: Usage, most: int) -> int:
        """Gives a walk to as many groups as fit, `most` at most; returns how many."""
        groups = self.room.fits(usage, min(most, self.left[walk.kind]))
        if groups:
            self.room.take(usage, groups)
            self.left[walk.kind] -= groups
            self.walks[walk] += groups
        return groups

    def send(self, kind: int, groups: int) -> bool:
        """Sends so many groups of a class, or fewer, along ways that are short and empty; False where there is none."""
        of = self.stretch.classes[kind]
        full = FULL * of.longest
        prices = self.room.prices(kind, self.room.crowding(SOFT * of.minute), full)
        paths = shortest_paths(self.problem, self.stretch, kind, prices, {})
        costs = {walk: cost(walk, of) for walk in paths.walks(full, SPAN)}
        least = min(costs.values(), default=0)
        short = [walk for walk, its in costs.items() if its == least]
        sent = 0
        for walk in short:
            share = min(math.ceil(groups / len(short)), groups - sent)
            sent += self.give(walk, self.room.rows.usage(walk, of), share)
        return sent > 0

    def lead(self, kind: int, duals: Duals) -> bool:
        """Leads some groups of a class along the cheapest way that is left; False where there is none."""
        of = self.stretch.classes[kind]
        full = FULL * of.longest
        paths = shortest_paths(self.problem, self.stretch, kind, self.room.prices(kind, duals.prices, full), {})
        walk = next(paths.walks(full, len(paths.back)), None)
        most = math.ceil(self.left[kind] / SHARE)
        return walk is not None and self.give(walk, self.room.rows.usage(walk, of), most) > 0


def spread(problem: Problem, master: Master) -> tuple[TimedWalk, ...] | None:
    """A walk for every group by the shortest ways that are open to it; None where somebody is left without.

    No group divides sites between tours.
    """
    crowd = Crowd(problem, master, [len(of.tours) for of in master.stretch.classes])
    rounds = ROUNDS
    while any(crowd.left):
        for kind, left in enumerate(crowd.left):
            if left and not crowd.send(kind, math.ceil(left / rounds)):
                return None
        rounds = max(1, rounds - 1)
    return tuple(crowd.walks.elements())


def place(problem: Problem, master: Master, duals: Duals) -> tuple[TimedWalk, ...] | None:
    """A walk for every group near the last solution of the master; None where somebody is left without."""
    crowd = Crowd(problem, master, _in_classes(master))
    parts = {number: math.modf(value + TINY) for number, value in master.values().items()}
    for number, (_, whole) in parts.items():
        crowd.give(master.walks[number], master.usage(number), int(whole))
    for number in sorted(parts, key=lambda number: (-parts[number][0], number)):
        if parts[number][0] > 2 * TINY:
            crowd.give(master.walks[number], master.usage(number), 1)
    for kind in sorted(range(len(crowd.left)), key=lambda kind: (-crowd.left[kind], kind)):
        while crowd.left[kind]:
            if not crowd.lead(kind, duals):
                return None
    return tuple(crowd.walks.elements())


def _in_classes(master: Master) -> list[int]:
    """How many groups are in each class; of ways the whole parts, then the largest fractions."""
    going, numbers = master.ways(), iter(master.ways())
    groups = [0] * len(master.stretch.classes)
    for outing in master.stretch.outings:
        if not outing.divided:
            groups[outing.ways[0][0]] = outing.groups
            continue
        mine = [going[next(numbers)] + TINY for _ in outing.ways]
        left = outing.groups - sum(map(int, mine))
        up = sorted(range(len(mine)), key=lambda way: (int(mine[way]) - mine[way], way))[:left]
        for way, kinds in enumerate(outing.ways):
            for kind in kinds:
                groups[kind] += int(mine[way]) + (way in up)
    return groups
