"""Rotations small enough to try every order."""

from itertools import permutations, product
from random import Random

from meetingplan.plan.rotation import Rotation


def tiny(random: Random, groups: int = 3, sites: int = 3) -> Rotation:
    """Any small rotation: some visits are not made, travel differs by direction and may be shorter by a detour."""
    minutes = tuple(tuple(random.choice((0, 1, 2, 5, 9)) for _ in range(sites)) for _ in range(groups))
    travel = tuple(tuple(0 if i == j else random.randint(0, 6) for j in range(sites)) for i in range(sites))
    return Rotation(minutes, travel, tuple(random.choice((1, 1, 2)) for _ in range(sites)))


def least(rotation: Rotation) -> int:
    """The least value, by trying every order of visits a group and every order of groups at a site.

    In such orders every visit starts as soon as the group's earlier visits and the site's places allow. Written
    without any part of the planner: starts are pushed later until nothing changes.
    """
    days = [[s for s, minutes in enumerate(row) if minutes] for row in rotation.minutes]
    queues = [[g for g, row in enumerate(rotation.minutes) if row[s]] for s in range(len(rotation.capacity))]
    best = 1 << 30
    for walks in product(*(list(permutations(day)) for day in days)):
        for turns in product(*(list(permutations(queue)) for queue in queues)):
            best = min(best, _end(rotation, walks, turns, best))
    return best


def _end(rotation: Rotation, walks: tuple[tuple[int, ...], ...], turns: tuple[tuple[int, ...], ...], limit: int) -> int:
    """When the last visit ends if groups walk and sites admit in these orders; at least the limit where they block."""
    starts = {(g, s): 0 for g, walk in enumerate(walks) for s in walk}
    changed = True
    while changed:
        changed = False
        for (g, s), start in starts.items():
            walk, turn = walks[g], turns[s]
            seen = walk[: walk.index(s)]
            earlier = turn[: turn.index(g)]
            there = [starts[g, p] + rotation.minutes[g][p] + rotation.travel[p][s] for p in seen]
            ends = sorted(starts[o, s] + rotation.minutes[o][s] for o in earlier)
            admitted = [starts[o, s] for o in earlier]
            room = ends[-rotation.capacity[s]] if len(ends) >= rotation.capacity[s] else 0
            soonest = max([0, room, *there, *admitted])
            if soonest > start:
                starts[g, s] = soonest
                changed = True
                if soonest >= limit:
                    return limit
    return max((start + rotation.minutes[g][s] for (g, s), start in starts.items()), default=0)
