"""First timetables: visits are given out one by one, by a rule that weighs what presses; many rules are tried."""

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from meetingplan.plan.rotation.problem import Rotation, Visit

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
    """

    group: float
    site: float
    travel: float
    long: float
    patience: float
    chance: float


def any_rule(random: Random) -> Rule:
    """A rule out of a few hundred that have proved worth trying."""
    return Rule(
        group=random.choice((0.0, 0.1, 0.3, 0.5, 1.0)),
        site=random.choice((0.0, 0.1, 0.3, 0.5)),
        travel=random.choice((0.0, 1.0, 2.0, 4.0)),
        long=random.choice((0.0, 0.2, -0.2)),
        patience=random.choice((0.0, 0.3, 1.0)),
        chance=random.choice((0.0, 10.0, 20.0)),
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


def dispatch(rotation: Rotation, rule: Rule, random: Random) -> dict[Visit, int]:
    """A timetable by one rule: group by group and site by site as vectors, so that a choice costs some microseconds."""
    minutes, travel = np.array(rotation.minutes), np.array(rotation.travel)
    noise = np.random.default_rng(random.getrandbits(32)).random(minutes.shape) * rule.chance
    liking = noise + rule.long * minutes
    places = [[0] * capacity for capacity in rotation.capacity]
    arrival, drive = np.zeros_like(minutes), np.zeros_like(minutes)
    arrival[minutes == 0] = NEVER
    free = np.zeros(len(travel), dtype=minutes.dtype)
    of_group, of_site = minutes.sum(axis=1), minutes.sum(axis=0) / np.array(rotation.capacity)
    starts: dict[Visit, int] = {}
    for _ in rotation.visits():
        ready = np.maximum(arrival, free)
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
