"""First timetables: visits are given out one by one, by a rule that weighs what presses; many rules are tried."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from random import Random

import numpy as np
from numpy.typing import NDArray

from meetingplan.plan.rotation.bound import Day
from meetingplan.plan.rotation.problem import Rotation, Starts, Visit, by_start

Times = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Begin and end, by site."""

NEVER = 1 << 40
"""The readiness of a visit that is not to be made, or not again."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Weights by which the next visit is chosen.

    Args:
        group, site: of the minutes of work that the group, the site still has before it.
        travel: against minutes of travel to the site.
        long: of the visit's own minutes; negative prefers short visits.
        patience: 0 takes only visits that can start first of all; 1 all that start before the first of them could end
            (active schedules, Giffler and Thompson 1960).
        chance: minutes of noise.
        ahead: so many groups with the longest days go their shortest ways before all others, who fill what they leave:
            visit by visit nobody keeps a path that is shortest as a whole.
    """

    group: float
    site: float
    travel: float
    long: float
    patience: float
    chance: float
    ahead: int


def any_rule(random: Random) -> Rule:
    """A rule out of a few hundred that have proved worth trying."""
    return Rule(
        group=random.choice((0.0, 0.1, 0.3, 0.5, 1.0)),
        site=random.choice((0.0, 0.1, 0.3, 0.5)),
        travel=random.choice((0.0, 1.0, 2.0, 4.0)),
        long=random.choice((0.0, 0.2, -0.2)),
        patience=random.choice((0.0, 0.3, 1.0)),
        chance=random.choice((0.0, 10.0, 20.0)),
        ahead=random.choice((0, 0, 1, 2, 3)),
    )


def like(rule: Rule, random: Random) -> Rule:
    """A rule a little different from one that has done well."""
    return replace(
        rule,
        group=rule.group + random.uniform(-0.1, 0.1),
        site=rule.site + random.uniform(-0.1, 0.1),
        long=rule.long + random.uniform(-0.1, 0.1),
        chance=random.choice((5.0, 10.0, 20.0)),
    )


def on_shortest_ways(rotation: Rotation, days: Sequence[Day], groups: int) -> dict[Visit, int]:
    """The visits of so many groups with the longest days, one group after the other, there or back as is sooner."""
    starts: dict[Visit, int] = {}
    for group in sorted(range(len(days)), key=lambda g: (-days[g].minutes, g))[:groups]:
        order = days[group].order
        there, back = (_round(rotation, starts, group, way) for way in (order, order[::-1]))
        starts |= there if rotation.value(there) <= rotation.value(back) else back
    return starts


def _round(rotation: Rotation, starts: Starts, group: int, order: Sequence[int]) -> dict[Visit, int]:
    """One group's visits in this order, each as soon as the site has a place beside those who are there."""
    front: dict[Visit, int] = {}
    for site in order:
        there = [rotation.end(seen, front) + rotation.travel[seen[1]][site] for seen in front]
        ready, minutes = max(there, default=0), rotation.minutes[group][site]
        taken = [(starts[v], rotation.end(v, starts)) for v in starts if v[1] == site]
        front[group, site] = min(
            start
            for start in (ready, *(end for _, end in taken))
            if start >= ready
            and sum(begin < start + minutes and start < end for begin, end in taken) < rotation.capacity[site]
        )
    return front


def dispatch(rotation: Rotation, days: Sequence[Day], rule: Rule, random: Random) -> dict[Visit, int]:
    """A timetable by one rule: group by group and site by site as vectors, so that a choice costs some microseconds."""
    minutes, travel = np.array(rotation.minutes), np.array(rotation.travel)
    noise = np.random.default_rng(random.getrandbits(32)).random(minutes.shape) * rule.chance
    liking = noise + rule.long * minutes
    places = [[0] * capacity for capacity in rotation.capacity]
    arrival, drive = np.zeros_like(minutes), np.zeros_like(minutes)
    arrival[minutes == 0] = NEVER
    free = np.zeros(len(travel), dtype=minutes.dtype)
    of_group, of_site = minutes.sum(axis=1), minutes.sum(axis=0) / np.array(rotation.capacity)
    starts = on_shortest_ways(rotation, days, rule.ahead)
    kept = _by_turn(rotation, starts)
    for group, site in starts:
        arrival[group, site] = NEVER
        of_group[group] -= rotation.minutes[group][site]
        of_site[site] -= rotation.minutes[group][site] / rotation.capacity[site]
    for _ in range(len(rotation.visits()) - len(starts)):
        ready = np.maximum(arrival, free)
        for begins, ends in kept:
            ready = np.where((ready < ends) & (ready + minutes > begins), ends, ready)
        first = ready.min()
        admitted = ready <= first + rule.patience * ((ready + minutes).min() - first)
        wish = liking + rule.group * of_group[:, None] + rule.site * of_site - rule.travel * drive
        wish -= 2 * ready - arrival + drive
        group, site = divmod(int(np.where(admitted, wish, -np.inf).argmax()), len(travel))
        start = int(ready[group, site])
        end = start + rotation.minutes[group][site]
        starts[group, site] = start
        places[site] = sorted([*places[site][1:], end])
        free[site] = places[site][0]
        drive[group] = travel[site]
        arrival[group] = np.where(arrival[group] >= NEVER, NEVER, np.maximum(arrival[group], end + travel[site]))
        arrival[group, site] = NEVER
        of_group[group] -= end - start
        of_site[site] -= (end - start) / rotation.capacity[site]
    return starts


def _by_turn(rotation: Rotation, starts: Starts) -> list[Times]:
    """When the first visit to every site begins and ends, then the second, and so on."""
    turns: list[list[tuple[int, int]]] = [[] for _ in rotation.capacity]
    for visit in by_start(starts):
        turns[visit[1]].append((starts[visit], rotation.end(visit, starts)))
    rows = (np.array(turn).T for turn in zip_longest(*turns, fillvalue=(NEVER, NEVER)))
    return [(begins, ends) for begins, ends in rows]
